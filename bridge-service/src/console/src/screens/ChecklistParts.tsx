import { CircleCheck, Hourglass, TriangleAlert } from 'lucide-react';
import type { Checklist, Task } from '../api/answers';
import { Owner, Status } from '../design/Chip';
import { Progress } from '../design/Progress';
import { Day, Distance, FromToday } from '../design/When';
import { CHECKLIST, TASK, unknown } from '../words/vocabulary';
import { Say } from '../words/Words';
import styles from './ChecklistParts.module.css';

/** What stands in the way first of all, as the server judges it; else how the list stands. */
export function Blocker({ checklist }: { checklist: Checklist }) {
  const blocker = checklist.tasks.find((task) => task.id === checklist.blockers[0]);
  if (checklist.status !== 'open') {
    return <Status named={CHECKLIST[checklist.status] ?? unknown(checklist.status)} />;
  }
  if (blocker === undefined) {
    return (
      <span className={styles.clear}>
        <CircleCheck aria-hidden size={15} /> Nothing in the way
      </span>
    );
  }
  const more = checklist.blockers.length - 1;
  return (
    <span className={styles.blocker} data-pressing={isPressing(blocker)}>
      {isPressing(blocker) ? <TriangleAlert aria-hidden size={15} /> : <Hourglass aria-hidden size={14} />}
      <span className={styles.lines}>
        <span className={styles.what}>
          <Say words={blocker.name} />
          {more > 0 && <span className={styles.more}> and {more} more</span>}
        </span>
        <span className={styles.whose}>
          <Owner name={blocker.owner} />
          {blocker.due && (
            <span data-overdue={blocker.overdue}>
              {blocker.overdue ? 'was due ' : 'due '}
              <Distance at={blocker.due} />
            </span>
          )}
        </span>
      </span>
    </span>
  );
}

function isPressing(task: Task): boolean {
  return task.overdue || TASK[task.status]?.tone === 'bad';
}

export function ChecklistProgress({ checklist }: { checklist: Checklist }) {
  return <Progress {...checklist.progress} label="Settled tasks" isAtRisk={checklist.overdue > 0} />;
}

/** When it is all about: the start, the last day, the day of the move. */
export function Anchor({ date }: { date: string }) {
  return (
    <span className={styles.anchor}>
      <span>
        <Day date={date} />
      </span>
      <span className={styles.soft}>
        <FromToday date={date} />
      </span>
    </span>
  );
}
