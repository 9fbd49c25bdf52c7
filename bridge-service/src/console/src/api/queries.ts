import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApplied, useIsLive } from '../live/Live';
import { listKey, oneKey } from '../live/applied';
import type { Kind } from '../live/stream';
import type { Checklist, Feed, ListedTask, Me, Page, Person, Review, Unmatched } from './answers';
import { ask, query } from './client';

/** Kinds that the stream keeps in step. */
interface Streamed {
  person: Person;
  checklist: Checklist;
  task: ListedTask;
  review: Review;
  unmatched: Unmatched;
}

const PLACES: Readonly<Record<keyof Streamed, string>> = {
  person: '/api/people',
  checklist: '/api/checklists',
  task: '/api/tasks',
  review: '/api/reviews',
  unmatched: '/api/unmatched',
};

/** A page, and what was asked to get it. */
export interface Answered<T> extends Page<T> {
  readonly question: string;
}

export type Asked = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** While the stream is away, it is asked every so often instead. */
const WITHOUT_STREAM = 10_000;

export function useMe(): UseQueryResult<Me> {
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => ask<Me>('/api/me', signal), staleTime: Infinity });
}

/** A page of a list; what the stream tells is in it. */
export function useList<K extends keyof Streamed & Kind>(kind: K, asked: Asked): UseQueryResult<Answered<Streamed[K]>> {
  const applied = useApplied();
  const isLive = useIsLive();
  const search = query(asked);
  return useQuery({
    queryKey: listKey(kind, search),
    queryFn: async ({ signal }) => {
      const page = await ask<Page<Streamed[K]>>(PLACES[kind] + search, signal);
      applied.saw(page.items);
      return { ...page, question: search };
    },
    placeholderData: keepPreviousData,
    refetchInterval: isLive ? false : WITHOUT_STREAM,
  });
}

export function useOne<K extends keyof Streamed & Kind>(kind: K, id: string): UseQueryResult<Streamed[K]> {
  const applied = useApplied();
  const isLive = useIsLive();
  return useQuery({
    queryKey: oneKey(kind, id),
    queryFn: async ({ signal }) => {
      const one = await ask<Streamed[K]>(`${PLACES[kind]}/${encodeURIComponent(id)}`, signal);
      applied.saw([one]);
      return one;
    },
    refetchInterval: isLive ? false : WITHOUT_STREAM,
  });
}

/** Newest first; a page goes on where the one before ended. */
export function useFeed(project: string, asked: Asked): UseQueryResult<Feed & { question: string; next: string | null }> {
  const applied = useApplied();
  const isLive = useIsLive();
  const search = query(asked);
  return useQuery({
    queryKey: listKey('feed', project + search),
    queryFn: async ({ signal }) => {
      const feed = await ask<Feed>(`/api/projects/${encodeURIComponent(project)}/feed${search}`, signal);
      applied.saw(feed.items);
      const next = feed.next_url === undefined ? null : new URL(feed.next_url).searchParams.get('after');
      return { ...feed, question: project + search, next };
    },
    placeholderData: keepPreviousData,
    refetchInterval: isLive ? false : WITHOUT_STREAM,
  });
}

/** Something made of what the stream tells of: asked again when it tells of that kind. */
export function useDerived<T extends object>(kind: Kind, path: string): UseQueryResult<T> {
  const isLive = useIsLive();
  return useQuery({
    queryKey: listKey(kind, path),
    queryFn: ({ signal }) => ask<T>(path, signal),
    refetchInterval: isLive ? false : WITHOUT_STREAM,
  });
}

/** What no stream tells of: asked again and again while somebody looks. */
export function usePolled<T extends object>(path: string, every = 4_000): UseQueryResult<T & { question: string }> {
  return useQuery({
    queryKey: ['polled', path],
    queryFn: async ({ signal }) => ({ ...(await ask<T>(path, signal)), question: path }),
    placeholderData: keepPreviousData,
    refetchInterval: every,
  });
}
