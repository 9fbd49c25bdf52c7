import { signIn } from '../api/client';
import { now, told } from '../time/clock';
import { SseReader, type ServerEvent } from './sse';

export const KINDS = ['checklist', 'task', 'person', 'review', 'feed', 'unmatched', 'hold'] as const;
export type Kind = (typeof KINDS)[number];

/** What the stream said of one thing. */
export interface Change {
  readonly kind: Kind;
  readonly op: 'put' | 'remove';
  readonly id: string;
  readonly snapshot?: unknown;
}

export type Phase = 'starting' | 'live' | 'away';

export interface Standing {
  readonly phase: Phase;
  /** The last sign of life, by the server's clock. */
  readonly heard: number | null;
  /** What was missed and had to be fetched anew: from, until. */
  readonly gap: readonly [number, number] | null;
}

type Message =
  | { type: 'told'; changes: Change[]; lastId: string | null }
  | { type: 'resync' }
  | { type: 'standing'; standing: Standing }
  | { type: 'who leads?' };

export interface Listener {
  changes(changes: Change[]): void;
  resync(): void;
  standing(standing: Standing): void;
}

/** The server beats every 15 s: after two and a half beats nobody is there. */
const SILENCE = 40_000;
const USUAL_RETRY = 3_000;
/** What was fetched while the stream was being opened may be a little older than the stream. */
const OVERLAP = 10_000;

/**
 * The live stream of one account, opened once in a browser: whichever tab holds the lock reads it and tells the others. A tab
 * that is looked at and hears nothing takes the lock, because a browser may have put the reading one to sleep.
 */
export class LiveStream {
  private readonly name: string;
  private readonly channel: BroadcastChannel;
  private readonly ended = new AbortController();
  private readonly begun = now();
  private lastId: string | null = null;
  private leading = false;
  private current: Standing = { phase: 'starting', heard: null, gap: null };
  private watch: ReturnType<typeof setInterval> | undefined;

  constructor(
    account: string,
    private readonly listener: Listener,
  ) {
    this.name = `footbridge-stream:${account}`;
    this.channel = new BroadcastChannel(this.name);
  }

  open(): void {
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.hear(data);
    this.channel.postMessage({ type: 'who leads?' } satisfies Message);
    this.stand(false);
    this.watch = setInterval(() => this.lookAtLeader(), 5_000);
  }

  close(): void {
    clearInterval(this.watch);
    this.ended.abort();
    this.channel.close();
  }

  /** Waits for the lock, or takes it from whoever sleeps on it. Without locks (plain HTTP) each tab reads for itself. */
  private stand(steal: boolean): void {
    const lead = new AbortController();
    const stop = () => lead.abort();
    this.ended.signal.addEventListener('abort', stop);
    const locks = navigator.locks as LockManager | undefined;
    if (!locks) {
      void this.lead(lead.signal);
      return;
    }
    locks
      .request(this.name, steal ? { steal: true } : { signal: this.ended.signal }, () => this.lead(lead.signal))
      .catch(() => {
        stop(); // another tab took it, or this one ends
        if (!this.ended.signal.aborted) {
          this.stand(false);
        }
      });
  }

  private lookAtLeader(): void {
    const heard = this.current.heard ?? this.begun;
    if (!this.leading && document.visibilityState === 'visible' && now() - heard > SILENCE) {
      this.publish({ ...this.current, phase: 'away', heard: now() }); // not again at once
      this.stand(true);
    }
  }

  private hear(message: Message): void {
    if (message.type === 'told') {
      this.lastId = message.lastId ?? this.lastId;
      this.listener.changes(message.changes);
    } else if (message.type === 'resync') {
      this.listener.resync();
    } else if (message.type === 'standing' && !this.leading) {
      this.current = message.standing;
      this.listener.standing(message.standing);
    } else if (message.type === 'who leads?' && this.leading) {
      this.post({ type: 'standing', standing: this.current });
    }
  }

  private post(message: Message): void {
    if (!this.ended.signal.aborted) {
      this.channel.postMessage(message);
    }
  }

  private publish(standing: Standing): void {
    this.current = standing;
    this.listener.standing(standing);
    if (this.leading) {
      this.post({ type: 'standing', standing });
    }
  }

  private async lead(signal: AbortSignal): Promise<void> {
    this.leading = true;
    try {
      while (!signal.aborted) {
        const wait = await this.readOnce(signal);
        if (!signal.aborted) {
          this.publish({ ...this.current, phase: 'away' });
          await pause(wait, signal);
        }
      }
    } finally {
      this.leading = false;
    }
  }

  /** Reads until the stream ends; then, how long to wait before it is opened again. */
  private async readOnce(signal: AbortSignal): Promise<number> {
    const reader = new SseReader();
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENCE);
    try {
      const answer = await fetch(this.address(), {
        headers: { Accept: 'text/event-stream', ...(this.lastId === null ? {} : { 'Last-Event-ID': this.lastId }) },
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.any([signal, silence.signal]),
      });
      told(answer.headers.get('Date'));
      if (answer.status === 401) {
        signIn();
      }
      if (!answer.ok || answer.body === null) {
        return Number(answer.headers.get('Retry-After') ?? 5) * 1_000;
      }
      const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await text.read();
        if (done) {
          return reader.retry ?? USUAL_RETRY;
        }
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENCE);
        this.take(reader.read(value), reader.lastId);
      }
    } catch {
      return reader.retry ?? USUAL_RETRY;
    } finally {
      clearTimeout(timer);
    }
  }

  /** From where we are; the very first time, from a little before this page began to fetch. */
  private address(): string {
    const begin = this.lastId === null ? `&from=${new Date(this.begun - OVERLAP).toISOString()}` : '';
    return `/api/stream?kinds=${KINDS.join(',')}${begin}`;
  }

  private take(events: readonly ServerEvent[], lastId: string | null): void {
    const heard = now();
    const missed = events.some((event) => event.event === 'resync');
    const changes = events.filter((event) => event.event !== 'resync').flatMap(changeOf);
    this.lastId = lastId ?? this.lastId;
    if (missed) {
      this.listener.resync();
      this.post({ type: 'resync' });
    }
    if (changes.length > 0) {
      this.listener.changes(changes);
    }
    if (changes.length > 0 || lastId !== null) {
      this.post({ type: 'told', changes, lastId });
    }
    const from = this.current.heard;
    this.publish({ phase: 'live', heard, gap: missed && from !== null ? [from, heard] : this.current.gap });
  }
}

function changeOf(event: ServerEvent): Change[] {
  if (!(KINDS as readonly string[]).includes(event.event)) {
    return []; // of a later version
  }
  const told = JSON.parse(event.data) as Omit<Change, 'kind'>;
  return [{ ...told, kind: event.event as Kind }];
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(end);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
