/** A month of one agent: a calendar of small pictures, moved through by arrows, a day opened by Enter. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DayKey, DayPicture } from '../../lib/events/activity-api.ts';
import { t } from '../../lib/text/t.ts';
import { formatShort } from './amounts.ts';
import { SmallDay } from './day-picture.tsx';
import { addDays, formatDay, formatWeekday, isWeekend, listWeeks } from './days.ts';
import { describeLoad, findMostChats } from './load.ts';
import styles from './month-grid.module.css';

interface MonthGridProps {
  label: string;
  month: string;
  days: readonly DayPicture[];
  today: DayKey;
  now: number;
  hrefOf: (day: DayKey) => string;
  /** The keys went out of the month: -1 to the one before, 1 to the next. */
  onMonth: (step: number, day: DayKey) => void;
  /** The day to stand on, when the keys came from another month. */
  standsOn: DayKey | null;
}

export function MonthGrid({ label, month, days, today, now, hrefOf, onMonth, standsOn }: MonthGridProps) {
  const weeks = listWeeks(month);
  const byDay = new Map(days.map((day) => [day.day, day]));
  const [current, setCurrent] = useState<DayKey>(() => standsOn ?? chooseFirst(month, today, days));
  const table = useRef<HTMLTableElement>(null);
  const focus = (day: DayKey) => table.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  useEffect(() => {
    if (standsOn !== null) focus(standsOn);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = findNext(event.key, current, weeks);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const step = typeof next === 'number' ? next : next.slice(0, 7) < month ? -1 : next.slice(0, 7) > month ? 1 : 0;
    if (step !== 0) return onMonth(step, typeof next === 'number' ? moveMonth(current, next) : next);
    setCurrent(next as DayKey);
    focus(next as DayKey);
  };
  const cell = { most: findMostChats(days), now, today, hrefOf, onStand: setCurrent };
  return (
    <table ref={table} role="grid" class={styles['month']} aria-label={label} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {weeks[0]!.map((day) => (
            <th key={day} scope="col" abbr={formatWeekday(day, 'long')}>
              {formatWeekday(day, 'short')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) =>
              day.slice(0, 7) === month ? (
                <Cell key={day} {...cell} day={day} picture={byDay.get(day) ?? null} isCurrent={day === current} />
              ) : (
                <td key={day} class={styles['outside']} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  day: DayKey;
  picture: DayPicture | null;
  most: number;
  now: number;
  today: DayKey;
  isCurrent: boolean;
  hrefOf: (day: DayKey) => string;
  onStand: (day: DayKey) => void;
}

function Cell({ day, picture, most, now, today, isCurrent, hrefOf, onStand }: CellProps) {
  const isAhead = day > today;
  const load = isAhead ? t('agents.day.ahead') : describeLoad(picture, now);
  return (
    <td role="gridcell" class={isWeekend(day) ? styles['weekend'] : undefined}>
      <a
        href={hrefOf(day)}
        class={styles['day']}
        data-day={day}
        tabIndex={isCurrent ? 0 : -1}
        aria-current={day === today ? 'date' : undefined}
        title={load}
        onFocus={() => onStand(day)}
      >
        <span class="unseen">{t('agents.day.label', { day: formatDay(day, 'long'), load })}</span>
        <span class={styles['number']} aria-hidden="true">
          {Number(day.slice(8))}
        </span>
        <span class={`${styles['picture']} ${picture === null && !isAhead ? styles['hatched'] : ''}`}>
          {picture !== null && <SmallDay day={picture} most={most} now={now} />}
        </span>
        <span class={styles['said']} aria-hidden="true">
          {picture !== null && <Said picture={picture} />}
        </span>
      </a>
    </td>
  );
}

function Said({ picture: { numbers } }: { picture: DayPicture }) {
  const { online, busy } = numbers.statusMs;
  return (
    <>
      <b>{t('agents.day.chats', { count: numbers.chats })}</b> <span>{formatShort(online + busy)}</span>
    </>
  );
}

/** Where a key leads: a day, or a number of months. */
function findNext(key: string, day: DayKey, weeks: readonly DayKey[][]): DayKey | number | null {
  const week = weeks.find((days) => days.includes(day)) ?? [day];
  const within = week.filter((each) => each.slice(0, 7) === day.slice(0, 7));
  const turn = getComputedStyle(document.documentElement).direction === 'rtl' ? -1 : 1;
  const targets = new Map<string, DayKey | number>([
    ['ArrowRight', addDays(day, turn)],
    ['ArrowLeft', addDays(day, -turn)],
    ['ArrowDown', addDays(day, 7)],
    ['ArrowUp', addDays(day, -7)],
    ['Home', within[0] ?? day],
    ['End', within.at(-1) ?? day],
    ['PageDown', 1],
    ['PageUp', -1],
  ]);
  return targets.get(key) ?? null;
}

/** The same day of another month, or its last one. */
function moveMonth(day: DayKey, months: number): DayKey {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

function chooseFirst(month: string, today: DayKey, days: readonly DayPicture[]): DayKey {
  return today.startsWith(month) ? today : (days[0]?.day ?? `${month}-01`);
}
