import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { DeskTask } from '../api/answers';
import { tell } from '../api/client';
import { usePolled } from '../api/queries';
import { Facts, Panel } from '../design/Beside';
import { Chip, Status } from '../design/Chip';
import { Coming, Failed, Notice } from '../design/Notes';
import { SayMore } from '../design/SayMore';
import { Distance, Moment } from '../design/When';
import { Who } from '../design/Who';
import { action, capital, DESK, unknown } from '../words/vocabulary';
import { Say } from '../words/Words';
import styles from './Desk.module.css';

export function What({ task }: { task: DeskTask }) {
  return (
    <span className={styles.what}>
      <span className={styles.reason}>
        <Say words={task.reason} />
      </span>
      <span className={styles.target}>
        <Say words={action(task.action)} /> · {target(task)}
      </span>
    </span>
  );
}

function target(task: DeskTask): string {
  if (task.system !== null) {
    return task.entitlement === null ? task.system : `${task.system}/${task.entitlement}`;
  }
  return [task.asset, task.tag].filter(Boolean).join(' ');
}

const BUTTONS: Readonly<Record<string, { name: string; field?: 'ticket' | 'note'; ask: string }>> = {
  accept: { name: 'Accept', field: 'ticket', ask: 'Ticket (optional)' },
  start: { name: 'Start', ask: '' },
  complete: { name: 'Complete', ask: '' },
  fail: { name: 'Could not be done', field: 'note', ask: 'What went wrong' },
  reject: { name: 'Reject', field: 'note', ask: 'Why' },
};

export function DeskTaskPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const path = `/it/tasks/${encodeURIComponent(id)}`;
  const task = usePolled<DeskTask>(path);
  const fetched = useQueryClient();
  const report = useMutation({
    mutationFn: ({ verb, said }: { verb: string; said: Record<string, string> }) => tell(`${path}/${verb}`, said),
    onSettled: () => fetched.invalidateQueries({ queryKey: ['polled'] }),
  });
  if (task.data === undefined) {
    return (
      <Panel title="Task" onClose={onClose}>
        {task.error ? <Failed failure={task.error} again={() => void task.refetch()} /> : <Coming rows={4} label="The task is being fetched" />}
      </Panel>
    );
  }
  const one = task.data;
  return (
    <Panel title={<Say words={one.reason} />} onClose={onClose}>
      <div className={styles.chips}>
        <Status named={DESK[one.status] ?? unknown(one.status)} />
        {one.priority !== 'normal' && <Chip tone="bad">{capital(one.priority)}</Chip>}
      </div>
      {one.fault && <Notice tone="bad">{one.fault}</Notice>}
      {one.allowedActions.length > 0 && (
        <div className={styles.actions}>
          {one.allowedActions.map((verb, index) => {
            const button = BUTTONS[verb] ?? { name: capital(verb), ask: '' };
            return (
              <SayMore
                key={verb}
                name={button.name}
                isMain={index === 0}
                ask={button.ask}
                isNeeded={button.field === 'note'}
                isBusy={report.isPending}
            isUnheard={report.isError}
                onSay={(text) => report.mutate({ verb, said: button.field && text ? { [button.field]: text } : {} })}
              />
            );
          })}
        </div>
      )}
      {report.error && <Failed failure={report.error} />}
      <Facts
        of={[
          ['Action', <Say key="a" words={action(one.action)} />],
          ['For', <Who key="w" person={one.person} />],
          ['E-mail', one.person.workEmail && <bdi>{one.person.workEmail}</bdi>],
          ['What', target(one)],
          [
            'Due',
            one.due && (
              <>
                <Distance at={one.due} />, <Moment at={one.due} />
              </>
            ),
          ],
          ['Ticket', one.ticket && <bdi>{one.ticket}</bdi>],
          ['Desk', one.destination],
          ['Delivery', one.delivery && capital(one.delivery.replaceAll('-', ' '))],
          ['Task id', <code key="i">{one.taskId}</code>],
          ['Checklist', one.checklist && <Link href={`/checklists/${encodeURIComponent(one.checklist)}`}>Show the checklist</Link>],
        ]}
      />
    </Panel>
  );
}
