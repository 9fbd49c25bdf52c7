import { ProgressBar } from 'react-aria-components';
import styles from './Progress.module.css';

/** How much of a list is settled; the server counts. */
export function Progress({ settled, of, label, isAtRisk }: { settled: number; of: number; label: string; isAtRisk?: boolean }) {
  const share = of === 0 ? 100 : (settled / of) * 100;
  return (
    <ProgressBar className={styles.progress ?? ''} value={settled} maxValue={of || 1} valueLabel={`${settled} of ${of}`} aria-label={label}>
      <span className={styles.track}>
        <span className={`${styles.fill} ${isAtRisk ? styles.risky : ''}`} style={{ inlineSize: `${share}%` }} />
      </span>
      <span className={styles.count}>
        {settled}
        <span className={styles.of}>/{of}</span>
      </span>
    </ProgressBar>
  );
}
