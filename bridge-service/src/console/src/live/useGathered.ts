import { useEffect, useState, type RefObject } from 'react';

export interface Gathered<T> {
  readonly rows: readonly T[];
  /** What is there by now, but not among the rows. */
  readonly news: readonly T[];
  /** Ids that came last: they are marked for a moment. */
  readonly added: ReadonlySet<string>;
  readonly show: () => void;
}

interface Held<T> {
  readonly question: string;
  readonly ids: readonly string[];
  readonly known: ReadonlyMap<string, T>;
}

/**
 * The rows of a live list. Nothing moves under pointer or focus: while somebody is at the list, rows keep their places and
 * what is new is gathered; otherwise it is shown at once.
 *
 * @param question what was asked: another question begins anew
 * @param isGone what must not be shown any longer, wherever somebody is
 */
export function useGathered<T>(
  fresh: readonly T[] | undefined,
  question: string,
  idOf: (thing: T) => string,
  isGone: (id: string) => boolean,
  place: RefObject<HTMLElement | null>,
): Gathered<T> {
  const [held, setHeld] = useState<Held<T> | null>(null);
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (fresh === undefined) {
      return;
    }
    const known = new Map(fresh.map((thing) => [idOf(thing), thing]));
    const begins = held?.question !== question;
    if (begins || !isBusy(place.current)) {
      setHeld({ question, ids: [...known.keys()], known });
      setAdded(begins || held === null ? new Set() : new Set([...known.keys()].filter((id) => !held.known.has(id))));
    } else {
      setHeld((before) => before && { ...before, known: new Map([...before.known, ...known]) });
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is held follows what is fresh, not the other way round
  }, [fresh, question]);

  const current = held?.question === question ? held : null;
  const ids = current?.ids ?? [];
  const shown = new Set(ids);
  const latest = new Map((fresh ?? []).map((thing) => [idOf(thing), thing]));
  const rows = ids.flatMap((id) => {
    const thing = latest.get(id) ?? current?.known.get(id);
    return thing === undefined || isGone(id) ? [] : [thing];
  });
  const news = current === null ? [] : [...latest].filter(([id]) => !shown.has(id)).map(([, thing]) => thing);

  return {
    rows,
    news,
    added,
    show: () => {
      setAdded(new Set(news.map(idOf)));
      setHeld({ question, ids: [...latest.keys()], known: latest });
    },
  };
}

/** Somebody points at it, has the keyboard in it, or reads further down in it. */
function isBusy(place: HTMLElement | null): boolean {
  return (
    place !== null &&
    (place.matches(':hover') || place.contains(document.activeElement) || place.getBoundingClientRect().top < 0)
  );
}
