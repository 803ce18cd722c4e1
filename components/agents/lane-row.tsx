/** One lane of a day: its name, and its things where they stand; one of them can be tabbed to, the arrows lead to the others. */
import type { Stretch } from '../../lib/activity/stretches.ts';
import { t } from '../../lib/text/t.ts';
import { place } from './axis.ts';
import { formatTime } from './days.ts';
import { describeItem, nameItem, nameKind } from './item-words.ts';
import { readPick, writePick, type Drawn, type Lane, type LaneItem } from './lane-items.ts';
import styles from './lanes.module.css';

interface LaneRowProps {
  lane: Lane;
  drawn: readonly Drawn[];
  part: Stretch;
  pick: string | null;
  /** Of the lane, in CSS px. */
  width: number;
  zone: string;
  onPick: (pick: string) => void;
}

const trackPx = 22;
/** A bar that is narrower has no room for words. */
const wordsPx = 36;

export function LaneRow({ lane, drawn, part, pick, width, zone, onPick }: LaneRowProps) {
  const name = t(`agents.lane.${lane.name}`);
  const picked = readPick(pick)?.key;
  const isPicked = ({ items }: Drawn) => items.some(({ key }) => key === picked);
  const entry = Math.max(0, drawn.findIndex(isPicked));
  return (
    <div class={styles['lane']} role="group" aria-label={t('agents.lanes.count', { name, count: lane.items.length })} data-lane={lane.name}>
      <span class={styles['name']} aria-hidden="true">
        {name}
        {lane.name !== 'recording' && <span class={styles['count']}>{lane.items.length}</span>}
      </span>
      <div class={styles['plot']} style={{ blockSize: `${lane.tracks * trackPx + 6}px` }}>
        {drawn.map((each, index) => (
          <Bar
            key={each.items[0].key}
            drawn={each}
            {...{ part, zone, onPick }}
            hasWords={((each.to - each.from) / (part.to - part.from)) * width > wordsPx}
            isPicked={isPicked(each)}
            isEntry={index === entry}
          />
        ))}
      </div>
    </div>
  );
}

interface BarProps extends Pick<LaneRowProps, 'part' | 'zone' | 'onPick'> {
  drawn: Drawn;
  hasWords: boolean;
  isPicked: boolean;
  isEntry: boolean;
}

function Bar({ drawn: { items, from, to, track }, part, zone, hasWords, isPicked, isEntry, onPick }: BarProps) {
  const [first] = items;
  const name = items.length === 1 ? describeItem(first, zone) : describeSeveral(items, from, to, zone);
  const [left, right] = [Math.max(0, place(from, part)), Math.min(100, place(to, part))];
  return (
    <button
      type="button"
      class={[styles['thing'], ...chooseLook(first), items.length > 1 ? styles['several'] : ''].join(' ')}
      style={{ left: `${left}%`, width: `${right - left}%`, insetBlockStart: `${track * trackPx + 3}px` }}
      data-key={first.key}
      data-at={Math.max(from, part.from)}
      tabIndex={isEntry ? 0 : -1}
      aria-pressed={isPicked}
      aria-label={name}
      title={name}
      onClick={() => onPick(writePick(items))}
    >
      {hasWords && <span class={styles['words']}>{items.length > 1 ? items.length : nameItem(first)}</span>}
    </button>
  );
}

function describeSeveral(items: readonly LaneItem[], from: number, to: number, zone: string): string {
  const times = { from: formatTime(from, zone, true), to: formatTime(to, zone, true) };
  return t('agents.lanes.several', { kind: nameKind(items[0]!), count: items.length, ...times });
}

function chooseLook(item: LaneItem): (string | undefined)[] {
  const kind = item.type === 'status' ? styles[`status-${item.of.kind}`] : undefined;
  const isMark = item.type === 'message' || item.type === 'clock';
  return [
    styles[item.type],
    kind,
    isMark ? styles['mark'] : undefined,
    item.opensBefore ? styles['opens-before'] : undefined,
    item.lastsBeyond ? styles['lasts-beyond'] : undefined,
  ];
}
