import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from './Button';
import styles from './Beside.module.css';

/** A list, and beside it (on narrow screens: over it) the one that is open. */
export function Beside({ list, children }: { list: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.both} data-open={Boolean(children)}>
      <div className={styles.list}>{list}</div>
      {children}
    </div>
  );
}

export function Panel({ title, onClose, children }: { title: ReactNode; onClose: () => void; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <aside
      className={styles.panel}
      aria-label="Details"
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          onClose();
        }
      }}
    >
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button kind="quiet" size="small" aria-label="Close details" onPress={onClose}>
          <X aria-hidden size={16} />
        </Button>
      </header>
      {children}
    </aside>
  );
}

/** Names and values, in two columns. */
export function Facts({ of }: { of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {of.map(
        ([name, value]) =>
          value !== null &&
          value !== undefined &&
          value !== '' && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
