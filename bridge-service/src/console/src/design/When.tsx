import { day, distance, fromToday, fullMoment, longDay, moment } from '../time/format';
import { useNow } from '../time/useNow';

/** A day where somebody works; it has no zone. */
export function Day({ date }: { date: string }) {
  return (
    <time dateTime={date} title={longDay(date)}>
      {day(date)}
    </time>
  );
}

export function FromToday({ date }: { date: string }) {
  return (
    <time dateTime={date} title={longDay(date)}>
      {fromToday(date)}
    </time>
  );
}

/** A time, in the zone of whoever reads; the title says which. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={fullMoment(at)}>
      {moment(at)}
    </time>
  );
}

/** How far away a time is. */
export function Distance({ at }: { at: string }) {
  useNow(30_000);
  return (
    <time dateTime={at} title={fullMoment(at)}>
      {distance(at)}
    </time>
  );
}
