/** A day as lanes on one axis of time, looked at as closely as one likes: by keys, buttons, the wheel or by dragging over a part. */
import { useMemo, useRef } from 'preact/hooks';
import type { Stretch } from '../../lib/activity/stretches.ts';
import type { Day } from '../../lib/events/activity-api.ts';
import { t } from '../../lib/text/t.ts';
import { useWidth } from '../use-width.ts';
import { fitPart, listTicks, listUnrecorded, movePart, place, readPast, zoomPart, type Tick } from './axis.ts';
import { formatTime } from './days.ts';
import { LaneRow } from './lane-row.tsx';
import { gather, listLanes } from './lane-items.ts';
import styles from './lanes.module.css';
import { moveFocus } from './lane-keys.ts';
import { useDrag } from './use-drag.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

interface DayLanesProps {
  day: Day;
  /** Null is the whole day. */
  part: Stretch | null;
  pick: string | null;
  onPart: (part: Stretch | null) => void;
  onPick: (pick: string) => void;
}

/** So close in CSS px that two marks are drawn as one. */
const nearPx = 5;

export function DayLanes({ day, part: wanted, pick, onPart, onPick }: DayLanesProps) {
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const whole = { from: day.startAt, to: day.endAt };
  const part = wanted === null ? whole : fitPart(wanted, whole);
  const lanes = useMemo(() => listLanes(day), [day]);
  const show = (next: Stretch) => onPart(next.from <= whole.from && next.to >= whole.to ? null : next);
  const timeAt = (clientX: number): number => {
    const box = plot.current!.getBoundingClientRect();
    return part.from + ((clientX - box.left) / box.width) * (part.to - part.from);
  };
  const drag = useDrag(timeAt, (from, to) => show(fitPart({ from, to }, whole)));
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    show(zoomPart(part, whole, event.deltaY < 0 ? 0.8 : 1.25, timeAt(event.clientX)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = Number((event.target as HTMLElement).dataset['at'] ?? (part.from + part.to) / 2);
    const next = zoomByKey(event, part, whole, at);
    if (next !== null) show(next);
    else if (!moveFocus(event)) return;
    event.preventDefault();
  };
  const nearMs = ((part.to - part.from) / Math.max(width, 1)) * nearPx;
  return (
    <section class={styles['lanes']} aria-label={t('agents.lanes.label')} onKeyDown={onKeyDown} onWheel={onWheel}>
      <ZoomButtons day={day} part={part} isWhole={wanted === null} onShow={show} />
      <div class={styles['body']} onPointerDown={drag.onPointerDown}>
        <Backdrop day={day} part={part} ticks={listTicks(whole, part, width, day.agent.timeZone)} selected={drag.selected} plot={plot} />
        {lanes.map((lane) => (
          <LaneRow
            key={lane.name}
            lane={lane}
            drawn={gather(lane, part, nearMs)}
            part={part}
            pick={pick}
            width={width}
            zone={day.agent.timeZone}
            onPick={onPick}
          />
        ))}
      </div>
    </section>
  );
}

/** Shift and an arrow move along; plus, minus and nought come closer, go back, and show all. */
function zoomByKey({ key, shiftKey }: KeyboardEvent, part: Stretch, whole: Stretch, at: number): Stretch | null {
  if (key === '+' || key === '=') return zoomPart(part, whole, 0.5, at);
  if (key === '-') return zoomPart(part, whole, 2, at);
  if (key === '0') return whole;
  if (!shiftKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return null;
  return movePart(part, whole, key === 'ArrowLeft' ? -0.25 : 0.25);
}

interface BackdropProps {
  day: Day;
  part: Stretch;
  ticks: readonly Tick[];
  selected: Stretch | null;
  plot: { current: HTMLDivElement | null };
}

/** What lies behind all lanes: the ticks, where nobody recorded, and what has not been yet. */
function Backdrop({ day, part, ticks, selected, plot }: BackdropProps) {
  const zone = day.agent.timeZone;
  const past = readPast(day);
  return (
    <div ref={plot} class={styles['backdrop']}>
      {listUnrecorded(day).map((hole) => (
        <span
          key={hole.from}
          class={styles['unrecorded']}
          data-unrecorded={`${hole.from}-${hole.to}`}
          style={stretch(hole, part)}
          title={t('agents.lanes.unrecorded', { from: formatTime(hole.from, zone), to: formatTime(hole.to, zone) })}
        />
      ))}
      {past.to < day.endAt && <span class={styles['ahead']} style={stretch({ from: past.to, to: day.endAt }, part)} />}
      {ticks.map(({ at, label }) => (
        <span key={at} class={styles['tick']} style={{ left: `${place(at, part)}%` }}>
          <span>{label}</span>
        </span>
      ))}
      {day.clockSteps.map(({ at, device }) => (
        <span key={`${device}${at}`} class={styles['step-line']} style={{ left: `${place(at, part)}%` }} />
      ))}
      {selected !== null && <span class={styles['selected']} style={stretch(selected, part)} />}
    </div>
  );
}

function stretch({ from, to }: Stretch, part: Stretch): { left: string; width: string } {
  const [left, right] = [Math.max(0, place(from, part)), Math.min(100, place(to, part))];
  return { left: `${left}%`, width: `${Math.max(0, right - left)}%` };
}
