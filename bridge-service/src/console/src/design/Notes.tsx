import { CircleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './Button';
import { Refusal } from '../api/client';
import styles from './Notes.module.css';

/** Nothing here: why that is so, and one thing to do about it. */
export function Empty({ icon: Icon, title, children, action }: { icon: LucideIcon; title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <Icon aria-hidden className={styles.icon} strokeWidth={1.5} />
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** What the server said no with, in its own words. */
export function Failed({ failure, again }: { failure: Error; again?: () => void }) {
  const title =
    failure instanceof Refusal && failure.isForbidden
      ? 'Not open to your role'
      : failure instanceof Refusal && failure.isMissing
        ? 'Not found'
        : 'This could not be fetched';
  return (
    <div className={styles.failed} role="alert">
      <CircleAlert aria-hidden size={18} />
      <div>
        <h2>{title}</h2>
        <p>{failure.message}</p>
      </div>
      {again && <Button onPress={again}>Try again</Button>}
    </div>
  );
}

export function Notice({ tone = 'warn', children }: { tone?: 'warn' | 'bad' | 'busy'; children: ReactNode }) {
  return <div className={`${styles.notice} ${styles[tone]}`}>{children}</div>;
}

/** A place where something is coming; as high as what comes, so that nothing jumps. */
export function Coming({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <div className={styles.coming} role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className={styles.bar} />
      ))}
    </div>
  );
}
