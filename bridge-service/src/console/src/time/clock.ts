/** The server's clock, as far as a `Date` header tells it: ages are told by it, or a wrong clock here would lie. */
let ahead = 0;

/** A `Date` header is cut to seconds, so a difference below that means nothing. */
const MEANINGFUL = 1_500;

export function told(date: string | null): void {
  const then = date === null ? NaN : Date.parse(date);
  if (!Number.isNaN(then)) {
    const difference = then + 500 - Date.now();
    ahead = Math.abs(difference) > MEANINGFUL ? difference : 0;
  }
}

/** Now, in milliseconds, by the server's clock. */
export function now(): number {
  return Date.now() + ahead;
}
