import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Applied, listKey, oneKey } from './applied';
import type { Change } from './stream';

const list = (id: string, revision: number, now = '2026-11-25T10:00:00Z') => ({ id, revision, basis: { now } });
const put = (id: string, revision: number, now?: string): Change => ({ kind: 'checklist', op: 'put', id, snapshot: list(id, revision, now) });

describe('what the stream tells', () => {
  let fetched: QueryClient;
  let applied: Applied;

  beforeEach(() => {
    vi.useFakeTimers();
    fetched = new QueryClient();
    applied = new Applied(fetched, () => undefined);
    fetched.setQueryData(listKey('checklist'), { items: [list('a', 1), list('b', 3)], next: null });
    fetched.setQueryData(oneKey('checklist', 'b'), list('b', 3));
  });

  afterEach(() => {
    vi.useRealTimers();
    fetched.clear();
  });

  const rows = () => fetched.getQueryData<{ items: { id: string; revision: number }[] }>(listKey('checklist'))?.items;

  it('changes a row where it stands, and the thing by itself', () => {
    applied.apply([put('b', 4)]);
    expect(rows()?.map(({ id, revision }) => [id, revision])).toEqual([
      ['a', 1],
      ['b', 4],
    ]);
    expect(fetched.getQueryData(oneKey('checklist', 'b'))).toMatchObject({ revision: 4 });
  });

  it('never puts an older state over a newer one', () => {
    applied.apply([put('b', 2)]);
    expect(rows()?.[1]?.revision).toBe(3);
    expect(fetched.getQueryData(oneKey('checklist', 'b'))).toMatchObject({ revision: 3 });
  });

  it('leaves lists of other kinds, and things nobody fetched, alone', () => {
    fetched.setQueryData(listKey('person'), { items: [list('b', 1)], next: null });
    applied.apply([put('b', 9), put('c', 1)]);
    expect(fetched.getQueryData(listKey('person'))).toMatchObject({ items: [{ revision: 1 }] });
    expect(fetched.getQueryData(oneKey('checklist', 'c'))).toBeUndefined();
    expect(rows()).toHaveLength(2);
  });

  it('takes away what is gone, at once, and until it is there again', () => {
    applied.apply([{ kind: 'checklist', op: 'remove', id: 'a' }]);
    expect(rows()?.map(({ id }) => id)).toEqual(['b']);
    expect(applied.isGone('checklist', 'a')).toBe(true);
    applied.apply([put('a', 7)]);
    expect(applied.isGone('checklist', 'a')).toBe(false);
  });

  it('knows a task by its list and its own id', () => {
    const task = { checklistId: 'a', id: 'access[crm/user]', revision: 1, status: 'open' };
    fetched.setQueryData(listKey('task'), { items: [task, { ...task, checklistId: 'b' }], next: null });
    applied.apply([{ kind: 'task', op: 'put', id: 'a/access[crm/user]', snapshot: { ...task, revision: 2, status: 'done' } }]);
    expect(fetched.getQueryData(listKey('task'))).toMatchObject({ items: [{ status: 'done' }, { status: 'open' }] });
  });

  it('asks for the lists of a kind again once, however much was told', () => {
    const again = vi.spyOn(fetched, 'invalidateQueries');
    applied.apply([put('a', 2), put('b', 4)]);
    applied.apply([put('b', 5)]);
    expect(again).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(again).toHaveBeenCalledTimes(1);
    expect(again).toHaveBeenCalledWith({ queryKey: ['list', 'checklist'] });
  });

  it('is as old as the newest of it, not as when it came', () => {
    applied.apply([put('a', 2, '2026-11-25T10:00:05Z'), put('b', 4, '2026-11-25T10:00:02Z')]);
    expect(applied.newest).toBe(Date.parse('2026-11-25T10:00:05Z'));
    applied.saw([list('z', 1, '2026-11-25T09:00:00Z')]);
    expect(applied.newest).toBe(Date.parse('2026-11-25T10:00:05Z'));
  });
});
