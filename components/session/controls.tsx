/** The bar below the stage: play, speed, skip idle, the seek bar and the time. */
import { Keyboard, Pause, Play, SkipForward } from 'lucide-preact';
import { speeds, type Clock } from '../../lib/replay/clock.ts';
import type { GapSpan, Span } from '../../lib/timeline/axis.ts';
import type { Row } from '../../lib/timeline/rows.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { formatClock, formatExact, formatPosition } from '../format.ts';
import { OptionMenu } from '../option-menu.tsx';
import styles from './controls.module.css';
import { togglePlay } from './player-keys.ts';
import { SeekBar } from './seek-bar.tsx';

interface ControlsProps {
  clock: Clock;
  span: Span;
  rows: readonly Row[];
  gaps: readonly GapSpan[];
  loaded: Span | null;
  onHelp: () => void;
}

export function Controls({ clock, span, rows, gaps, loaded, onHelp }: ControlsProps) {
  const at = clock.shownAt.value;
  const playing = clock.playing.value;
  const speed = clock.speed.value;
  return (
    <div class={styles['controls']} role="group" aria-label={t('dashboard.controls.label')}>
      <Button look="primary" label={t(playing ? 'dashboard.controls.pause' : 'dashboard.controls.play')} onClick={() => togglePlay(clock)}>
        {playing ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
      </Button>
      <OptionMenu
        label={t('dashboard.controls.speed')}
        options={speeds.map((value) => ({ value: String(value), label: t('dashboard.controls.speed-value', { speed: value }) }))}
        chosen={[String(speed)]}
        showsChosen={false}
        onToggle={(value) => clock.setSpeed(Number(value))}
      >
        {t('dashboard.controls.speed-value', { speed })}
      </OptionMenu>
      <Button
        aria-pressed={clock.skipsIdle.value}
        title={t('dashboard.controls.skip-title')}
        onClick={() => clock.setSkipsIdle(!clock.skipsIdle.value)}
      >
        <SkipForward size={14} aria-hidden="true" />
        <span class={styles['wide']}>{t('dashboard.controls.skip')}</span>
      </Button>
      <SeekBar span={span} at={at} rows={rows} gaps={gaps} loaded={loaded} onSeek={clock.seek} />
      <span class={styles['time']}>
        <time dateTime={formatExact(at)} title={formatExact(at)}>
          {formatClock(at)}
        </time>
        {/* As the axis beside it runs: from left to right. */}
        <span dir="ltr">
          {formatPosition(at - span.from)} / {formatPosition(span.to - span.from)}
        </span>
      </span>
      <Button look="quiet" label={t('dashboard.controls.help')} onClick={onHelp}>
        <Keyboard size={16} aria-hidden="true" />
      </Button>
    </div>
  );
}
