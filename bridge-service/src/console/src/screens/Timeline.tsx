import { useState } from 'react';
import { Link } from 'wouter';
import type { Page as PageOf, TimelineEntry, Words } from '../api/answers';
import { useDerived } from '../api/queries';
import { Button } from '../design/Button';
import { Choice } from '../design/Choice';
import { Coming, Failed } from '../design/Notes';
import { Section } from '../design/Page';
import { Day, FromToday, Moment } from '../design/When';
import { capital } from '../words/vocabulary';
import { Say, useSay } from '../words/Words';
import { Mark } from './Entry';
import styles from './Timeline.module.css';

const FIRST = 15;

const LANES: Readonly<Record<string, string>> = {
  employment: 'Employment',
  tasks: 'Tasks',
  assets: 'Things',
  project: 'Projects',
};

/** A system is called as the policy calls it. */
function laneOf(entry: TimelineEntry | undefined, lane: string): Words {
  const name = LANES[lane] ?? capital(lane);
  return entry?.laneName ?? { hr: name, it: name };
}

/** What happened to one person, newest first; one lane or all of them. */
export function Timeline({ person }: { person: string }) {
  const path = `/api/people/${encodeURIComponent(person)}/timeline`;
  const timeline = useDerived<PageOf<TimelineEntry>>('checklist', path);
  const say = useSay();
  const [lane, setLane] = useState('all');
  const [isWhole, setWhole] = useState(false);
  const all = timeline.data?.items ?? [];
  const lanes = [...new Set(all.map((entry) => entry.lane))];
  const entries = lane === 'all' ? all : all.filter((entry) => entry.lane === lane);
  const shown = isWhole ? entries : entries.slice(0, FIRST);
  return (
    <Section title="Timeline" count={entries.length}>
      {timeline.error && <Failed failure={timeline.error} again={() => void timeline.refetch()} />}
      {timeline.isPending && <Coming label="The timeline is being fetched" />}
      {lanes.length > 1 && (
        <div className={styles.lanes}>
          <Choice
            label="Lane"
            value={lane}
            among={[['all', 'All'], ...lanes.map((one) => [one, say(laneOf(all.find((entry) => entry.lane === one), one))] as const)]}
            onChoose={setLane}
          />
        </div>
      )}
      <ol className={styles.entries}>
        {shown.map((entry) => (
          <li key={entry.id} className={styles.entry}>
            <span className={styles.when}>{entry.day ? <Day date={entry.day} /> : entry.at && <Moment at={entry.at} />}</span>
            <Mark kind={entry.kind} />
            <What entry={entry} />
          </li>
        ))}
      </ol>
      {shown.length < entries.length && (
        <div>
          <Button onPress={() => setWhole(true)}>Show all {entries.length}</Button>
        </div>
      )}
    </Section>
  );
}

function What({ entry }: { entry: TimelineEntry }) {
  return (
    <div className={styles.what}>
      <p>
        <bdi>
          <Say words={entry.words} />
        </bdi>
      </p>
      <p className={styles.details}>
        <span>
          <Say words={laneOf(entry, entry.lane)} />
        </span>
        {entry.day && <FromToday date={entry.day} />}
        {entry.kind.startsWith('task-') && entry.kind !== 'task-seen' && <span>{HOW[entry.kind] ?? entry.kind.slice('task-'.length)}</span>}
        {entry.source && (
          <span>
            {entry.day ? 'told by' : 'seen by'} <bdi>{entry.source}</bdi>
          </span>
        )}
        {entry.by && (
          <span>
            by <bdi>{entry.by}</bdi>
          </span>
        )}
        {entry.checklist && <Link href={`/checklists/${encodeURIComponent(entry.checklist)}`}>Checklist</Link>}
        {entry.project && <Link href={`/projects/${encodeURIComponent(entry.project)}`}>{capital(entry.project)}</Link>}
      </p>
    </div>
  );
}

const HOW: Readonly<Record<string, string>> = {
  'task-done': 'done',
  'task-waived': 'not needed',
  'task-withdrawn': 'taken back',
};
