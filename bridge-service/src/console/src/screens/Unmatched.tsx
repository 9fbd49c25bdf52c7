import { UserRoundCheck } from 'lucide-react';
import { useLocation, useSearch } from 'wouter';
import { query } from '../api/client';
import { useList } from '../api/queries';
import { useFilters } from '../app/address';
import { Beside } from '../design/Beside';
import { Button } from '../design/Button';
import { Filters, Find, Pick } from '../design/Filters';
import { LiveTable } from '../design/LiveTable';
import { Coming, Empty, Failed } from '../design/Notes';
import { Page } from '../design/Page';
import { Pages } from '../design/Pages';
import { useSeen } from '../design/useSeen';
import { useApplied } from '../live/Live';
import { called, TOLD, UNMATCHED } from '../words/vocabulary';
import { useSay } from '../words/Words';
import { UNMATCHED_COLUMNS } from './UnmatchedParts';
import { UnmatchedPanel } from './UnmatchedPanel';

/** What IT told about nobody we know, the longest waiting first: whose is it? */
export function UnmatchedEvents({ id }: { id: string | undefined }) {
  const say = useSay();
  const applied = useApplied();
  const search = useSearch();
  const [, navigate] = useLocation();
  const [filters, set, clear] = useFilters('q', 'status', 'type', 'system', 'after');
  const status = filters.status === '' ? 'waiting' : filters.status;
  const events = useList('unmatched', { ...filters, status, limit: 50 });
  const items = events.data?.items ?? [];
  const systems = useSeen(items.map((one) => (one.system === null ? null : [one.system, one.systemName ? say(one.systemName) : one.system])));
  const isNarrowed = query(filters) !== '';
  const behind = search === '' ? '' : `?${search}`;
  return (
    <Page title="Unmatched" lead="What IT systems told under an account or an address that nobody is known by. It counts as soon as somebody says whose it is, or HR tells of the person.">
      <Filters>
        <Find label="Account or address" value={filters.q} onFind={(q) => set('q', q)} />
        <Pick
          label="Status"
          all={say(UNMATCHED.waiting.words)}
          value={filters.status}
          among={[['matched', say(UNMATCHED.matched.words)]]}
          onPick={(value) => set('status', value)}
        />
        <Pick
          label="Kind"
          all="Every kind"
          value={filters.type}
          among={Object.keys(TOLD).map((type) => [type, say(called(TOLD, type))] as const)}
          onPick={(value) => set('type', value)}
        />
        <Pick label="System" all="Every system" value={filters.system} among={systems} onPick={(value) => set('system', value)} />
        {isNarrowed && (
          <Button kind="quiet" onPress={clear}>
            Clear
          </Button>
        )}
      </Filters>
      {events.error && <Failed failure={events.error} again={() => void events.refetch()} />}
      {events.isPending && <Coming label="What waits is being fetched" />}
      {events.data && (
        <Beside
          list={
            <>
              {items.length === 0 ? (
                <Empty
                  icon={UserRoundCheck}
                  title={status === 'matched' ? 'Nobody has said whose something is' : isNarrowed ? 'Nothing like that waits' : 'Everything has found its person'}
                  action={isNarrowed && <Button onPress={clear}>Show all that waits</Button>}
                >
                  {status === 'matched'
                    ? 'A match stands here for good, with who said so and why, and can be taken back.'
                    : isNarrowed
                      ? 'Something may wait; none of it fits what the list is narrowed to.'
                      : 'An event waits here when it names only an account or an address that nobody is known by.'}
                </Empty>
              ) : (
                <LiveTable
                  label="Unmatched events"
                  columns={id === undefined ? UNMATCHED_COLUMNS : UNMATCHED_COLUMNS.filter((column) => column.id !== 'since')}
                  things={items}
                  question={events.data.question}
                  idOf={(one) => one.id}
                  nameOf={(one) => `${say(called(TOLD, one.type))}, ${one.identifiers[0]?.value ?? ''}`}
                  hrefOf={(one) => `/unmatched/${encodeURIComponent(one.id)}${behind}`}
                  isGone={(gone) => status === 'waiting' && applied.isGone('unmatched', gone)}
                  current={id}
                />
              )}
              <Pages after={filters.after} next={events.data.next} onGo={(after) => set('after', after)} />
            </>
          }
        >
          {id !== undefined && <UnmatchedPanel key={id} id={id} onClose={() => navigate(`/unmatched${behind}`)} />}
        </Beside>
      )}
    </Page>
  );
}
