import { ShieldQuestionMark } from 'lucide-react';
import { query } from '../api/client';
import { useList } from '../api/queries';
import { useFilters } from '../app/address';
import { Button } from '../design/Button';
import { Filters, Find, Pick } from '../design/Filters';
import { LiveTable } from '../design/LiveTable';
import { Coming, Empty, Failed } from '../design/Notes';
import { Page } from '../design/Page';
import { Pages } from '../design/Pages';
import { useApplied } from '../live/Live';
import { REVIEW } from '../words/vocabulary';
import { useSay } from '../words/Words';
import { REVIEW_COLUMNS } from './ReviewParts';

/** Access that somebody holds and may no longer need, the next due first. */
export function Reviews() {
  const say = useSay();
  const applied = useApplied();
  const [filters, set, clear] = useFilters('q', 'status', 'risk', 'overdue', 'after');
  const status = filters.status === '' ? 'open' : filters.status === 'all' ? '' : filters.status;
  const reviews = useList('review', { ...filters, status, limit: 50 });
  const isNarrowed = query(filters) !== '';
  return (
    <Page title="Reviews" lead="Access that somebody holds and may no longer need, the next due first.">
      <Filters>
        <Find label="Name or number" value={filters.q} onFind={(q) => set('q', q)} />
        <Pick
          label="Status"
          all={say(REVIEW.open.words)}
          value={filters.status}
          among={[
            ['done', say(REVIEW.done.words)],
            ['withdrawn', say(REVIEW.withdrawn.words)],
            ['all', 'Any status'],
          ]}
          onPick={(value) => set('status', value)}
        />
        <Pick
          label="Risk"
          all="Any risk"
          value={filters.risk}
          among={[
            ['low', 'Low risk'],
            ['medium', 'Medium risk'],
            ['high', 'High risk'],
          ]}
          onPick={(value) => set('risk', value)}
        />
        {isNarrowed && (
          <Button kind="quiet" onPress={clear}>
            Clear
          </Button>
        )}
      </Filters>
      {reviews.error && <Failed failure={reviews.error} again={() => void reviews.refetch()} />}
      {reviews.isPending && <Coming label="Reviews are being fetched" />}
      {reviews.data?.items.length === 0 && (
        <Empty
          icon={ShieldQuestionMark}
          title={isNarrowed ? 'No review is like that' : 'Nothing waits for an answer'}
          action={isNarrowed && <Button onPress={clear}>Show what waits</Button>}
        >
          {isNarrowed
            ? 'There may be reviews; none you may see fits what the list is narrowed to.'
            : 'A review appears here by itself when somebody changes roles and holds what the new one is not owed.'}
        </Empty>
      )}
      {reviews.data && reviews.data.items.length > 0 && (
        <LiveTable
          label="Reviews"
          columns={REVIEW_COLUMNS}
          things={reviews.data.items}
          question={reviews.data.question}
          idOf={(review) => review.id}
          nameOf={(review) => review.person.name ?? review.person.workerNumber ?? ''}
          hrefOf={(review) => `/reviews/${encodeURIComponent(review.id)}`}
          isGone={(id) => applied.isGone('review', id)}
        />
      )}
      {reviews.data && <Pages after={filters.after} next={reviews.data.next} onGo={(after) => set('after', after)} />}
    </Page>
  );
}
