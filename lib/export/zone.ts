/** The wall clock of a time zone: dates in a file are read by people who were somewhere. */

/** How long an offset is looked up for: clocks are put forward and back on quarters of an hour. */
const stepMs = 15 * 60_000;

/** Gives the wall clock's time as if it were UTC's: what a spreadsheet, which knows no zones, is to show. */
export function createWallClock(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  let step = Number.NaN;
  let offsetMs = 0;
  return (at) => {
    if (Math.floor(at / stepMs) !== step) {
      step = Math.floor(at / stepMs);
      offsetMs = readOffsetMs(format, step * stepMs);
    }
    return at + offsetMs;
  };
}

/** `GMT`, `GMT+05:30`, `GMT-00:25:21`. */
function readOffsetMs(format: Intl.DateTimeFormat, at: number): number {
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes, seconds = '0'] = /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? [];
  const ms = (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -ms : ms;
}
