import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Unmatched } from '../api/answers';
import { ask, tell } from '../api/client';
import { useOne } from '../api/queries';
import { Facts, Panel } from '../design/Beside';
import { Status } from '../design/Chip';
import { Coming, Failed } from '../design/Notes';
import { SayMore } from '../design/SayMore';
import { Distance, Moment } from '../design/When';
import { PersonLink } from '../design/Who';
import { oneKey } from '../live/applied';
import { called, IDENTIFIERS, TOLD, UNMATCHED, unknown } from '../words/vocabulary';
import { Say } from '../words/Words';
import { MatchForm, type Said } from './MatchForm';
import { About, Under } from './UnmatchedParts';
import styles from './Unmatched.module.css';

/** One thing that waits: what was told, who it may be, and whose somebody says it is. */
export function UnmatchedPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const event = useOne('unmatched', id);
  const decide = useDecision(id);
  if (event.data === undefined) {
    return (
      <Panel title="Unmatched event" onClose={onClose}>
        {event.error ? <Failed failure={event.error} again={() => void event.refetch()} /> : <Coming rows={4} label="It is being fetched" />}
      </Panel>
    );
  }
  const one = event.data;
  return (
    <Panel title={<About one={one} />} onClose={onClose}>
      <div className={styles.chips}>
        <Status named={UNMATCHED[one.status] ?? unknown(one.status)} />
      </div>
      <Facts
        of={[
          ['Told', <Say key="t" words={called(TOLD, one.type)} />],
          ['System', one.systemName && <Say key="s" words={one.systemName} />],
          ['Under', one.identifiers.map((identifier) => <Under key={identifier.kind} identifier={identifier} one={one} />)],
          ['Told by', one.source !== '' && <bdi>{one.source}</bdi>],
          ['When', one.at && <Moment at={one.at} />],
          [
            'Waits since',
            one.match === null && one.since && (
              <>
                <Moment at={one.since} />, <Distance at={one.since} />
              </>
            ),
          ],
        ]}
      />
      {one.match && <Matched one={one} isBusy={decide.isPending} onTakeBack={(comment) => decide.mutate({ method: 'DELETE', said: comment === '' ? {} : { comment } })} />}
      {one.match === null &&
        (one.allowedActions.includes('match') ? (
          <MatchForm one={one} isBusy={decide.isPending} onSay={(said) => decide.mutate({ method: 'POST', said })} />
        ) : (
          <p className={styles.why}>{whyNot(one)}</p>
        ))}
      {decide.error && <Failed failure={decide.error} />}
    </Panel>
  );
}

/** Only explains what the server did not allow. */
function whyNot(one: Unmatched): string {
  if (one.type === 'task-reported') {
    return 'A report waits for its task, not for a person.';
  }
  if (one.identifiers.some(({ kind }) => kind === 'worker-number')) {
    return 'A worker number says by itself whose it is: it counts as soon as HR tells of it. If it is mistyped, send it again with the right one.';
  }
  return 'Not with this account: whoever says whose something is has to be known as a person.';
}

function Matched({ one, isBusy, onTakeBack }: { one: Unmatched; isBusy: boolean; onTakeBack: (comment: string) => void }) {
  const match = one.match;
  if (match === null) {
    return null;
  }
  return (
    <section className={styles.part} aria-label="Whose it is">
      <h3>Whose it is</h3>
      <Facts
        of={[
          ['Person', <PersonLink key="p" person={match.person} />],
          ['By its', <Say key="i" words={called(IDENTIFIERS, match.identifier.kind)} />],
          ['From', match.from && <Moment at={match.from} />],
          ['Until', match.until && <Moment at={match.until} />],
          ['Said by', <bdi key="b">{match.by}</bdi>],
          ['On', <Moment key="a" at={match.at} />],
          ['Because', match.comment && <bdi>{match.comment}</bdi>],
        ]}
      />
      {one.allowedActions.includes('withdraw') && (
        <div className={styles.chips}>
          <SayMore name="Take back" ask="Why (optional)" isBusy={isBusy} onSay={onTakeBack} />
        </div>
      )}
    </section>
  );
}

/** Says it, and shows what came of it as soon as that is to be seen. */
function useDecision(id: string) {
  const fetched = useQueryClient();
  const path = `/api/unmatched/${encodeURIComponent(id)}`;
  return useMutation({
    mutationFn: async ({ method, said }: { method: 'POST' | 'DELETE'; said: Said | { comment?: string } }) => {
      const told = await tell<{ position?: string }>(`${path}/match`, said, method);
      return told?.position === undefined ? null : ask<Unmatched>(`${path}?after=${encodeURIComponent(told.position)}`);
    },
    onSuccess: (after) => after && fetched.setQueryData(oneKey('unmatched', id), after),
    onSettled: () =>
      Promise.all([
        fetched.invalidateQueries({ queryKey: oneKey('unmatched', id) }),
        fetched.invalidateQueries({ queryKey: ['list', 'unmatched'] }),
      ]),
  });
}
