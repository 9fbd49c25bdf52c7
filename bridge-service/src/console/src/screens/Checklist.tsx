import { ArrowLeft } from 'lucide-react';
import { Link } from 'wouter';
import type { Checklist as List, Task } from '../api/answers';
import { useOne } from '../api/queries';
import { Owner, Status } from '../design/Chip';
import { Coming, Failed } from '../design/Notes';
import { Card, Page, Section } from '../design/Page';
import { Progress } from '../design/Progress';
import { Day, Distance, FromToday, Moment } from '../design/When';
import { PersonLink } from '../design/Who';
import { CHECKLIST, TASK, unknown } from '../words/vocabulary';
import { Say, useSay, useVocabulary } from '../words/Words';
import { TaskActions } from './TaskActions';
import styles from './Checklist.module.css';

/** One checklist: first what stands in the way, then what comes, then what is settled. */
export function Checklist({ id }: { id: string }) {
  const say = useSay();
  const list = useOne('checklist', id);
  const above = (
    <Link href="/checklists" className={styles.back}>
      <ArrowLeft aria-hidden size={15} /> Checklists
    </Link>
  );
  if (list.data === undefined) {
    return (
      <Page title="Checklist" above={above}>
        {list.error ? <Failed failure={list.error} again={() => void list.refetch()} /> : <Coming label="The checklist is being fetched" />}
      </Page>
    );
  }
  return (
    <Page
      title={`${say(list.data.name)}: ${list.data.person.name ?? list.data.person.workerNumber ?? 'name not known'}`}
      above={above}
      lead={<Lead list={list.data} />}
      tools={<Status named={CHECKLIST[list.data.status] ?? unknown(list.data.status)} />}
    >
      <div className={styles.progress}>
        <Progress {...list.data.progress} label="Settled tasks" isAtRisk={list.data.overdue > 0} />
        {list.data.overdue > 0 && <span className={styles.overdue}>{list.data.overdue} overdue</span>}
      </div>
      <Tasks list={list.data} />
      <p className={styles.basis}>
        Planned from policy version {list.data.basis.policy} at <Moment at={list.data.basis.now} />.
      </p>
    </Page>
  );
}

function Lead({ list }: { list: List }) {
  return (
    <>
      <Day date={list.anchor} />, <FromToday date={list.anchor} /> · about <PersonLink person={list.person} />
      {list.person.workerNumber && `, ${list.person.workerNumber}`}
    </>
  );
}

const SETTLED: readonly string[] = ['done', 'waived', 'withdrawn'];

function Tasks({ list }: { list: List }) {
  const inTheWay = list.blockers.flatMap((id) => list.tasks.find((task) => task.id === id) ?? []);
  const settled = list.tasks.filter((task) => SETTLED.includes(task.status));
  const rest = list.tasks.filter((task) => !list.blockers.includes(task.id) && !SETTLED.includes(task.status)).toSorted(byDue);
  return (
    <>
      {inTheWay.length > 0 && <Group title="In the way" tasks={inTheWay} list={list} />}
      {rest.length > 0 && <Group title={inTheWay.length > 0 ? 'Then' : 'To be done'} tasks={rest} list={list} />}
      {settled.length > 0 && <Group title="Settled" tasks={settled} list={list} />}
    </>
  );
}

function byDue(one: Task, other: Task): number {
  return (one.due ?? '9').localeCompare(other.due ?? '9');
}

function Group({ title, tasks, list }: { title: string; tasks: readonly Task[]; list: List }) {
  return (
    <Section title={title} count={tasks.length}>
      <Card>
        <ul className={styles.tasks}>
          {tasks.map((task) => (
            <li key={task.id} className={styles.task} data-settled={SETTLED.includes(task.status)}>
              <Line task={task} list={list} />
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function Line({ task, list }: { task: Task; list: List }) {
  const vocabulary = useVocabulary();
  const isSettled = SETTLED.includes(task.status);
  const needs = isSettled ? [] : task.needs.flatMap((id) => list.tasks.find((other) => other.id === id && !SETTLED.includes(other.status)) ?? []);
  return (
    <>
      <div className={styles.what}>
        <span className={styles.name}>
          <Say words={task.name} />
        </span>
        <span className={styles.details}>
          <Owner name={task.owner} />
          {task.system && vocabulary === 'it' && (
            <span>
              {task.system}
              {task.entitlement && `/${task.entitlement}`}
            </span>
          )}
          {task.ticket && <bdi>{task.ticket}</bdi>}
          {needs.length > 0 && (
            <span>
              waits for{' '}
              {needs.map((other, index) => (
                <span key={other.id}>
                  {index > 0 && ', '}
                  <Say words={other.name} />
                </span>
              ))}
            </span>
          )}
          {task.evidence.map((evidence) => (
            <span key={`${evidence.source} ${evidence.event}`}>
              seen by <bdi>{evidence.source}</bdi>, <Moment at={evidence.at} />
            </span>
          ))}
          {task.settledAt && (
            <span>
              {task.settledBy ? (
                <>
                  by <bdi>{task.settledBy}</bdi>
                </>
              ) : (
                'reported done'
              )}
              , <Moment at={task.settledAt} />
            </span>
          )}
        </span>
      </div>
      <div className={styles.due}>
        {task.due && !isSettled && (
          <span data-overdue={task.overdue}>
            {task.overdue ? 'was due ' : 'due '}
            <Distance at={task.due} />
            <span className={styles.exact}>
              <Moment at={task.due} />
            </span>
          </span>
        )}
      </div>
      <div className={styles.status}>
        <Status named={TASK[task.status] ?? unknown(task.status)} />
      </div>
      <TaskActions list={list.id} task={task} />
    </>
  );
}
