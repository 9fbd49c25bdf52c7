import { createContext, useContext, type ReactNode } from 'react';
import type { Words } from '../api/answers';
import { useSetting, WORDS } from '../app/settings';

export type Vocabulary = keyof Words;

const Context = createContext<Vocabulary>('hr');

/** Two vocabularies for one fact: whoever reads chooses; until then their role does. */
export function WordsProvider({ usual, children }: { usual: Vocabulary; children: ReactNode }) {
  return <Context value={useSetting(WORDS, usual)}>{children}</Context>;
}

export function useVocabulary(): Vocabulary {
  return useContext(Context);
}

/** Puts a text into the words of whoever reads. */
export function useSay(): (words: Words) => string {
  const vocabulary = useVocabulary();
  return (words) => words[vocabulary];
}

export function Say({ words }: { words: Words }) {
  return <>{words[useVocabulary()]}</>;
}
