import { Button } from './Button';
import styles from './Pages.module.css';

/** A page goes on after the last row of the one before; Back goes back. */
export function Pages({ after, next, onGo }: { after: string; next: string | null; onGo: (after: string) => void }) {
  if (after === '' && next === null) {
    return null;
  }
  return (
    <nav className={styles.pages} aria-label="Pages of this list">
      <Button size="small" isDisabled={after === ''} onPress={() => onGo('')}>
        First page
      </Button>
      <Button size="small" isDisabled={next === null} onPress={() => onGo(next ?? '')}>
        Next page
      </Button>
    </nav>
  );
}
