import { span } from '../time/format';
import { useNow } from '../time/useNow';
import styles from './Looked.module.css';

/** When something was looked at that no stream tells of. */
export function Looked({ at }: { at: number }) {
  useNow(1_000);
  return at === 0 ? null : <span className={styles.looked}>Looked {span(Date.now() - at)} ago</span>;
}
