import { describe, expect, it } from 'vitest';
import { SseReader } from './sse';

const STREAM =
  'retry: 3100\n\n: still here\nid: one\n\nevent: person\ndata: {"op":"put","id":"p"}\n\nevent: checklist\ndata: {"a":\ndata: 1}\nid: two\n\n';
const EVENTS = [
  { event: 'person', data: '{"op":"put","id":"p"}' },
  { event: 'checklist', data: '{"a":\n1}' },
];

describe('an event stream', () => {
  it('is read whole', () => {
    const reader = new SseReader();
    expect(reader.read(STREAM)).toEqual(EVENTS);
    expect(reader.lastId).toBe('two');
    expect(reader.retry).toBe(3100);
  });

  it('is read the same wherever it is cut', () => {
    for (let cut = 0; cut <= STREAM.length; cut++) {
      const reader = new SseReader();
      expect([...reader.read(STREAM.slice(0, cut)), ...reader.read(STREAM.slice(cut))]).toEqual(EVENTS);
      expect(reader.lastId).toBe('two');
    }
  });

  it('is read the same character by character, with any line end', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const reader = new SseReader();
      const events = [...STREAM.replaceAll('\n', end)].flatMap((one) => reader.read(one));
      expect(events.slice(0, 1)).toEqual(EVENTS.slice(0, 1));
      expect(events).toHaveLength(2);
    }
  });

  it('moves its position by a heartbeat without an event', () => {
    const reader = new SseReader();
    expect(reader.read(': still here\nid: seven\n\n')).toEqual([]);
    expect(reader.lastId).toBe('seven');
  });

  it('has no event before its blank line', () => {
    const reader = new SseReader();
    expect(reader.read('event: person\ndata: {}\nid: nine\n')).toEqual([]);
    expect(reader.lastId).toBeNull();
    expect(reader.read('\n')).toEqual([{ event: 'person', data: '{}' }]);
    expect(reader.lastId).toBe('nine');
  });

  it('takes no number that is none, and no field it does not know', () => {
    const reader = new SseReader();
    reader.read('retry: soon\nwhat: ever\n\n');
    expect(reader.retry).toBeNull();
  });
});
