import { now } from './clock';

/** Times in the words and the zone of whoever reads. A day has no zone: it is the day where somebody works. */

const locale = (): string[] | undefined => (navigator.languages.length > 0 ? [...navigator.languages] : undefined);

export function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Noon, so that no summer time moves it to another day. */
function noonOf(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}

const NEAR = 120 * 86_400_000;

/** So near that everybody knows the year, and wants to know the day of the week. */
function isNear(date: Date): boolean {
  return Math.abs(date.getTime() - now()) < NEAR;
}

/** `Fri, 4 Dec`; further away `1 Mar 2018`. */
export function day(text: string): string {
  return shortDay(noonOf(text));
}

function shortDay(date: Date): string {
  return new Intl.DateTimeFormat(locale(), {
    day: 'numeric',
    month: 'short',
    ...(isNear(date) ? { weekday: 'short' } : { year: 'numeric' }),
  }).format(date);
}

export function longDay(text: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'full' }).format(noonOf(text));
}

/** Days from today on; negative: ago. */
export function daysUntil(text: string): number {
  const today = new Date(now());
  today.setHours(12, 0, 0, 0);
  return Math.round((noonOf(text).getTime() - today.getTime()) / 86_400_000);
}

/** `tomorrow`, `in 9 days`, `3 weeks ago`. */
export function fromToday(text: string): string {
  const days = daysUntil(text);
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  return Math.abs(days) < 21 ? relative.format(days, 'day') : relative.format(Math.round(days / 7), 'week');
}

/** `Wed, 25 Nov, 14:36` where the reader is. */
export function moment(instant: string): string {
  const date = new Date(instant);
  const time = new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' }).format(date);
  return `${shortDay(date)}, ${time}`;
}

/** The same in full, with its zone. */
export function fullMoment(instant: string): string {
  return new Intl.DateTimeFormat(locale(), {
    dateStyle: 'full',
    timeStyle: 'long',
  }).format(new Date(instant));
}

export function clockTime(milliseconds: number): string {
  return new Intl.DateTimeFormat(locale(), { timeStyle: 'medium' }).format(new Date(milliseconds));
}

const STEPS = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
] as const;

/** How long something took or is ago: `2 s`, `14 min`, `3 h`, `5 d`. */
export function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const step = STEPS.find(([length]) => seconds >= length);
  return step ? `${Math.floor(seconds / step[0])} ${step[1]}` : `${seconds} s`;
}

/** How long until then, or since: `in 3 h`, `2 d ago`. */
export function distance(instant: string): string {
  const milliseconds = Date.parse(instant) - now();
  return milliseconds >= 0 ? `in ${span(milliseconds)}` : `${span(-milliseconds)} ago`;
}

export function fullToday(): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'full' }).format(new Date(now()));
}

/** The day an instant falls on where the reader is. */
export function dayOf(instant: string): string {
  return shortDay(new Date(instant));
}

export function clockOf(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' }).format(new Date(instant));
}

/** Of what is so from a day on, a time of day would say more than is known. */
export function isMidnight(instant: string): boolean {
  const date = new Date(instant);
  return date.getHours() === 0 && date.getMinutes() === 0;
}
