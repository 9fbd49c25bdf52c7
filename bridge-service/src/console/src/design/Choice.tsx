import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './Choice.module.css';

/** One of a few, all of them to be seen. */
export function Choice<T extends string>({ label, value, among, onChoose }: { label: string; value: T; among: readonly (readonly [T, ReactNode])[]; onChoose: (value: T) => void }) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.group ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const next = among.find(([one]) => keys.has(one));
        if (next) {
          onChoose(next[0]);
        }
      }}
    >
      {among.map(([one, words]) => (
        <ToggleButton key={one} id={one} className={styles.one ?? ''}>
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
