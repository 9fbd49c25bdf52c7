import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, Lightbulb } from 'lucide-react';
import { Link } from 'wouter';
import type { Review as One, ReviewItem, TaskStatus } from '../api/answers';
import { ask, tell } from '../api/client';
import { useOne } from '../api/queries';
import { Chip, Status } from '../design/Chip';
import { Coming, Failed } from '../design/Notes';
import { Card, Page } from '../design/Page';
import { Progress } from '../design/Progress';
import { SayMore } from '../design/SayMore';
import { Distance, Moment } from '../design/When';
import { PersonLink } from '../design/Who';
import { oneKey } from '../live/applied';
import { called, capital, DECISIONS, REASONS, REVIEW, REVIEW_ITEM, TASK, unknown } from '../words/vocabulary';
import { Say, useSay } from '../words/Words';
import { ReviewerName } from './ReviewParts';
import styles from './Review.module.css';

/** What one person holds, and whether they should: line by line what it is, why they have it, and what may be decided. */
export function Review({ id }: { id: string }) {
  const review = useOne('review', id);
  const above = (
    <Link href="/reviews" className={styles.back}>
      <ArrowLeft aria-hidden size={15} /> Reviews
    </Link>
  );
  if (review.data === undefined) {
    return (
      <Page title="Review" above={above}>
        {review.error ? <Failed failure={review.error} again={() => void review.refetch()} /> : <Coming label="The review is being fetched" />}
      </Page>
    );
  }
  const one = review.data;
  return (
    <Page
      title={`Access of ${one.person.name ?? one.person.workerNumber ?? 'somebody'}`}
      above={above}
      lead={<Lead review={one} />}
      tools={<Status named={REVIEW[one.status] ?? unknown(one.status)} />}
    >
      <div className={styles.progress}>
        <Progress {...one.progress} label="Decided items" isAtRisk={one.overdue} />
      </div>
      <Card>
        <ul>
          {one.items.map((item) => (
            <li key={item.id} className={styles.item}>
              <Item review={one.id} item={item} />
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}

function Lead({ review }: { review: One }) {
  return (
    <>
      <PersonLink person={review.person} /> · decided by <ReviewerName reviewer={review.reviewer} />
      {review.due && (
        <>
          {' · due '}
          <Moment at={review.due} />, <Distance at={review.due} />
        </>
      )}
    </>
  );
}

function Item({ review, item }: { review: string; item: ReviewItem }) {
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.name}>
          <Say words={item.name} />
        </h2>
        <span className={styles.chips}>
          {item.reasons.map((reason) => (
            <Chip key={reason}>
              <Say words={called(REASONS, reason)} />
            </Chip>
          ))}
          {item.risk && <Chip tone={item.risk === 'high' ? 'bad' : item.risk === 'medium' ? 'warn' : 'calm'}>{capital(item.risk)} risk</Chip>}
          {item.privileged && <Chip tone="bad">Privileged</Chip>}
          <Status named={REVIEW_ITEM[item.status] ?? unknown(item.status)} />
        </span>
      </div>
      <p className={styles.facts}>
        <span>
          <Say words={{ hr: item.systemName.hr, it: `${item.systemName.it}, ${item.system}/${item.entitlement}` }} />
        </span>
        {item.since && (
          <span>
            since <Moment at={item.since} />
          </span>
        )}
        <span>{item.lastUsed ? <>last used <Moment at={item.lastUsed} /></> : 'no use known'}</span>
        {item.evidence && (
          <span>
            seen by <bdi>{item.evidence.source}</bdi>
          </span>
        )}
      </p>
      {item.why && (
        <p>
          <bdi>
            <Say words={item.why} />
          </bdi>
        </p>
      )}
      {item.recommendation && (
        <p className={styles.advice}>
          <Lightbulb aria-hidden size={15} />
          <span>
            <strong>
              <Say words={called(DECISIONS, item.recommendation.decision)} />
            </strong>
            : <Say words={item.recommendation.reason} />
          </span>
        </p>
      )}
      {item.decision && <Decided item={item} />}
      <Decide review={review} item={item} />
    </>
  );
}

function Decided({ item }: { item: ReviewItem }) {
  return (
    <p className={styles.facts}>
      <span className={styles.decided}>
        <Say words={called(DECISIONS, item.decision ?? '')} />
      </span>
      {item.decidedBy && (
        <span>
          by <bdi>{item.decidedBy}</bdi>
        </span>
      )}
      {item.decidedAt && <Moment at={item.decidedAt} />}
      {item.remediation && (
        <span>
          taking away: <Say words={(TASK[item.remediation.status as TaskStatus] ?? unknown(item.remediation.status)).words} />
          {item.remediation.ticket && (
            <>
              , <bdi>{item.remediation.ticket}</bdi>
            </>
          )}
        </span>
      )}
    </p>
  );
}

/** What whoever looks may decide: the server says what, and what takes a reason. */
function Decide({ review, item }: { review: string; item: ReviewItem }) {
  const say = useSay();
  const fetched = useQueryClient();
  const decide = useMutation({
    mutationFn: async ({ decision, comment }: { decision: string; comment: string }) => {
      const path = `/api/reviews/${encodeURIComponent(review)}`;
      const told = await tell<{ position?: string }>(
        `${path}/items/${encodeURIComponent(item.id)}/decision`,
        comment === '' ? { decision } : { decision, comment },
      );
      return told?.position === undefined ? null : ask<One>(`${path}?after=${encodeURIComponent(told.position)}`);
    },
    onSuccess: (after) => after && fetched.setQueryData(oneKey('review', review), after),
    onSettled: () => fetched.invalidateQueries({ queryKey: oneKey('review', review) }),
  });
  if (item.allowedActions.length === 0 && decide.error === null) {
    return null;
  }
  return (
    <div className={styles.actions}>
      {item.allowedActions.map((decision) => {
        const isNeeded = item.commentNeeded.includes(decision);
        return (
          <SayMore
            key={decision}
            name={say(called(DECISIONS, decision))}
            ask={isNeeded ? 'Why' : 'Why (optional)'}
            isNeeded={isNeeded}
            isMain={item.recommendation?.decision === decision}
            isBusy={decide.isPending}
            isUnheard={decide.isError}
            size="small"
            onSay={(comment) => decide.mutate({ decision, comment })}
          />
        );
      })}
      {decide.error && <Failed failure={decide.error} />}
    </div>
  );
}
