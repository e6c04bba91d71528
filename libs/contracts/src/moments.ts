/** RFC 3339 with an offset, at most nanoseconds. */
const MOMENT = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;

/** A moment as callers may write it: RFC 3339 with an offset, on a day that exists, from 1900 on. */
export function isMoment(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const parts = MOMENT.exec(value);
  if (parts === null || Number.isNaN(Date.parse(value))) return false;
  const [year, month, day] = parts.slice(1, 4).map(Number) as [number, number, number];
  return year >= 1900 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A calendar day, YYYY-MM-DD; 2026-02-30 is not one. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** The stored form of a moment: UTC, to the millisecond. */
export const utc = (moment: string): string => new Date(moment).toISOString();

/** The calendar day at a moment in a time zone. */
export function dayIn(timeZone: string, moment: Date): string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    calendar: 'gregory',
  });
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}`;
}
