import { ArrowLeft, Waypoints } from 'lucide-react';
import { useRef } from 'react';
import { Link } from 'wouter';
import type { FeedEntry } from '../api/answers';
import { useFeed } from '../api/queries';
import { useFilters } from '../app/address';
import { Button } from '../design/Button';
import { Filters, Pick } from '../design/Filters';
import { News } from '../design/News';
import { Coming, Empty, Failed } from '../design/Notes';
import { Page } from '../design/Page';
import { Pages } from '../design/Pages';
import { Distance, Moment } from '../design/When';
import { PersonLink } from '../design/Who';
import { useApplied } from '../live/Live';
import { useGathered } from '../live/useGathered';
import { clockOf, dayOf, isMidnight } from '../time/format';
import { Say, useSay } from '../words/Words';
import { Mark } from './Entry';
import styles from './Feed.module.css';

const KINDS: readonly (readonly [string, string])[] = [
  ['project-joined', 'People joining'],
  ['project-left', 'People leaving'],
  ['access-granted', 'Access granted'],
  ['access-gone', 'Access gone'],
  ['checklist-done', 'Checklists done'],
  ['incident-closed', 'Incidents closed'],
  ['problem-prevented', 'Problems prevented'],
  ['change-released', 'Changes released'],
  ['rollout-announced', 'Rollouts'],
  ['recognition-given', 'Thanks'],
];

/** One project's feed, newest first, as it happens. */
export function Feed({ id }: { id: string }) {
  const say = useSay();
  const [filters, set, clear] = useFilters('kind', 'after');
  const feed = useFeed(id, { ...filters, limit: 50 });
  const isNarrowed = filters.kind !== '';
  return (
    <Page
      title={feed.data ? say(feed.data._footbridge.name) : 'Project'}
      lead="What happened in this project, newest first."
      above={
        <Link href="/projects" className={styles.back}>
          <ArrowLeft aria-hidden size={15} /> Projects
        </Link>
      }
    >
      <Filters>
        <Pick label="Kind" all="Everything" value={filters.kind} among={KINDS} onPick={(value) => set('kind', value)} />
      </Filters>
      {feed.error && <Failed failure={feed.error} again={() => void feed.refetch()} />}
      {feed.isPending && <Coming label="The feed is being fetched" />}
      {feed.data?.items.length === 0 && (
        <Empty
          icon={Waypoints}
          title={isNarrowed ? 'Nothing of that kind' : 'Nothing has happened yet'}
          action={isNarrowed && <Button onPress={clear}>Show everything</Button>}
        >
          {isNarrowed
            ? 'Other things may have happened here.'
            : 'Who joins or leaves, access to its systems, incidents closed and problems prevented on its services appear here by themselves.'}
        </Empty>
      )}
      {feed.data && feed.data.items.length > 0 && <Entries entries={feed.data.items} question={feed.data.question} />}
      {feed.data && <Pages after={filters.after} next={feed.data.next} onGo={(after) => set('after', after)} />}
    </Page>
  );
}

function Entries({ entries, question }: { entries: readonly FeedEntry[]; question: string }) {
  const say = useSay();
  const applied = useApplied();
  const place = useRef<HTMLDivElement>(null);
  const { rows, news, added, show } = useGathered(entries, question, idOf, (id) => applied.isGone('feed', id), place);
  return (
    <div ref={place} className={styles.feed}>
      <News of={news.map((entry) => say(entry._footbridge.words))} onShow={show} />
      {byDay(rows).map(([day, ofDay]) => (
        <section key={day} className={styles.day} aria-label={day}>
          <h2 className={styles.date}>{day}</h2>
          <ol className={styles.entries}>
            {ofDay.map((entry) => (
              <li key={entry.id} className={styles.entry} data-added={added.has(entry.id)}>
                <Mark kind={entry._footbridge.kind} />
                <Entry entry={entry} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Entry({ entry }: { entry: FeedEntry }) {
  const { kind, words, person, recorded } = entry._footbridge;
  const lateness = recorded === null ? 0 : Date.parse(recorded) - Date.parse(entry.date_published);
  return (
    <div className={styles.what}>
      <p>
        <bdi>
          <Say words={words} />
        </bdi>
      </p>
      <p className={styles.details}>
        {kind !== 'project-joined' && !isMidnight(entry.date_published) && <time dateTime={entry.date_published}>{clockOf(entry.date_published)}</time>}
        <Distance at={entry.date_published} />
        {person && <PersonLink person={person} />}
        {recorded !== null && lateness > 86_400_000 && (
          <span>
            heard of <Moment at={recorded} />
          </span>
        )}
      </p>
    </div>
  );
}

function idOf(entry: FeedEntry): string {
  return entry.id;
}

function byDay(entries: readonly FeedEntry[]): (readonly [string, FeedEntry[]])[] {
  const days = new Map<string, FeedEntry[]>();
  for (const entry of entries) {
    const day = dayOf(entry.date_published);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}
