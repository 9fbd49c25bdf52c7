import { Users } from 'lucide-react';
import type { Employment, Person } from '../api/answers';
import { query } from '../api/client';
import { useList } from '../api/queries';
import { useFilters } from '../app/address';
import { Button } from '../design/Button';
import { Status } from '../design/Chip';
import { Filters, Find, Pick } from '../design/Filters';
import { LiveTable, type Shown } from '../design/LiveTable';
import { Coming, Empty, Failed } from '../design/Notes';
import { Page } from '../design/Page';
import { Pages } from '../design/Pages';
import { useSeen } from '../design/useSeen';
import { Day } from '../design/When';
import { Name, Who } from '../design/Who';
import { useApplied } from '../live/Live';
import { PERSON, unknown } from '../words/vocabulary';
import { useSay } from '../words/Words';
import styles from './Tables.module.css';

/** The employment a line speaks of: the last that was not taken back. */
export function present(person: Person): Employment | undefined {
  return person.employments.findLast((employment) => !employment.rescinded) ?? person.employments.at(-1);
}

const COLUMNS: readonly Shown<Person>[] = [
  { id: 'who', head: 'Who', cell: (person) => <Who person={person} />, className: styles.title },
  { id: 'status', head: 'Status', cell: (person) => <Status named={PERSON[person.status] ?? unknown(person.status)} />, className: styles.short },
  { id: 'title', head: 'Title', cell: (person) => <bdi className={styles.two}>{present(person)?.title}</bdi>, className: styles.fit },
  { id: 'department', head: 'Department', cell: (person) => <bdi className={styles.two}>{present(person)?.department}</bdi>, className: styles.fit },
  { id: 'location', head: 'Place', cell: (person) => present(person)?.location, className: `${styles.short} ${styles.roomy}` },
  {
    id: 'manager',
    head: 'Manager',
    cell: (person) => {
      const manager = present(person)?.manager;
      return manager && <Name {...manager} />;
    },
    className: `${styles.fit} ${styles.roomy}`,
  },
  {
    id: 'days',
    head: 'From – to',
    cell: (person) => {
      const employment = present(person);
      return (
        employment && (
          <span className={`${styles.soft} ${styles.from}`}>
            <Day date={employment.startDate} />
            {employment.lastWorkingDay && (
              <span>
                {'– '}
                <Day date={employment.lastWorkingDay} />
              </span>
            )}
          </span>
        )
      );
    },
    className: styles.short,
  },
];

function itself(text: string | null): readonly [string, string] | null {
  return text === null ? null : [text, text];
}

export function People() {
  const say = useSay();
  const applied = useApplied();
  const [filters, set, clear] = useFilters('q', 'status', 'department', 'location', 'after');
  const people = useList('person', { ...filters, limit: 50 });
  const isNarrowed = query(filters) !== '';
  const employments = (people.data?.items ?? []).flatMap((person) => person.employments);
  const departments = useSeen(employments.map((one) => itself(one.department)));
  const places = useSeen(employments.map((one) => itself(one.location)));
  return (
    <Page title="People" lead="Everybody an HR system told us of, by name.">
      <Filters>
        <Find label="Name or number" value={filters.q} onFind={(q) => set('q', q)} />
        <Pick
          label="Status"
          all="Any status"
          value={filters.status}
          among={Object.entries(PERSON).map(([status, { words }]) => [status, say(words)] as const)}
          onPick={(value) => set('status', value)}
        />
        <Pick label="Department" all="Every department" value={filters.department} among={departments} onPick={(value) => set('department', value)} />
        <Pick label="Place" all="Every place" value={filters.location} among={places} onPick={(value) => set('location', value)} />
        {isNarrowed && (
          <Button kind="quiet" onPress={clear}>
            Clear
          </Button>
        )}
      </Filters>
      {people.error && <Failed failure={people.error} again={() => void people.refetch()} />}
      {people.isPending && <Coming label="People are being fetched" />}
      {people.data && people.data.items.length === 0 && (
        <Empty
          icon={Users}
          title={isNarrowed ? 'Nobody is like that' : 'Nobody yet'}
          action={isNarrowed && <Button onPress={clear}>Show everybody</Button>}
        >
          {isNarrowed
            ? 'Nobody you may see fits what the list is narrowed to.'
            : 'People appear here when an HR system tells of them. Nobody is entered by hand.'}
        </Empty>
      )}
      {people.data && people.data.items.length > 0 && (
        <LiveTable
          label="People"
          columns={COLUMNS}
          things={people.data.items}
          question={people.data.question}
          idOf={(person) => person.id}
          nameOf={(person) => person.name ?? person.workerNumber ?? ''}
          hrefOf={(person) => `/people/${encodeURIComponent(person.id)}`}
          isGone={(id) => applied.isGone('person', id)}
        />
      )}
      {people.data && <Pages after={filters.after} next={people.data.next} onGo={(after) => set('after', after)} />}
    </Page>
  );
}
