import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveStream, type Change, type Standing } from './stream';

/** A server that answers each opening of the stream with the next of these bodies. */
function serving(...answers: (string | number)[]) {
  return vi.fn(async (_address: string, _options: { headers: Record<string, string> }) => {
    const answer = answers.shift();
    if (typeof answer === 'number') {
      return new Response('', { status: answer });
    }
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(answer ?? ''));
        if (answers.length > 0) {
          controller.close();
        }
      },
    });
    return new Response(body);
  });
}

const event = (id: string) => `event: checklist\ndata: {"op":"put","id":"${id}","snapshot":{"id":"${id}"}}\n`;

describe('the live stream', () => {
  let heard: Change[];
  let standings: Standing[];
  let resyncs: number;
  let stream: LiveStream;

  beforeEach(() => {
    heard = [];
    standings = [];
    resyncs = 0;
    stream = new LiveStream('hr', {
      changes: (changes) => heard.push(...changes),
      standing: (standing) => standings.push(standing),
      resync: () => resyncs++,
    });
  });

  afterEach(() => {
    stream.close();
    vi.unstubAllGlobals();
  });

  it('begins a little before the page did, and goes on where it was', async () => {
    const server = serving(`retry: 1\n\n${event('a')}id: one\n\n`, `${event('b')}id: two\n\n`);
    vi.stubGlobal('fetch', server);
    stream.open();
    await vi.waitFor(() => expect(heard.map(({ id }) => id)).toEqual(['a', 'b']));
    const [first, second] = server.mock.calls;
    expect(first?.[0]).toMatch(/&from=20/);
    expect(first?.[1].headers['Last-Event-ID']).toBeUndefined();
    expect(second?.[0]).not.toContain('from=');
    expect(second?.[1].headers['Last-Event-ID']).toBe('one');
    expect(resyncs).toBe(0);
    expect(standings.at(-1)).toMatchObject({ phase: 'live', gap: null });
  });

  it('says what was missed, and has everything fetched anew', async () => {
    vi.stubGlobal('fetch', serving('retry: 1\n\n: still here\nid: one\n\n', 'event: resync\ndata: {}\nid: two\n\n'));
    stream.open();
    await vi.waitFor(() => expect(resyncs).toBe(1));
    expect(standings.at(-1)?.phase).toBe('live');
    expect(standings.at(-1)?.gap).not.toBeNull();
  });

  it('is away while the server is, and says so', async () => {
    vi.stubGlobal('fetch', serving(503, 503));
    stream.open();
    await vi.waitFor(() => expect(standings.at(-1)?.phase).toBe('away'));
    expect(heard).toEqual([]);
  });

  it('hears nothing of kinds it does not know', async () => {
    vi.stubGlobal('fetch', serving(`event: weather\ndata: {"op":"put","id":"w"}\n\n${event('a')}id: one\n\n`));
    stream.open();
    await vi.waitFor(() => expect(heard.map(({ id }) => id)).toEqual(['a']));
  });

  it('takes text for text, whatever stands in it', async () => {
    const name = '</script><img src=x onerror=alert(1)>\u202e"';
    const data = JSON.stringify({ op: 'put', id: 'x', snapshot: { id: 'x', name } });
    vi.stubGlobal('fetch', serving(`event: person\ndata: ${data}\nid: one\n\n`));
    stream.open();
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(heard[0]?.snapshot).toEqual({ id: 'x', name });
  });
});
