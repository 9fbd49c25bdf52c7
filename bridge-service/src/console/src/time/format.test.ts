import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { day, daysUntil, distance, fromToday, fullMoment, moment, span, zone } from './format';

describe('times, read in New York on 25 November 2026', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-25T14:00:00Z') }));
  afterEach(() => void vi.useRealTimers());

  it('shows a day as the day it is, wherever it is read', () => {
    expect(day('2026-12-04')).toBe('Fri, Dec 4');
    expect(daysUntil('2026-12-04')).toBe(9);
  });

  it('names the year of days far away, and the weekday of those near', () => {
    expect(day('2018-03-01')).toBe('Mar 1, 2018');
    expect(day('2027-01-08')).toBe('Fri, Jan 8');
  });

  it('counts days by the calendar, over the end of summer time too', () => {
    vi.setSystemTime(new Date('2026-10-31T23:30:00-04:00'));
    expect(daysUntil('2026-11-01')).toBe(1);
    expect(fromToday('2026-11-02')).toBe('in 2 days');
    expect(fromToday('2026-10-31')).toBe('today');
  });

  it('shows a time where it is read, and says which zone that is', () => {
    expect(zone()).toBe('America/New_York');
    expect(moment('2026-12-04T04:30:00Z')).toMatch(/^Thu, Dec 3, 11:30.PM$/);
    expect(fullMoment('2026-12-04T04:30:00Z')).toMatch(/EST$/);
  });

  it('says how far away something is in one unit', () => {
    expect(span(2_900)).toBe('2 s');
    expect(span(61_000)).toBe('1 min');
    expect(span(7_300_000)).toBe('2 h');
    expect(span(-5)).toBe('0 s');
    expect(distance('2026-11-25T16:00:01Z')).toBe('in 2 h');
    expect(distance('2026-11-23T14:00:00Z')).toBe('2 d ago');
  });
});
