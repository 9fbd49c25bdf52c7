import { ArrowRight, CheckCheck, Inbox, UserRoundCheck, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Checklist, DeliveryLine, DeskTask, ListedTask, Page as PageOf, Person, Side } from '../api/answers';
import { query } from '../api/client';
import { useList, usePolled, type Asked } from '../api/queries';
import { Chip, Status } from '../design/Chip';
import { LiveTable, type Shown } from '../design/LiveTable';
import { Coming, Failed } from '../design/Notes';
import { Card, Section } from '../design/Page';
import { Distance, Moment } from '../design/When';
import { Name, Who } from '../design/Who';
import { span } from '../time/format';
import { useNow } from '../time/useNow';
import { useApplied } from '../live/Live';
import { called, DELIVERY, DESK, PERSON, TASK, TOLD, unknown } from '../words/vocabulary';
import { Say, useSay } from '../words/Words';
import { ChecklistProgress, Anchor, Blocker } from './ChecklistParts';
import { What } from './DeskTaskPanel';
import { present } from './People';
import { REVIEW_COLUMNS } from './ReviewParts';
import { Sentence } from './Sentence';
import tables from './Tables.module.css';
import { UNMATCHED_COLUMNS } from './UnmatchedParts';
import styles from './Today.module.css';

const FEW = 8;

const NEXT: readonly Shown<Checklist>[] = [
  {
    id: 'who',
    head: 'Who',
    cell: (list) => (
      <span className={styles.who}>
        <Who person={list.person} withNumber={false} />
        {list.overdue > 0 && <Chip tone="warn">At risk</Chip>}
      </span>
    ),
    className: tables.title,
  },
  { id: 'day', head: 'Day', cell: (list) => <Anchor date={list.anchor} /> },
  { id: 'progress', head: 'Settled', cell: (list) => <ChecklistProgress checklist={list} />, className: tables.progress },
  { id: 'blocker', head: 'In the way', cell: (list) => <Blocker checklist={list} />, className: tables.wide },
];

/** The next to start, those at risk first: who will not be ready, and why? */
export function Joining() {
  const joining = { checklist: ['onboarding', 'contractor'], status: 'open', sort: 'anchor', limit: FEW };
  return (
    <NextChecklists
      title="Starting next"
      more="/checklists?checklist=onboarding"
      nothing="Nobody is about to start."
      atRisk={{ ...joining, overdue: 'true' }}
      others={{ ...joining, overdue: 'false' }}
    />
  );
}

export function Leaving() {
  const leaving = { checklist: 'leaving', status: ['open', 'planned'], sort: 'anchor', limit: FEW };
  return (
    <NextChecklists
      title="Leaving next"
      more="/checklists?checklist=leaving"
      nothing="Nobody is about to leave."
      atRisk={{ ...leaving, overdue: 'true' }}
      others={{ ...leaving, overdue: 'false' }}
    />
  );
}

function NextChecklists({ title, more, nothing, atRisk, others }: { title: string; more: string; nothing: string; atRisk: Asked; others: Asked }) {
  const say = useSay();
  const first = useList('checklist', atRisk);
  const then = useList('checklist', others);
  const failure = first.error ?? then.error;
  const lists = [...(first.data?.items ?? []), ...(then.data?.items ?? [])].slice(0, FEW);
  return (
    <Section title={title} more={<More to={more}>All of them</More>}>
      {failure && <Failed failure={failure} again={() => void Promise.all([first.refetch(), then.refetch()])} />}
      {first.data && then.data ? (
        lists.length === 0 ? (
          <Nothing icon={<UserRoundCheck aria-hidden size={18} />}>{nothing}</Nothing>
        ) : (
          <LiveTable
            label={title}
            columns={NEXT}
            things={lists}
            question={title}
            idOf={(list) => list.id}
            nameOf={(list) => `${list.person.name ?? list.person.workerNumber ?? ''}, ${say(list.name)}`}
            hrefOf={(list) => `/checklists/${encodeURIComponent(list.id)}`}
          />
        )
      ) : (
        !failure && <Coming rows={4} label="Checklists are being fetched" />
      )}
    </Section>
  );
}

const TASKS: readonly Shown<ListedTask>[] = [
  { id: 'what', head: 'Task', cell: (task) => <Say words={task.name} />, className: tables.title },
  { id: 'who', head: 'For', cell: (task) => <Who person={task.person} withNumber={false} />, className: tables.fit },
  { id: 'list', head: 'Checklist', cell: (task) => <Say words={task.checklistName} />, className: tables.short },
  {
    id: 'due',
    head: 'Due',
    cell: (task) => (
      <span className={task.overdue ? styles.overdue : undefined}>{task.due && <Distance at={task.due} />}</span>
    ),
    className: tables.short,
  },
  { id: 'status', head: 'Status', cell: (task) => <Status named={TASK[task.status] ?? unknown(task.status)} />, className: tables.short },
];

export function TasksOf({ owner, title }: { owner: string; title: string }) {
  const say = useSay();
  const tasks = useList('task', { owner, status: ['open', 'in-progress', 'failed', 'contradicted'], sort: 'due', limit: FEW });
  return (
    <Section title={title} more={<More to={`/checklists?owner=${owner}`}>Checklists with such tasks</More>}>
      {tasks.error && <Failed failure={tasks.error} again={() => void tasks.refetch()} />}
      {tasks.isPending && <Coming rows={3} label="Tasks are being fetched" />}
      {tasks.data?.items.length === 0 && (
        <Nothing icon={<CheckCheck aria-hidden size={18} />}>Nothing is asked for right now.</Nothing>
      )}
      {tasks.data && tasks.data.items.length > 0 && (
        <LiveTable
          label={title}
          columns={TASKS}
          things={tasks.data.items}
          question={tasks.data.question}
          idOf={(task) => `${task.checklistId}/${task.id}`}
          nameOf={(task) => `${say(task.name)}, ${task.person.name ?? task.person.workerNumber ?? ''}`}
          hrefOf={(task) => `/checklists/${encodeURIComponent(task.checklistId)}`}
        />
      )}
    </Section>
  );
}

/** What waits for a decision, the next due first. */
export function OpenReviews() {
  const reviews = useList('review', { status: 'open', limit: FEW });
  return (
    <Section title="Reviews that wait" more={<More to="/reviews">All of them</More>}>
      {reviews.error && <Failed failure={reviews.error} again={() => void reviews.refetch()} />}
      {reviews.isPending && <Coming rows={2} label="Reviews are being fetched" />}
      {reviews.data?.items.length === 0 && (
        <Nothing icon={<CheckCheck aria-hidden size={18} />}>Nobody's access waits for a decision.</Nothing>
      )}
      {reviews.data && reviews.data.items.length > 0 && (
        <LiveTable
          label="Reviews that wait"
          columns={REVIEW_COLUMNS}
          things={reviews.data.items}
          question={reviews.data.question}
          idOf={(review) => review.id}
          nameOf={(review) => review.person.name ?? review.person.workerNumber ?? ''}
          hrefOf={(review) => `/reviews/${encodeURIComponent(review.id)}`}
        />
      )}
    </Section>
  );
}

/** What waits for somebody to say whose it is, the longest waiting first; nothing is said when nothing does. */
export function WhoseIsIt() {
  const say = useSay();
  const applied = useApplied();
  const events = useList('unmatched', { status: 'waiting', limit: FEW });
  if (!events.data || events.data.items.length === 0) {
    return events.error && <Failed failure={events.error} again={() => void events.refetch()} />;
  }
  return (
    <Section title="Whose is it?" more={<More to="/unmatched">All that waits</More>}>
      <LiveTable
        label="Whose is it?"
        columns={UNMATCHED_COLUMNS}
        things={events.data.items}
        question={events.data.question}
        idOf={(one) => one.id}
        nameOf={(one) => `${say(called(TOLD, one.type))}, ${one.identifiers[0]?.value ?? ''}`}
        hrefOf={(one) => `/unmatched/${encodeURIComponent(one.id)}`}
        isGone={(id) => applied.isGone('unmatched', id)}
      />
    </Section>
  );
}

const DESK_COLUMNS: readonly Shown<DeskTask>[] = [
  { id: 'what', head: 'What', cell: (task) => <What task={task} />, className: tables.wide },
  { id: 'who', head: 'For', cell: (task) => <Who person={task.person} withNumber={false} />, className: tables.fit },
  { id: 'due', head: 'Due', cell: (task) => task.due && <Distance at={task.due} />, className: tables.short },
  { id: 'status', head: 'Status', cell: (task) => <Status named={DESK[task.status] ?? unknown(task.status)} />, className: tables.short },
];

/** What went wrong, then what is to be done, the next due first. */
export function DeskNext() {
  const say = useSay();
  const failed = usePolled<PageOf<DeskTask>>(`/it/tasks${query({ status: 'failed', limit: FEW })}`);
  const open = usePolled<PageOf<DeskTask>>(`/it/tasks${query({ status: ['open', 'accepted', 'in-progress'], limit: FEW })}`);
  const failure = failed.error ?? open.error;
  const tasks = [...(failed.data?.items ?? []), ...(open.data?.items ?? [])].slice(0, FEW);
  return (
    <Section title="The desk's next tasks" more={<More to="/desk">All of them</More>}>
      {failure && <Failed failure={failure} again={() => void Promise.all([failed.refetch(), open.refetch()])} />}
      {failed.data && open.data ? (
        tasks.length === 0 ? (
          <Nothing icon={<Wrench aria-hidden size={18} />}>
            No task is open for a desk. If a desk only observes, what would be sent is <Link href="/desk">on its screen</Link>.
          </Nothing>
        ) : (
          <LiveTable
            label="The desk's next tasks"
            columns={DESK_COLUMNS}
            things={tasks}
            question="desk"
            idOf={(task) => task.taskId}
            nameOf={(task) => `${say(task.reason)}, ${task.person.name ?? task.person.workerNumber ?? ''}`}
            hrefOf={(task) => `/desk/${encodeURIComponent(task.taskId)}`}
          />
        )
      ) : (
        !failure && <Coming rows={4} label="Tasks are being fetched" />
      )}
    </Section>
  );
}

/** One sentence each. */
export function MyPeople() {
  const people = useList('person', { status: ['expected', 'active', 'absent'], limit: 50 });
  return (
    <Section title="Your people" more={<More to="/people">All of them</More>}>
      {people.error && <Failed failure={people.error} again={() => void people.refetch()} />}
      {people.isPending && <Coming rows={4} label="People are being fetched" />}
      {people.data?.items.length === 0 && (
        <Nothing icon={<UserRoundCheck aria-hidden size={18} />}>
          HR systems name nobody who reports to you, or your account is not bound to a person.
        </Nothing>
      )}
      {people.data && people.data.items.length > 0 && (
        <Card>
          <ul className={styles.people}>
            {people.data.items.map((person) => (
              <PersonLine key={person.id} person={person} />
            ))}
          </ul>
        </Card>
      )}
    </Section>
  );
}

function PersonLine({ person }: { person: Person }) {
  const employment = present(person);
  return (
    <li className={styles.person}>
      <Link href={`/people/${encodeURIComponent(person.id)}`}>
        <Name {...person} />
      </Link>
      <span className={styles.sentence}>{employment && <Sentence status={person.status} employment={employment} />}</span>
      <Status named={PERSON[person.status] ?? unknown(person.status)} />
    </li>
  );
}

const LOOKED_AT = 200;

/** Is the feed healthy? The last from each source, and what was not understood. */
export function WhatArrived({ side }: { side: Side }) {
  const last = usePolled<PageOf<DeliveryLine>>(`/${side}/inbox?limit=${LOOKED_AT}`, 8_000);
  const bad = usePolled<PageOf<DeliveryLine>>(`/${side}/inbox?status=quarantined&limit=${LOOKED_AT}`, 8_000);
  const title = side === 'hr' ? 'What HR systems sent' : 'What IT systems sent';
  const failure = last.error ?? bad.error;
  return (
    <Section title={title} more={<More to={`/inbox/${side}`}>All of it</More>}>
      {failure && <Failed failure={failure} />}
      {last.data && bad.data ? (
        last.data.items.length === 0 ? (
          <Nothing icon={<Inbox aria-hidden size={18} />}>Nothing has arrived yet. Sources and their addresses are in the access file of the installation.</Nothing>
        ) : (
          <Card>
            <ul className={styles.sources}>
              {sourcesOf(last.data.items).map((line) => (
                <Source key={line.source} line={line} side={side} quarantined={bad.data.items.filter((one) => one.source === line.source).length} isMore={bad.data.next !== null} />
              ))}
            </ul>
          </Card>
        )
      ) : (
        !failure && <Coming rows={3} label="Deliveries are being fetched" />
      )}
    </Section>
  );
}

/** The newest of each source. */
function sourcesOf(lines: readonly DeliveryLine[]): readonly DeliveryLine[] {
  return lines.filter((line, index) => lines.findIndex((other) => other.source === line.source) === index);
}

function Source({ line, side, quarantined, isMore }: { line: DeliveryLine; side: Side; quarantined: number; isMore: boolean }) {
  const say = useSay();
  const now = useNow(5_000);
  return (
    <li className={styles.source}>
      <bdi className={styles.sourceName}>{line.source}</bdi>
      <span className={styles.sentence}>
        last {span(now - Date.parse(line.receivedAt))} ago, <Moment at={line.receivedAt} />
      </span>
      {quarantined > 0 ? (
        <Link href={`/inbox/${side}?status=quarantined&source=${encodeURIComponent(line.source)}`}>
          {quarantined}
          {isMore && '+'} {say(DELIVERY.quarantined.words).toLocaleLowerCase()}
        </Link>
      ) : (
        <Status named={line.status === 'refused' ? DELIVERY.refused : DELIVERY.mapped} />
      )}
    </li>
  );
}

function More({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link href={to} className={styles.more}>
      {children} <ArrowRight aria-hidden size={14} />
    </Link>
  );
}

function Nothing({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className={styles.nothing}>
      {icon}
      <span>{children}</span>
    </p>
  );
}
