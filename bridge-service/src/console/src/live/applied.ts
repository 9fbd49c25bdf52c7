import type { QueryClient } from '@tanstack/react-query';
import type { Page } from '../api/answers';
import { now } from '../time/clock';
import type { Change, Kind } from './stream';

interface Snapshot {
  readonly id: string;
  readonly revision?: number;
  readonly checklistId?: string;
  readonly basis?: { readonly now: string };
  /** An entry of a feed keeps what is ours there, and when it was told here. */
  readonly _footbridge?: { readonly revision: number; readonly project: string };
  readonly date_modified?: string;
}

/** Keys of what is fetched: a list of a kind, or one thing of it. */
export const listKey = (kind: string, search = '') => ['list', kind, search] as const;
export const oneKey = (kind: string, id: string) => ['one', kind, id] as const;

/** A task is known by its list and its own id. */
export function idOf(kind: string, thing: object): string {
  const snapshot = thing as Snapshot;
  return kind === 'task' ? `${snapshot.checklistId}/${snapshot.id}` : snapshot.id;
}

const SOON = 400;

/**
 * Puts what the stream said into what was fetched: rows change where they stand. Which rows a list has, only the server
 * knows; so its lists are asked for again, a little later and once for many changes.
 */
export class Applied {
  /** When the newest of what is shown happened, by the server's clock. */
  newest: number | null = null;
  private readonly gone = new Set<string>();
  private readonly due = new Set<Kind>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly fetched: QueryClient,
    private readonly changed: () => void,
  ) {}

  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      const key = `${change.kind} ${change.id}`;
      if (change.op === 'remove') {
        this.gone.add(key);
        this.remove(change);
      } else {
        this.gone.delete(key);
        this.put(change, change.snapshot as Snapshot);
      }
      this.due.add(change.kind);
    }
    this.timer ??= setTimeout(() => this.askAgain(), SOON);
    this.changed();
  }

  /** Everything may have changed meanwhile. */
  resync(): void {
    void this.fetched.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'list' || queryKey[0] === 'one' });
  }

  /** What was fetched tells its age as well. */
  saw(things: readonly unknown[]): void {
    things.forEach((thing) => this.age(thing as Snapshot));
    this.changed();
  }

  isGone(kind: string, id: string): boolean {
    return this.gone.has(`${kind} ${id}`);
  }

  private age(snapshot: Snapshot, otherwise?: number): void {
    const told = snapshot.basis?.now ?? snapshot.date_modified;
    const at = told === undefined ? otherwise : Date.parse(told);
    if (at !== undefined && (this.newest === null || at > this.newest)) {
      this.newest = at;
    }
  }

  private put(change: Change, snapshot: Snapshot): void {
    this.age(snapshot, now());
    this.fetched.setQueriesData<Page<Snapshot>>({ queryKey: ['list', change.kind] }, (page) => {
      if (!page?.items.some((item) => idOf(change.kind, item) === change.id && isOlder(item, snapshot))) {
        return page;
      }
      const items = page.items.map((item) => (idOf(change.kind, item) === change.id ? snapshot : item));
      return { ...page, items };
    });
    this.fetched.setQueryData<Snapshot>(oneKey(change.kind, change.id), (shown) =>
      shown && isOlder(shown, snapshot) ? snapshot : shown,
    );
  }

  private remove(change: Change): void {
    this.fetched.setQueriesData<Page<Snapshot>>({ queryKey: ['list', change.kind] }, (page) =>
      page && { ...page, items: page.items.filter((item) => idOf(change.kind, item) !== change.id) },
    );
    void this.fetched.invalidateQueries({ queryKey: oneKey(change.kind, change.id) });
  }

  private askAgain(): void {
    this.timer = undefined;
    for (const kind of this.due) {
      void this.fetched.invalidateQueries({ queryKey: ['list', kind] });
    }
    if (this.due.has('person')) {
      void this.fetched.invalidateQueries({ queryKey: ['list', 'checklist'] }); // names are in them
    }
    this.due.clear();
  }
}

function isOlder(shown: Snapshot, told: Snapshot): boolean {
  return revision(shown) <= revision(told);
}

function revision(of: Snapshot): number {
  return of.revision ?? of._footbridge?.revision ?? 0;
}
