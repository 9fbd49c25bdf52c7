import { Inbox as InboxIcon } from 'lucide-react';
import { Link, useLocation, useSearch } from 'wouter';
import type { DeliveryLine, Me, Page as PageOf, Side } from '../api/answers';
import { query } from '../api/client';
import { usePolled } from '../api/queries';
import { useFilters } from '../app/address';
import { Beside } from '../design/Beside';
import { Button } from '../design/Button';
import { Status } from '../design/Chip';
import { Filters, Pick } from '../design/Filters';
import { LiveTable, type Shown } from '../design/LiveTable';
import { Looked } from '../design/Looked';
import { Coming, Empty, Failed } from '../design/Notes';
import { Page } from '../design/Page';
import { Pages } from '../design/Pages';
import { useSeen } from '../design/useSeen';
import { Moment } from '../design/When';
import { DELIVERY, unknown } from '../words/vocabulary';
import { useSay } from '../words/Words';
import { DeliveryPanel } from './DeliveryPanel';
import own from './Inbox.module.css';
import styles from './Tables.module.css';

const COLUMNS: readonly Shown<DeliveryLine>[] = [
  {
    id: 'source',
    head: 'Source',
    cell: (line) => (
      <span className={own.source}>
        <bdi>{line.source}</bdi>
        <span className={own.time}>
          <Moment at={line.receivedAt} />
        </span>
      </span>
    ),
    className: own.first,
  },
  { id: 'status', head: 'Status', cell: (line) => <Status named={DELIVERY[line.status] ?? unknown(line.status)} />, className: styles.short },
  { id: 'became', head: 'What came of it', cell: (line) => <Became line={line} />, className: styles.wide },
];

function Became({ line }: { line: DeliveryLine }) {
  const text =
    line.detail ??
    line.reason ??
    (line.status === 'mapped' ? `${line.facts} ${line.facts === 1 ? 'fact' : 'facts'}` : '');
  const more = line.leftOut > 0 ? ` and ${line.leftOut} more like it` : '';
  return (
    <span className={own.became}>
      <bdi>{text}</bdi>
      {more}
      {line.httpStatus !== null && ` (answered ${line.httpStatus})`}
    </span>
  );
}

/** What arrived, as it arrived, and what came of it. */
export function Inbox({ me, side, id }: { me: Me; side: string | undefined; id: string | undefined }) {
  const say = useSay();
  const search = useSearch();
  const [, navigate] = useLocation();
  const sides: readonly Side[] = me.roles.includes('HR') ? ['hr'] : me.roles.includes('IT') ? ['it'] : ['hr', 'it'];
  const bank: Side = side === 'hr' || side === 'it' ? side : (sides[0] ?? 'hr');
  const [filters, set, clear] = useFilters('status', 'source', 'after');
  const lines = usePolled<PageOf<DeliveryLine>>(`/${bank}/inbox${query({ ...filters, limit: 50 })}`);
  const sources = useSeen((lines.data?.items ?? []).map((line) => [line.source, line.source]));
  const isNarrowed = query(filters) !== '';
  const behind = search === '' ? '' : `?${search}`;
  return (
    <Page title="Inbox" lead="What systems sent, as it came, and what came of it." tools={<Looked at={lines.dataUpdatedAt} />}>
      {sides.length > 1 && (
        <nav aria-label="Whose inbox" className={own.sides}>
          {sides.map((one) => (
            <Link key={one} href={`/inbox/${one}`} aria-current={one === bank ? 'page' : undefined}>
              {one === 'hr' ? 'From HR systems' : 'From IT systems'}
            </Link>
          ))}
        </nav>
      )}
      <Filters>
        <Pick
          label="Status"
          all="Any status"
          value={filters.status}
          among={Object.entries(DELIVERY).map(([status, { words }]) => [status, say(words)] as const)}
          onPick={(value) => set('status', value)}
        />
        <Pick label="Source" all="Every source" value={filters.source} among={sources} onPick={(value) => set('source', value)} />
        {filters.status !== 'quarantined' && (
          <Button kind="quiet" onPress={() => set('status', 'quarantined')}>
            Only what was not understood
          </Button>
        )}
        {isNarrowed && (
          <Button kind="quiet" onPress={clear}>
            Clear
          </Button>
        )}
      </Filters>
      {lines.error && <Failed failure={lines.error} again={() => void lines.refetch()} />}
      {lines.isPending && <Coming label="Deliveries are being fetched" />}
      {lines.data && lines.data.items.length === 0 && (
        <Empty
          icon={InboxIcon}
          title={filters.status === 'quarantined' ? 'Everything was understood' : isNarrowed ? 'No delivery is like that' : 'Nothing has arrived yet'}
          action={isNarrowed && <Button onPress={clear}>Show every delivery</Button>}
        >
          {filters.status === 'quarantined'
            ? 'Nothing waits in quarantine. What cannot be read or mapped is kept here with the reason, and can be replayed.'
            : isNarrowed
              ? 'Deliveries exist, or will; none fits what the list is narrowed to.'
              : 'A delivery appears here as soon as a system sends one to its webhook, whatever comes of it.'}
        </Empty>
      )}
      {lines.data && lines.data.items.length > 0 && (
        <Beside
          list={
            <>
              <LiveTable
                label="Deliveries"
                columns={COLUMNS}
                things={lines.data.items}
                question={lines.data.question}
                idOf={(line) => line.id}
                nameOf={(line) => `${line.source}, ${say((DELIVERY[line.status] ?? unknown(line.status)).words)}`}
                hrefOf={(line) => `/inbox/${bank}/${encodeURIComponent(line.id)}${behind}`}
                current={id}
              />
              <Pages after={filters.after} next={lines.data.next} onGo={(after) => set('after', after)} />
            </>
          }
        >
          {id !== undefined && (
            <DeliveryPanel
              key={id}
              side={bank}
              id={id}
              line={lines.data.items.find((line) => line.id === id)}
              onClose={() => navigate(`/inbox/${bank}${behind}`)}
            />
          )}
        </Beside>
      )}
    </Page>
  );
}
