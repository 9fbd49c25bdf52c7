import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Applied } from './applied';
import { LiveStream, type Standing } from './stream';

export interface LiveState extends Standing {
  readonly newest: number | null;
}

/** What the stream did to this page, for whoever wants to show it. */
class Live {
  readonly applied: Applied;
  private standing: Standing = { phase: 'starting', heard: null, gap: null };
  private state: LiveState = { ...this.standing, newest: null };
  private readonly watchers = new Set<() => void>();

  constructor(fetched: ConstructorParameters<typeof Applied>[0]) {
    this.applied = new Applied(fetched, () => this.tell());
  }

  open(account: string): () => void {
    const stream = new LiveStream(account, {
      changes: (changes) => this.applied.apply(changes),
      resync: () => this.applied.resync(),
      standing: (standing) => {
        this.standing = standing;
        this.tell();
      },
    });
    stream.open();
    return () => stream.close();
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  readonly now = (): LiveState => this.state;

  private tell(): void {
    this.state = { ...this.standing, newest: this.applied.newest };
    this.watchers.forEach((watcher) => watcher());
  }
}

const Context = createContext<Live | null>(null);

/** Keeps what is shown in step with the stream of this account. */
export function LiveProvider({ account, children }: { account: string; children: ReactNode }) {
  const fetched = useQueryClient();
  const [live] = useState(() => new Live(fetched));
  useEffect(() => live.open(account), [live, account]);
  return <Context value={live}>{children}</Context>;
}

function useLive(): Live {
  const live = useContext(Context);
  if (live === null) {
    throw new Error('Expected to be inside LiveProvider, but it is not');
  }
  return live;
}

export function useApplied(): Applied {
  return useLive().applied;
}

export function useLiveState(): LiveState {
  const live = useLive();
  return useSyncExternalStore(live.watch, live.now);
}

export function useIsLive(): boolean {
  const live = useLive();
  const isLive = useMemo(() => () => live.now().phase === 'live', [live]);
  return useSyncExternalStore(live.watch, isLive);
}
