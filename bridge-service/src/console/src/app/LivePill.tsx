import { useEffect, useState } from 'react';
import { useLiveState, type LiveState } from '../live/Live';
import { clockTime, span } from '../time/format';
import { useNow } from '../time/useNow';
import styles from './LivePill.module.css';

const GAP_SHOWN = 60_000;

/** How true the page is: whether it is told of changes, and how old the newest of them is. */
export function LivePill() {
  const live = useLiveState();
  const now = useNow(1_000);
  const gap = live.gap !== null && now - live.gap[1] < GAP_SHOWN ? live.gap : null;
  return (
    <span className={styles.pill} data-phase={live.phase} title={title(live)}>
      <span className={styles.dot} aria-hidden />
      <span>{words(live, now)}</span>
      {gap && <span className={styles.gap}>fetched anew after {span(gap[1] - gap[0])} without news</span>}
      <Announcement phase={live.phase} />
    </span>
  );
}

function words(live: LiveState, now: number): string {
  if (live.phase === 'starting') {
    return 'Connecting';
  }
  if (live.phase === 'away') {
    return live.heard === null ? 'Not live' : `Not live · ${span(now - live.heard)}`;
  }
  return live.newest === null ? 'Live' : `Live · ${span(now - live.newest)} ago`;
}

function title(live: LiveState): string {
  const newest = live.newest === null ? 'Nothing has changed yet.' : `Newest change: ${clockTime(live.newest)}.`;
  const heard = live.heard === null ? '' : ` Last sign of life: ${clockTime(live.heard)}.`;
  return live.phase === 'away' ? `${newest}${heard} Trying again.` : newest + heard;
}

/** Said when it changes, and not every second. */
function Announcement({ phase }: { phase: LiveState['phase'] }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    setSaid((before) => {
      if (phase === 'away') {
        return 'Live updates are interrupted';
      }
      return phase === 'live' && before !== '' ? 'Live updates are back' : before;
    });
  }, [phase]);
  return (
    <span className="visually-hidden" aria-live="polite">
      {said}
    </span>
  );
}
