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
      {listHatched(hours.map(({ unrecorded }) => unrecorded)).map(([from, length]) => (
        <span
          key={from}
          class={styles['hatched']}
          style={{ left: `${(from / day.hours.length) * 100}%`, width: `${(length / day.hours.length) * 100}%` }}
        />
      ))}
      <svg viewBox={`0 0 ${day.hours.length} ${height}`} preserveAspectRatio="none">
        {hours.map(({ chats, online }, hour) => (
          <g key={hour}>
            {chats > 0 && <rect class={styles['chats']} x={hour + 0.08} width={0.84} {...rise(chats / most)} />}
            {online > 0 && <rect class={styles['online']} x={hour} width={online} y={height - 3} height={3} />}
          </g>
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

/** Neighbouring hours make one hatched stretch; parts of an hour stand where they began: which part it was, a picture by the hour does not know. */
function listHatched(shares: readonly number[]): [from: number, length: number][] {
  const found: [number, number][] = [];
  for (const [hour, share] of shares.entries()) {
    if (share < 0.02) continue;
    const last = found.at(-1);
    if (last !== undefined && Math.abs(last[0] + last[1] - hour) < 0.001) last[1] += share;
    else found.push([hour, share]);
  }
  return found;
}
