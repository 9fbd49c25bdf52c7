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

/** What went wrong, and what that means for whoever looks; asked again only where the answer may be another. */
export function Failed({ failure, again }: { failure: Error; again?: () => void }) {
  const [title, words] = saying(failure);
  const isFinal = failure instanceof Refusal && (failure.isForbidden || failure.isMissing);
  return (
    <div className={styles.failed} role="alert">
      <CircleAlert aria-hidden size={18} />
      <div>
        <h2>{title}</h2>
        <p>{words}</p>
      </div>
      {again && !isFinal && <Button onPress={again}>Try again</Button>}
    </div>
  );
}

/** In the server's own words, but where it only says that somebody may not look or that there is nothing. */
function saying(failure: Error): readonly [string, string] {
  if (!(failure instanceof Refusal)) {
    return ['This could not be fetched', failure.message];
  }
  if (failure.ofTelling) {
    const isUnknown = failure.status === 0 || failure.status >= 500;
    return [isUnknown ? 'It is not known whether this was done' : 'This was not done', failure.message];
  }
  if (failure.isForbidden) {
    return ['Not open to your role', 'Your account may do other things here. Whoever runs Footbridge can change that.'];
  }
  if (failure.isMissing) {
    return ['Not found', 'There is nothing at this address, or nothing that you may see.'];
  }
  return ['This could not be fetched', failure.message];
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
