import type { Review, Reviewer } from '../api/answers';
import type { Shown } from '../design/LiveTable';
import { Progress } from '../design/Progress';
import { Distance, Moment } from '../design/When';
import { Name, Who } from '../design/Who';
import { Say } from '../words/Words';
import styles from './Review.module.css';
import tables from './Tables.module.css';

export function ReviewerName({ reviewer }: { reviewer: Reviewer }) {
  switch (reviewer.kind) {
    case 'manager':
      return reviewer.person ? <Name {...reviewer.person} /> : <>The manager</>;
    case 'owner':
      return (
        <>
          Owner of <Say words={reviewer.name} />
        </>
      );
    case 'group':
      return <Say words={reviewer.name} />;
    case 'admin':
      return <>An administrator</>;
  }
}

/** What is asked, in one line: the rights that are still to be decided, else all of them. */
function Asked({ review }: { review: Review }) {
  const open = review.items.filter((item) => item.status === 'open');
  const items = open.length > 0 ? open : review.items;
  return (
    <span className={styles.asked}>
      {items.slice(0, 2).map((item, index) => (
        <span key={item.id}>
          {index > 0 && ', '}
          <Say words={item.name} />
        </span>
      ))}
      {items.length > 2 && ` and ${items.length - 2} more`}
    </span>
  );
}

export const REVIEW_COLUMNS: readonly Shown<Review>[] = [
  { id: 'who', head: 'Who', cell: (review) => <Who person={review.person} />, className: tables.title },
  { id: 'asked', head: 'Should they keep', cell: (review) => <Asked review={review} />, className: tables.fit },
  { id: 'reviewer', head: 'Decided by', cell: (review) => <span className={tables.two}><ReviewerName reviewer={review.reviewer} /></span>, className: tables.reviewer },
  {
    id: 'due',
    head: 'Due',
    cell: (review) =>
      review.due && (
        <span className={styles.due} data-overdue={review.overdue}>
          <Distance at={review.due} />
          <span className={styles.exact}>
            <Moment at={review.due} />
          </span>
        </span>
      ),
    className: tables.short,
  },
  {
    id: 'progress',
    head: 'Decided',
    cell: (review) => <Progress {...review.progress} label="Decided items" isAtRisk={review.overdue} />,
    className: tables.progress,
  },
];
