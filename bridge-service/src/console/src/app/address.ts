import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** What a list is narrowed to stands in the address: it can be sent to somebody, and Back undoes it. */
export function useFilters<const N extends string>(...names: N[]): [Record<N, string>, (name: N, value: string) => void, () => void] {
  const [search, setSearch] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])) as Record<N, string>;
  const set = useCallback(
    (name: N, value: string) => {
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (value === '') {
            after.delete(name);
          } else {
            after.set(name, value);
          }
          if (name !== 'after') {
            after.delete('after'); // a page of another list
          }
          return after;
        },
        { replace: name === 'q' },
      );
    },
    [setSearch],
  );
  const clear = useCallback(() => setSearch(new URLSearchParams()), [setSearch]);
  return [values, set, clear];
}
