import { useRef } from 'react';

/** What was met in a list so far: choices do not vanish because one of them was chosen. */
export function useSeen(values: readonly (readonly [string, string] | null)[]): readonly (readonly [string, string])[] {
  const seen = useRef(new Map<string, string>());
  values.forEach((value) => value && seen.current.set(value[0], value[1]));
  return [...seen.current].sort(([, one], [, other]) => one.localeCompare(other));
}
