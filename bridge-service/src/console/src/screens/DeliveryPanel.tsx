import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Delivery, DeliveryLine, Side } from '../api/answers';
import { tell } from '../api/client';
import { usePolled } from '../api/queries';
import { Facts, Panel } from '../design/Beside';
import { Button } from '../design/Button';
import { Status } from '../design/Chip';
import { Coming, Failed, Notice } from '../design/Notes';
import { Moment } from '../design/When';
import { DELIVERY, unknown } from '../words/vocabulary';
import styles from './Inbox.module.css';

interface Props {
  side: Side;
  id: string;
  line: DeliveryLine | undefined;
  onClose: () => void;
}

/** One delivery: why it is as it is, and all of it as it came. Of one that was turned away only the attempt is known. */
export function DeliveryPanel({ side, id, line, onClose }: Props) {
  return line?.status === 'refused' ? <Refused line={line} onClose={onClose} /> : <Kept side={side} id={id} onClose={onClose} />;
}

function Refused({ line, onClose }: { line: DeliveryLine; onClose: () => void }) {
  return (
    <Panel title={<bdi>{line.source}</bdi>} onClose={onClose}>
      <div className={styles.chips}>
        <Status named={DELIVERY.refused} />
      </div>
      <p>It was turned away before anything of it was kept: only that somebody tried is known.</p>
      <Facts
        of={[
          ['Arrived', <Moment key="at" at={line.receivedAt} />],
          ['Why', line.reason],
          ['Answered', line.httpStatus],
          ['More like it', line.leftOut > 0 ? line.leftOut : null],
        ]}
      />
    </Panel>
  );
}

function Kept({ side, id, onClose }: { side: Side; id: string; onClose: () => void }) {
  const path = `/${side}/inbox/${encodeURIComponent(id)}`;
  const delivery = usePolled<Delivery>(path, 8_000);
  const fetched = useQueryClient();
  const replay = useMutation({
    mutationFn: () => tell(`${path}/replay`, {}),
    onSettled: () => fetched.invalidateQueries({ queryKey: ['polled'] }),
  });
  if (delivery.data === undefined) {
    return (
      <Panel title="Delivery" onClose={onClose}>
        {delivery.error ? <Failed failure={delivery.error} again={() => void delivery.refetch()} /> : <Coming rows={4} label="The delivery is being fetched" />}
      </Panel>
    );
  }
  const one = delivery.data;
  return (
    <Panel title={<bdi>{one.source}</bdi>} onClose={onClose}>
      <div className={styles.chips}>
        <Status named={DELIVERY[one.status] ?? unknown(one.status)} />
        {one.allowedActions.includes('replay') && (
          <Button size="small" isDisabled={replay.isPending} onPress={() => replay.mutate()}>
            Replay
          </Button>
        )}
        {replay.isSuccess && <span role="status">It is read again; what comes of it appears here.</span>}
      </div>
      {replay.error && <Failed failure={replay.error} />}
      {one.detail && (
        <Notice tone={one.status === 'quarantined' ? 'bad' : 'warn'}>
          <bdi>{one.detail}</bdi>
        </Notice>
      )}
      <Facts
        of={[
          ['Arrived', <Moment key="at" at={one.receivedAt} />],
          ['Settled', one.settledAt && <Moment at={one.settledAt} />],
          ['Reason', one.reason],
          ['Connector', `${one.connector}${one.connectorVersion && one.connectorVersion !== '-' ? `, version ${one.connectorVersion}` : ''}`],
          ['Verified by', one.verification],
          ['Request', one.method && `${one.method} ${one.path ?? ''}`],
          ['Delivery id', <code key="id">{one.id}</code>],
        ]}
      />
      <Json title="Facts" value={one.facts} isOpen={one.facts.length > 0} />
      {one.body === undefined ? <p>Your role sees what became of it, not what was in it.</p> : <Body text={one.body} />}
      {one.headers && <Text title="Headers" text={one.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')} />}
      {one.events && <Json title="As we read it" value={one.events} />}
    </Panel>
  );
}

function Json({ title, value, isOpen = false }: { title: string; value: readonly unknown[]; isOpen?: boolean }) {
  return value.length === 0 ? null : <Text title={title} text={JSON.stringify(value, null, 2)} isOpen={isOpen} />;
}

function Text({ title, text, isOpen = false }: { title: string; text: string; isOpen?: boolean }) {
  return (
    <details className={styles.part} open={isOpen}>
      <summary>{title}</summary>
      <pre className={styles.raw} dir="ltr" tabIndex={0} aria-label={title}>
        {text}
      </pre>
    </details>
  );
}

/** What can be indented is, to be read; as it came it is there as well. */
function Body({ text }: { text: string }) {
  const indented = indentedOrNull(text);
  return (
    <>
      {indented && <Text title="Body, indented" text={indented} isOpen />}
      <Text title="Body as it came" text={text} isOpen={indented === null} />
    </>
  );
}

function indentedOrNull(body: string): string | null {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return null;
  }
}
