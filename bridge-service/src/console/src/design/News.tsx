import { Button } from './Button';
import styles from './News.module.css';

/** What is there by now, but not shown: how much, and of it the first names, so that nobody has to look to know. */
export function News({ of, onShow }: { of: readonly string[]; onShow: () => void }) {
  const some = of.slice(0, 2).join(', ');
  return (
    <div aria-live="polite" className={styles.news}>
      {of.length > 0 && (
        <Button kind="main" size="small" onPress={onShow}>
          {of.length} new: <bdi className={styles.names}>{of.length > 2 ? `${some} and ${of.length - 2} more` : some}</bdi>
        </Button>
      )}
    </div>
  );
}
