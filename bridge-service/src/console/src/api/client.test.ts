import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, query, Refusal, signIn, tell } from './client';

function answering(status: number, body: unknown = {}) {
  const server = vi.fn(async (_path: string, _options: RequestInit) => new Response(status === 204 ? null : JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', server);
  return server;
}

describe('asking and telling', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    document.cookie = 'XSRF-TOKEN=; max-age=0';
  });

  it('proves with a change that this page made it', async () => {
    document.cookie = 'XSRF-TOKEN=abc%2Fdef';
    const server = answering(202, { position: 'p' });
    expect(await tell('/api/x', { comment: 'so' })).toEqual({ position: 'p' });
    expect(server.mock.calls[0]?.[1].headers).toMatchObject({ 'X-XSRF-TOKEN': 'abc/def' });
    expect(server.mock.calls[0]?.[1].body).toBe('{"comment":"so"}');
  });

  it('says no in the words of the server', async () => {
    answering(422, { detail: 'Expected other fields: [comment]', errors: { comment: 'Expected some text' } });
    const refused = await tell('/api/x', {}).catch((failure: unknown) => failure);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ status: 422, message: 'Expected other fields: [comment]', errors: { comment: 'Expected some text' } });
  });

  it('takes nothing for an answer where there is none', async () => {
    answering(204);
    expect(await tell('/api/x', {})).toBeUndefined();
  });

  it('says that nobody answers when nobody does', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
    await expect(ask('/api/x')).rejects.toMatchObject({ status: 0 });
  });

  it('does not promise that what was said is said again', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
    const unheard = await tell('/api/x', {}).catch((failure: unknown) => failure);
    expect(unheard).toMatchObject({ status: 0, ofTelling: true });
    expect((unheard as Refusal).message).not.toContain('by itself');
  });

  it('leads to the sign-in and back', async () => {
    const go = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    history.replaceState(null, '', '/checklists?status=done&q=a%20b');
    answering(401);
    await expect(ask('/api/x')).rejects.toMatchObject({ status: 401 });
    expect(go).toHaveBeenCalledWith('/login?to=%2Fchecklists%3Fstatus%3Ddone%26q%3Da%2520b');
    history.replaceState(null, '', '/');
    signIn();
    expect(go).toHaveBeenLastCalledWith('/login');
  });

  it('asks with what is said, and without what is not', () => {
    expect(query({ q: '', status: ['open', 'planned'], limit: 50, after: undefined })).toBe('?status=open&status=planned&limit=50');
    expect(query({ q: '' })).toBe('');
  });
});
