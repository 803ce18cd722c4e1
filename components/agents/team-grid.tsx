/** A month of many agents: a row for each, a small bar for each day; of hundreds only those in view exist. Arrows lead through it, Enter opens. */
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Agent, DayKey, DayPicture } from '../../lib/events/activity-api.ts';
import { t } from '../../lib/text/t.ts';
import { useVirtualizer } from '../use-virtualizer.ts';
import { formatDay, formatWeekday, isWeekend, listDays, monthEnds } from './days.ts';
import { nameAgent } from './item-words.ts';
import { describeLoad } from './load.ts';
import styles from './team-grid.module.css';

interface TeamGridProps {
  label: string;
  month: string;
  agents: readonly Agent[];
  days: readonly DayPicture[];
  today: DayKey;
  now: number;
  onAgent: (agent: string) => void;
  onDay: (agent: string, day: DayKey) => void;
  onMonth: (step: number) => void;
  /** The keys came from another month. */
  takesFocus: boolean;
}

const rowHeight = 32;
const headHeight = 36;

export function TeamGrid(props: TeamGridProps) {
  const { label, month, agents, days, onAgent, onDay, onMonth } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const { from, to } = monthEnds(month);
  const columns = listDays(from, to);
  const byPlace = useMemo(() => new Map(days.map((day) => [`${day.agent}\n${day.day}`, day])), [days]);
  const most = useMemo(() => days.reduce((high, { numbers }) => Math.max(high, numbers.chats), 1), [days]);
  const virtualizer = useVirtualizer(box, { count: agents.length, rowHeight, headHeight });
  const [[row, column], setCurrent] = useState<[number, number]>([0, 0]);
  const [isHere, setIsHere] = useState(false);
  const items = virtualizer.getVirtualItems();
  const isDrawn = items.some(({ index }) => index === row);
  useEffect(() => {
    if (props.takesFocus) box.current?.focus();
  }, []);
  useEffect(() => {
    // What the keys went to stands beside the names, which stay.
    if (isHere) box.current?.querySelector(`[id="${id}-${row}-${column}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [row, column, isHere, isDrawn]);
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    const [agent, day] = [agents[row]?.id, columns[column - 1]];
    const next = findNext(event, [row, column], agents.length, columns.length);
    if (key === 'Enter' && agent !== undefined) return day === undefined ? onAgent(agent) : onDay(agent, day);
    else if (key === 'PageDown' || key === 'PageUp') onMonth(key === 'PageDown' ? 1 : -1);
    else if (next !== null) {
      setCurrent(next);
      virtualizer.scrollToIndex(next[0], { align: 'auto' });
    } else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      class={styles['box']}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={agents.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={isHere && isDrawn ? `${id}-${row}-${column}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => setIsHere(true)}
      onBlur={() => setIsHere(false)}
    >
      <Head columns={columns} today={props.today} />
      <div role="rowgroup" style={{ blockSize: `${virtualizer.getTotalSize()}px` }} class={styles['all']}>
        {items.map(({ index, start }) => (
          <Row
            key={index}
            {...{ ...props, index, columns, byPlace, most, id }}
            agent={agents[index]!}
            start={start - headHeight}
            current={isHere && index === row ? column : -1}
          />
        ))}
      </div>
    </div>
  );
}

function Head({ columns, today }: { columns: readonly DayKey[]; today: DayKey }) {
  return (
    <div role="rowgroup" class={styles['head']} style={{ blockSize: `${headHeight}px` }}>
      <div role="row" aria-rowindex={1} class={styles['row']}>
        <span role="columnheader" aria-colindex={1} class={styles['name']}>
          {t('agents.team.agent')}
        </span>
        {columns.map((day, index) => (
          <span
            key={day}
            role="columnheader"
            aria-colindex={index + 2}
            aria-label={formatDay(day, 'long')}
            class={day === today ? styles['today'] : undefined}
          >
            {formatWeekday(day, 'narrow')}
            <br />
            {Number(day.slice(8))}
          </span>
        ))}
      </div>
    </div>
  );
}

interface RowProps extends TeamGridProps {
  id: string;
  index: number;
  agent: Agent;
  columns: readonly DayKey[];
  byPlace: ReadonlyMap<string, DayPicture>;
  most: number;
  /** CSS px from the first row's beginning. */
  start: number;
  /** The column that the keys are at, or -1. */
  current: number;
}

function Row({ id, index, agent, columns, byPlace, most, start, current, today, now, onAgent, onDay }: RowProps) {
  const look = (column: number, kind: string | undefined) => `${kind} ${column === current ? styles['current'] : ''}`;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      class={styles['row']}
      style={{ blockSize: `${rowHeight}px`, transform: `translateY(${start}px)` }}
    >
      <span id={`${id}-${index}-0`} role="rowheader" aria-colindex={1} class={look(0, styles['name'])} onClick={() => onAgent(agent.id)}>
        <bdi>{nameAgent(agent)}</bdi>
      </span>
      {columns.map((day, place) => {
        const picture = byPlace.get(`${agent.id}\n${day}`) ?? null;
        const load = day > today ? t('agents.day.ahead') : describeLoad(picture, now);
        const name = t('agents.day.label', { day: formatDay(day), load });
        const kind = [styles['cell'], isWeekend(day) ? styles['weekend'] : '', picture === null && day <= today ? styles['hatched'] : ''];
        return (
          <span
            key={day}
            id={`${id}-${index}-${place + 1}`}
            role="gridcell"
            aria-colindex={place + 2}
            aria-label={name}
            title={name}
            class={look(place + 1, kind.join(' '))}
            onClick={() => onDay(agent.id, day)}
          >
            {picture !== null && <Load picture={picture} most={most} />}
          </span>
        );
      })}
    </div>
  );
}

/** A bar of chats over a line of time online: the line is full at ten hours. */
function Load({ picture: { numbers }, most }: { picture: DayPicture; most: number }) {
  const online = (numbers.statusMs.online + numbers.statusMs.busy) / (10 * 60 * 60_000);
  return (
    <>
      {numbers.chats > 0 && <span class={styles['chats']} style={{ blockSize: `${Math.max(8, (numbers.chats / most) * 80)}%` }} />}
      <span class={styles['online']} style={{ inlineSize: `${Math.min(1, online) * 100}%` }} />
    </>
  );
}

function findNext({ key, ctrlKey }: KeyboardEvent, [row, column]: [number, number], rows: number, days: number): [number, number] | null {
  const turn = getComputedStyle(document.documentElement).direction === 'rtl' ? -1 : 1;
  const targets = new Map<string, [number, number]>([
    ['ArrowDown', [row + 1, column]],
    ['ArrowUp', [row - 1, column]],
    ['ArrowRight', [row, column + turn]],
    ['ArrowLeft', [row, column - turn]],
    ['Home', [ctrlKey ? 0 : row, 0]],
    ['End', [ctrlKey ? rows - 1 : row, days]],
  ]);
  const target = targets.get(key);
  if (target === undefined) return null;
  return [Math.min(Math.max(target[0], 0), rows - 1), Math.min(Math.max(target[1], 0), days)];
}
