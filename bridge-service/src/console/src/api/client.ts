import { told } from '../time/clock';

/** The server said no, or could not: its own words are in `message`. */
export class Refusal extends Error {
  /** @param ofTelling whether something was to be done, and not only shown */
  constructor(
    readonly status: number,
    detail: string,
    readonly ofTelling = false,
    readonly errors: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }

  get isMissing(): boolean {
    return this.status === 404;
  }

  get isForbidden(): boolean {
    return this.status === 403;
  }
}

interface Problem {
  detail?: string;
  errors?: Record<string, string>;
}

export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answerOf<T>(await send(path, signal ? { signal } : {}));
}

/** Says something to the server; what comes back may be nothing. */
export async function tell<T>(path: string, body: unknown, method: 'POST' | 'DELETE' = 'POST'): Promise<T | undefined> {
  const answer = await send(path, {
    method,
    headers: { 'Content-Type': 'application/json', ...proofOfOrigin() },
    body: JSON.stringify(body),
  });
  return answer.status === 204 ? undefined : answerOf<T>(answer);
}

/** What shows that a request was made by this page, and not by another that borrowed the session. */
export function proofOfOrigin(): Record<string, string> {
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];
  return token ? { 'X-XSRF-TOKEN': decodeURIComponent(token) } : {};
}

async function send(path: string, options: RequestInit): Promise<Response> {
  const ofTelling = options.method !== undefined;
  let answer: Response;
  try {
    answer = await fetch(path, {
      ...options,
      headers: { Accept: 'application/json', ...options.headers },
      credentials: 'same-origin',
    });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure;
    }
    throw new Refusal(
      0,
      ofTelling
        ? 'Footbridge did not answer. Once it does, look whether it stands here; if not, say it again.'
        : 'Footbridge does not answer. It is tried again by itself.',
      ofTelling,
    );
  }
  told(answer.headers.get('Date'));
  if (answer.status === 401) {
    signIn();
  }
  if (!answer.ok) {
    throw await refusalOf(answer, ofTelling);
  }
  return answer;
}

async function answerOf<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function refusalOf(answer: Response, ofTelling: boolean): Promise<Refusal> {
  const problem = await answer
    .json()
    .then((body: unknown) => (typeof body === 'object' && body !== null ? (body as Problem) : {}))
    .catch((): Problem => ({}));
  return new Refusal(answer.status, problem.detail ?? `The answer was ${answer.status}.`, ofTelling, problem.errors);
}

/** Whoever is not known signs in, and comes back to where they were. */
export function signIn(): void {
  const here = location.pathname + location.search;
  location.assign(here === '/' ? '/login' : `/login?to=${encodeURIComponent(here)}`);
}

export async function signOut(path: string): Promise<void> {
  await tell(path, {});
  location.assign('/login?out');
}

/** `?a=1&b=2`, without what is empty; empty itself when nothing is left. */
export function query(parameters: Readonly<Record<string, string | number | readonly string[] | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== '') {
        search.append(name, String(one));
      }
    }
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
