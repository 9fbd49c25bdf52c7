import { ListChecks } from 'lucide-react';
import type { Checklist } from '../api/answers';
import { query } from '../api/client';
import { useList } from '../api/queries';
import { useFilters } from '../app/address';
import { Button } from '../design/Button';
import { Chip } from '../design/Chip';
import { Filters, Find, Pick } from '../design/Filters';
import { LiveTable, type Shown } from '../design/LiveTable';
import { Coming, Empty, Failed } from '../design/Notes';
import { Page } from '../design/Page';
import { Pages } from '../design/Pages';
import { useSeen } from '../design/useSeen';
import { Who } from '../design/Who';
import { useApplied } from '../live/Live';
import { CHECKLIST, owner } from '../words/vocabulary';
import { Say, useSay } from '../words/Words';
import { Anchor, Blocker, ChecklistProgress } from './ChecklistParts';
import styles from './Tables.module.css';

export const COLUMNS: readonly Shown<Checklist>[] = [
  {
    id: 'who',
    head: 'Who',
    cell: (list) => <Who person={list.person} />,
    className: styles.title,
  },
  {
    id: 'list',
    head: 'Checklist',
    cell: (list) => (
      <Chip>
        <Say words={list.name} />
      </Chip>
    ),
  },
  { id: 'day', head: 'Day', cell: (list) => <Anchor date={list.anchor} /> },
  { id: 'progress', head: 'Settled', cell: (list) => <ChecklistProgress checklist={list} />, className: styles.progress },
  { id: 'blocker', head: 'In the way', cell: (list) => <Blocker checklist={list} />, className: styles.wide },
];

export function Checklists() {
  const say = useSay();
  const applied = useApplied();
  const [filters, set, clear] = useFilters('q', 'checklist', 'status', 'owner', 'overdue', 'after');
  const asked = { ...filters, status: filters.status === '' ? ['open', 'planned'] : filters.status === 'all' ? '' : filters.status, limit: 50 };
  const lists = useList('checklist', asked);
  const templates = useSeen((lists.data?.items ?? []).map((list) => [list.checklist, say(list.name)]));
  const isNarrowed = query(filters) !== '';
  return (
    <Page title="Checklists" lead="What is to be done for people who join, move and leave, the next day first.">
      <Filters>
        <Find label="Name or number" value={filters.q} onFind={(q) => set('q', q)} />
        <Pick label="Checklist" all="Every checklist" value={filters.checklist} among={templates} onPick={(value) => set('checklist', value)} />
        <Pick
          label="Status"
          all="Not finished"
          value={filters.status}
          among={[...Object.entries(CHECKLIST).map(([status, { words }]) => [status, say(words)] as const), ['all', 'Any status']]}
          onPick={(value) => set('status', value)}
        />
        <Pick
          label="With tasks of"
          all="Anybody's tasks"
          value={filters.owner}
          among={['hr', 'it', 'manager', 'employee', 'facilities'].map((name) => [name, say(owner(name))] as const)}
          onPick={(value) => set('owner', value)}
        />
        <Pick
          label="Overdue"
          all="On time or not"
          value={filters.overdue}
          among={[
            ['true', 'Overdue'],
            ['false', 'On time'],
          ]}
          onPick={(value) => set('overdue', value)}
        />
        {isNarrowed && (
          <Button kind="quiet" onPress={clear}>
            Clear
          </Button>
        )}
      </Filters>
      {lists.error && <Failed failure={lists.error} again={() => void lists.refetch()} />}
      {lists.isPending && <Coming label="Checklists are being fetched" />}
      {lists.data && lists.data.items.length === 0 && (
        <Empty
          icon={ListChecks}
          title={isNarrowed ? 'No checklist is like that' : 'No checklist yet'}
          action={isNarrowed && <Button onPress={clear}>Show every checklist</Button>}
        >
          {isNarrowed
            ? 'Checklists exist, or will; none fits what the list is narrowed to.'
            : 'A checklist appears here by itself, within a second or so, when an HR system tells of a hire, a move or a leave.'}
        </Empty>
      )}
      {lists.data && lists.data.items.length > 0 && (
        <LiveTable
          label="Checklists"
          columns={COLUMNS}
          things={lists.data.items}
          question={lists.data.question}
          idOf={(list) => list.id}
          nameOf={(list) => `${list.person.name ?? list.person.workerNumber ?? ''}, ${say(list.name)}`}
          hrefOf={(list) => `/checklists/${encodeURIComponent(list.id)}`}
          isGone={(id) => applied.isGone('checklist', id)}
        />
      )}
      {lists.data && <Pages after={filters.after} next={lists.data.next} onGo={(after) => set('after', after)} />}
    </Page>
  );
}
