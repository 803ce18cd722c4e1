/** A day as a small picture: bars of chats by the hour over a line of being online; hatched where nobody recorded. */
import type { DayPicture } from '../../lib/events/activity-api.ts';
import { readHours } from './load.ts';
import styles from './day-picture.module.css';

interface SmallDayProps {
  day: DayPicture;
  /** What the highest bar stands for. */
  most: number;
  now: number;
}

const height = 24;

/** Of 24 units across, 23 or 25 on days when clocks change; drawn to whatever size its box has. */
export function SmallDay({ day, most, now }: SmallDayProps) {
  const hours = readHours(day, now);
  return (
    <span class={styles['picture']} aria-hidden="true">
      {listStretches(hours.map(({ unrecorded }) => unrecorded)).map(({ from, length }) => (
        <span
          key={from}
          class={styles['hatched']}
          style={{ left: `${(from / day.hours.length) * 100}%`, width: `${(length / day.hours.length) * 100}%` }}
        />
      ))}
      <svg viewBox={`0 0 ${day.hours.length} ${height}`} preserveAspectRatio="none">
        {hours.map(
          ({ chats }, hour) =>
            chats > 0 && <rect key={hour} class={styles['chats']} x={hour + 0.08} width={0.84} {...rise(chats / most)} />,
        )}
        {listStretches(hours.map(({ online }) => online)).map(({ from, length }) => (
          <rect key={from} class={styles['online']} x={from} width={length} y={height - 3} height={3} />
        ))}
      </svg>
    </span>
  );
}

/** One chat is seen even beside a hundred. */
function rise(share: number): { y: number; height: number } {
  const tall = Math.max(2.5, share * (height - 5));
  return { y: height - 4 - tall, height: tall };
}

/**
 * Neighbouring hours make one stretch. A part of an hour leans on the neighbour that has more of the same: which part it was, a picture by the hour does not know.
 */
function listStretches(shares: readonly number[]): { from: number; length: number }[] {
  const found: { from: number; length: number }[] = [];
  for (const [hour, share] of shares.entries()) {
    if (share < 0.02) continue;
    const leansOnNext = (shares[hour + 1] ?? 0) > (shares[hour - 1] ?? 0);
    const from = leansOnNext ? hour + 1 - share : hour;
    const last = found.at(-1);
    if (last !== undefined && last.from + last.length > from - 0.02) last.length = from + share - last.from;
    else found.push({ from, length: share });
  }
  return found;
}
