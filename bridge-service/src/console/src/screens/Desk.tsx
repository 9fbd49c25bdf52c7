import { Wrench } from 'lucide-react';
import { useLocation, useSearch } from 'wouter';
import type { DeskStatus, DeskTask, Destination, Page as PageOf } from '../api/answers';
import { query } from '../api/client';
import { usePolled } from '../api/queries';
import { useFilters } from '../app/address';
import { Beside } from '../design/Beside';
import { Button } from '../design/Button';
import { Chip, Status } from '../design/Chip';
import { Filters, Pick } from '../design/Filters';
import { LiveTable, type Shown } from '../design/LiveTable';
import { Looked } from '../design/Looked';
import { Coming, Empty, Failed, Notice } from '../design/Notes';
import { Page } from '../design/Page';
import { Pages } from '../design/Pages';
import { useSeen } from '../design/useSeen';
import { Distance } from '../design/When';
import { Who } from '../design/Who';
import { DESK, unknown } from '../words/vocabulary';
import { useSay } from '../words/Words';
import { DeskTaskPanel, What } from './DeskTaskPanel';
import styles from './Tables.module.css';

const COLUMNS: readonly Shown<DeskTask>[] = [
  { id: 'what', head: 'What', cell: (task) => <What task={task} />, className: styles.wide },
  { id: 'who', head: 'For', cell: (task) => <Who person={task.person} />, className: styles.fit },
  {
    id: 'due',
    head: 'Due',
    cell: (task) => task.due && <Distance at={task.due} />,
    className: styles.short,
  },
  {
    id: 'status',
    head: 'Status',
    cell: (task) => (
      <>
        <Status named={DESK[task.status] ?? unknown(task.status)} /> {task.priority === 'urgent' && <Chip tone="bad">Urgent</Chip>}
      </>
    ),
    className: styles.short,
  },
  { id: 'ticket', head: 'Ticket', cell: (task) => task.ticket && <bdi>{task.ticket}</bdi>, className: styles.short },
];

/** What is not settled yet; what went wrong needs somebody, too. */
const TO_DO: readonly DeskStatus[] = ['observed', 'settling', 'open', 'accepted', 'in-progress', 'failed', 'rejected'];

function statuses(wanted: string): string | readonly string[] {
  return wanted === '' ? TO_DO : wanted === 'all' ? '' : wanted;
}

/** What the desk has to do, the next due first. */
export function Desk({ id }: { id: string | undefined }) {
  const say = useSay();
  const search = useSearch();
  const [, navigate] = useLocation();
  const [filters, set, clear] = useFilters('status', 'system', 'destination', 'after');
  const tasks = usePolled<PageOf<DeskTask>>(`/it/tasks${query({ ...filters, status: statuses(filters.status), limit: 50 })}`);
  const destinations = usePolled<PageOf<Destination>>('/it/destinations', 15_000);
  const systems = useSeen((tasks.data?.items ?? []).map((task) => (task.system === null ? null : [task.system, task.system])));
  const isNarrowed = query(filters) !== '';
  const behind = search === '' ? '' : `?${search}`;
  return (
    <Page title="Desk" lead="What the service desk has to do, the next due first." tools={<Looked at={tasks.dataUpdatedAt} />}>
      <HowDesksDo destinations={destinations.data?.items ?? []} />
      <Filters>
        <Pick
          label="Status"
          all="To be done"
          value={filters.status}
          among={[...Object.entries(DESK).map(([status, { words }]) => [status, say(words)] as const), ['all', 'Any status'] as const]}
          onPick={(value) => set('status', value)}
        />
        <Pick label="System" all="Every system" value={filters.system} among={systems} onPick={(value) => set('system', value)} />
        <Pick
          label="Desk"
          all="Every desk"
          value={filters.destination}
          among={(destinations.data?.items ?? []).map(({ name }) => [name, name] as const)}
          onPick={(value) => set('destination', value)}
        />
        {isNarrowed && (
          <Button kind="quiet" onPress={clear}>
            Clear
          </Button>
        )}
      </Filters>
      {tasks.error && <Failed failure={tasks.error} again={() => void tasks.refetch()} />}
      {tasks.isPending && <Coming label="Tasks are being fetched" />}
      {tasks.data && tasks.data.items.length === 0 && (
        <Empty
          icon={Wrench}
          title={isNarrowed ? 'No task is like that' : 'Nothing to do'}
          action={isNarrowed ? <Button onPress={clear}>Show what is to be done</Button> : <Button onPress={() => set('status', 'all')}>Show what was done</Button>}
        >
          {isNarrowed
            ? 'There are tasks, or will be; none fits what the list is narrowed to.'
            : 'A task appears here once its checklist has stood unchanged for a few seconds.'}
        </Empty>
      )}
      {tasks.data && tasks.data.items.length > 0 && (
        <Beside
          list={
            <>
              <LiveTable
                label="Tasks of the desk"
                columns={id === undefined ? COLUMNS : COLUMNS.filter((column) => ['what', 'who', 'status'].includes(column.id))}
                things={tasks.data.items}
                question={tasks.data.question}
                idOf={(task) => task.taskId}
                nameOf={(task) => `${say(task.reason)}, ${task.person.name ?? task.person.workerNumber ?? ''}`}
                hrefOf={(task) => `/desk/${encodeURIComponent(task.taskId)}${behind}`}
                current={id}
              />
              <Pages after={filters.after} next={tasks.data.next} onGo={(after) => set('after', after)} />
            </>
          }
        >
          {id !== undefined && <DeskTaskPanel key={id} id={id} onClose={() => navigate(`/desk${behind}`)} />}
        </Beside>
      )}
    </Page>
  );
}

/** Said only where something is not as one would think. */
function HowDesksDo({ destinations }: { destinations: readonly Destination[] }) {
  return destinations.map((destination) => {
    if (destination.disabled !== null) {
      return (
        <Notice key={destination.name} tone="bad">
          Nothing is sent to <bdi>{destination.name}</bdi>: {destination.disabled}
        </Notice>
      );
    }
    if (destination.mode === 'observe') {
      return (
        <Notice key={destination.name} tone="busy">
          <bdi>{destination.name}</bdi> observes: this is what would be sent. It is sent once the policy says <code>mode: act</code>.
        </Notice>
      );
    }
    return (
      destination.failed > 0 && (
        <Notice key={destination.name}>
          {destination.failed} {destination.failed === 1 ? 'task' : 'tasks'} could not be handed to <bdi>{destination.name}</bdi>.
        </Notice>
      )
    );
  });
}
