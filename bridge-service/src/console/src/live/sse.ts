export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

/** Reads an event stream piece by piece, however the pieces fall (WHATWG HTML, 9.2.6). */
export class SseReader {
  /** Where the stream is: to be sent as `Last-Event-ID` when it is opened again. */
  lastId: string | null = null;
  /** How long the server wants us to wait before that, in milliseconds. */
  retry: number | null = null;

  private rest = '';
  private event = '';
  private data: string[] = [];
  private id: string | null = null;
  private sawReturn = false;

  /** The events that are complete now. */
  read(piece: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    this.rest += this.sawReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    this.sawReturn = false;
    for (;;) {
      const end = /\r\n|\n|\r/.exec(this.rest);
      if (end === null) {
        return events;
      }
      this.sawReturn = end[0] === '\r' && end.index === this.rest.length - 1;
      const line = this.rest.slice(0, end.index);
      this.rest = this.rest.slice(end.index + end[0].length);
      if (line === '') {
        this.finish(events);
      } else {
        this.take(line);
      }
    }
  }

  private take(line: string): void {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') {
      this.event = value;
    } else if (field === 'data') {
      this.data.push(value);
    } else if (field === 'id' && !value.includes('\0')) {
      this.id = value;
    } else if (field === 'retry' && /^[0-9]+$/.test(value)) {
      this.retry = Number(value);
    }
  }

  private finish(events: ServerEvent[]): void {
    if (this.id !== null) {
      this.lastId = this.id;
    }
    if (this.data.length > 0) {
      events.push({ event: this.event || 'message', data: this.data.join('\n') });
    }
    this.event = '';
    this.data = [];
    this.id = null;
  }
}
