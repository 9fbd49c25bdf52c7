import type { ReactNode } from 'react';
import { owner } from '../words/vocabulary';
import type { Named, Tone } from '../words/vocabulary';
import { Say } from '../words/Words';
import styles from './Chip.module.css';

/** A word with a colour; the word alone says it, too. */
export function Chip({ tone = 'calm', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.chip} ${styles[tone]}`}>{children}</span>;
}

export function Status({ named }: { named: Named }) {
  return (
    <Chip tone={named.tone}>
      <Say words={named.words} />
    </Chip>
  );
}

/** Whose task it is; the two banks have a colour each. */
export function Owner({ name }: { name: string }) {
  const bank = name === 'hr' || name === 'it' ? styles[name] : styles.neither;
  return (
    <span className={`${styles.owner} ${bank}`}>
      <Say words={owner(name)} />
    </span>
  );
}
