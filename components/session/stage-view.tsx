/** The stage: the recorded page scaled to fit, and in words over it why there is none, or what is not shown. */
import { signal } from '@preact/signals';
import { LoaderCircle } from 'lucide-preact';
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Player } from '../../lib/replay/player.ts';
import type { GapSpan } from '../../lib/timeline/axis.ts';
import { t } from '../../lib/text/t.ts';
import { Chip } from '../chip.tsx';
import { formatLength } from '../format.ts';
import { ReadError } from '../read-error.tsx';
import { nameReason } from './row-words.ts';
import styles from './stage-view.module.css';

interface StageViewProps {
  /** Where the player draws. */
  root: RefObject<HTMLDivElement | null>;
  /** Null until it has started. */
  player: Player | null;
  gaps: readonly GapSpan[];
  /** Null: follows the activity. */
  tab: number | null;
}

const noSize = signal({ width: 0, height: 0 });

export function StageView({ root, player, gaps, tab }: StageViewProps) {
  const [box, setBox] = useState<{ width: number; height: number }>({ width: 0, height: 0 });
  useEffect(() => {
    const parent = root.current?.parentElement;
    if (!parent) return;
    const observer = new ResizeObserver(([entry]) => entry && setBox({ width: entry.contentRect.width, height: entry.contentRect.height }));
    observer.observe(parent);
    return () => observer.disconnect();
  }, []);
  const size = (player?.size ?? noSize).value;
  const scale = size.width === 0 ? 1 : Math.min(box.width / size.width, box.height / size.height, 1);
  const isPage = player?.picture.value.state === 'page';
  return (
    <div class={styles['stage']}>
      <div class={styles['box']}>
        <div
          ref={root}
          class={styles['page']}
          style={{
            width: `${size.width}px`,
            height: `${size.height}px`,
            transform: `translate(-50%, -50%) scale(${scale})`,
            visibility: isPage ? 'visible' : 'hidden',
          }}
        />
        {player !== null && <Overlay player={player} gaps={gaps} tab={tab} />}
      </div>
    </div>
  );
}

function Overlay({ player, gaps, tab }: { player: Player; gaps: readonly GapSpan[]; tab: number | null }) {
  const at = player.clock.shownAt.value;
  const picture = player.picture.value;
  const shownTab = picture.state === 'nothing' ? tab : picture.document.tab;
  const gap = gaps.find((span) => span.from <= at && at < span.to && (span.tab === null || span.tab === shownTab));
  const skipped = player.clock.skipped.value;
  return (
    <>
      {(gap !== undefined || picture.state === 'nothing') && (
        <div class={styles['hatch']} role="status">
          <p>
            <strong>
              {gap === undefined
                ? t('dashboard.replay.nothing.title')
                : t('dashboard.replay.gap', { reason: nameReason(gap.reason, gap.why) })}
            </strong>
            {picture.state === 'nothing' && (
              <span>{t(tab === null ? 'dashboard.replay.nothing.text' : 'dashboard.replay.nothing.tab')}</span>
            )}
          </p>
        </div>
      )}
      {picture.state === 'loading' && (
        <p class={styles['loading']} role="status">
          <LoaderCircle size={16} aria-hidden="true" />
          {t('dashboard.replay.loading')}
        </p>
      )}
      {picture.state === 'failed' && <ReadError error={picture.error} onRetry={player.retry} />}
      <div class={styles['notes']} role="status">
        {skipped !== null && (
          <Chip tone="accent">{t('dashboard.replay.skipped', { length: formatLength(skipped.to - skipped.from) })}</Chip>
        )}
        {player.refused.value > 0 && <Chip tone="unsure">{t('dashboard.replay.refused', { count: player.refused.value })}</Chip>}
      </div>
    </>
  );
}
