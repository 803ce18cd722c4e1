/** The seek bar: how busy each moment was, marks where something was done, hatches where nothing was recorded. */
import { normalizeProps, useMachine } from '@zag-js/preact';
import * as slider from '@zag-js/slider';
import { useId, useMemo } from 'preact/hooks';
import type { GapSpan, Span } from '../../lib/timeline/axis.ts';
import { readDensity } from '../../lib/timeline/axis.ts';
import type { Row } from '../../lib/timeline/rows.ts';
import { t } from '../../lib/text/t.ts';
import { formatClock, formatPosition } from '../format.ts';
import { nameReason, readWords } from './row-words.ts';
import styles from './seek-bar.module.css';

interface SeekBarProps {
  span: Span;
  at: number;
  rows: readonly Row[];
  gaps: readonly GapSpan[];
  /** What of the picture is here already. */
  loaded: Span | null;
  onSeek: (at: number) => void;
}

const buckets = 160;
/** More marks than this would be a bar of their own: then only the actions are marked, and of those that would cover each other the first. */
const mostMarks = 200;

export function SeekBar({ span, at, rows, gaps, loaded, onSeek }: SeekBarProps) {
  const length = Math.max(1, span.to - span.from);
  const service = useMachine(slider.machine, {
    id: useId(),
    min: 0,
    max: length,
    step: 100,
    value: [Math.min(Math.max(at - span.from, 0), length)],
    'aria-label': [t('dashboard.controls.seek')],
    getAriaValueText: ({ value }) =>
      t('dashboard.controls.position', {
        position: formatPosition(value),
        length: formatPosition(length),
        time: formatClock(span.from + value),
      }),
    onValueChange: ({ value }) => onSeek(span.from + (value[0] ?? 0)),
  });
  const api = slider.connect(service, normalizeProps);
  return (
    <div {...api.getRootProps()} class={styles['root']} dir="ltr">
      <div {...api.getControlProps()} class={styles['control']}>
        <Picture span={span} rows={rows} gaps={gaps} />
        <div class={styles['track']}>
          {loaded !== null && <Loaded span={span} loaded={loaded} />}
          <div {...api.getTrackProps()}>
            <div {...api.getRangeProps()} class={styles['range']} />
          </div>
        </div>
        {/* The keys of the whole player work here too: the slider's own would move by other steps. */}
        <div {...api.getThumbProps({ index: 0 })} class={styles['thumb']} onKeyDown={undefined} />
      </div>
    </div>
  );
}

function Loaded({ span, loaded }: { span: Span; loaded: Span }) {
  const length = Math.max(1, span.to - span.from);
  const place = (time: number) => (Math.min(Math.max(time - span.from, 0), length) / length) * 100;
  const left = place(loaded.from);
  return <div class={styles['loaded']} style={{ left: `${left}%`, width: `${place(loaded.to) - left}%` }} />;
}

/** Drawn once per change of the rows, not with each tick. */
function Picture({ span, rows, gaps }: Pick<SeekBarProps, 'span' | 'rows' | 'gaps'>) {
  const place = (time: number) => ((time - span.from) / Math.max(1, span.to - span.from)) * 100;
  return useMemo(() => {
    const density = readDensity(rows, span, buckets);
    const marks = chooseMarks(rows, place);
    return (
      <>
        <svg class={styles['density']} viewBox={`0 0 ${buckets} 1`} preserveAspectRatio="none" aria-hidden="true">
          {density.map(
            (share, index) =>
              share > 0 && <rect key={index} x={index} width={0.8} y={1 - Math.max(0.12, share)} height={Math.max(0.12, share)} />,
          )}
        </svg>
        {gaps.map((gap, index) => (
          <span
            key={index}
            class={styles['gap']}
            title={t('dashboard.replay.gap', { reason: nameReason(gap.reason, gap.why) })}
            style={{ left: `${place(gap.from)}%`, width: `max(3px, ${place(gap.to) - place(gap.from)}%)` }}
          />
        ))}
        {marks.map((row) => (
          <span
            key={row.key}
            class={`${styles['mark']} ${row.kind === 'action' ? styles['action'] : ''}`}
            title={`${formatClock(row.at)} ${readWords(row).words}`}
            style={{ left: `${place(row.at)}%` }}
          />
        ))}
      </>
    );
  }, [span.from, span.to, rows, gaps]);
}

function chooseMarks(rows: readonly Row[], place: (time: number) => number): Row[] {
  const all = rows.filter(({ kind }) => kind === 'action' || kind === 'page-change' || kind === 'form');
  if (all.length <= mostMarks) return all;
  const taken = new Set<number>();
  return all.filter(({ kind, at }) => {
    const spot = Math.round((place(at) / 100) * mostMarks);
    if (kind !== 'action' || taken.has(spot)) return false;
    taken.add(spot);
    return true;
  });
}
