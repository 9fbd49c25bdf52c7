import { useSyncExternalStore } from 'react';

/** What somebody chose, kept in this browser and the same in all its tabs. */
export interface Setting<T extends string> {
  readonly name: string;
  readonly values: readonly T[];
}

export const WORDS: Setting<'hr' | 'it'> = { name: 'footbridge.words', values: ['hr', 'it'] };
export const KEYS: Setting<'on' | 'off'> = { name: 'footbridge.keys', values: ['on', 'off'] };

const watchers = new Set<() => void>();

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  addEventListener('storage', watcher);
  return () => {
    watchers.delete(watcher);
    removeEventListener('storage', watcher);
  };
}

export function chosen<T extends string>(setting: Setting<T>): T | undefined {
  const written = localStorage.getItem(setting.name);
  return setting.values.find((value) => value === written);
}

export function choose<T extends string>(setting: Setting<T>, value: T): void {
  localStorage.setItem(setting.name, value);
  watchers.forEach((watcher) => watcher());
}

export function useSetting<T extends string>(setting: Setting<T>, otherwise: T): T {
  return useSyncExternalStore(watch, () => chosen(setting)) ?? otherwise;
}
