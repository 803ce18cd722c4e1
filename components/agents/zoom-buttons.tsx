/** The buttons above the lanes: closer, further, along, all; and which part of the day is in sight. */
import { ChevronLeft, ChevronRight, Maximize2, ZoomIn, ZoomOut } from 'lucide-preact';
import type { Stretch } from '../../lib/activity/stretches.ts';
import type { Day } from '../../lib/events/activity-api.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { movePart, zoomPart } from './axis.ts';
import { formatTime } from './days.ts';
import styles from './lanes.module.css';

interface ZoomButtonsProps {
  day: Day;
  part: Stretch;
  isWhole: boolean;
  onShow: (part: Stretch) => void;
}

export function ZoomButtons({ day, part, isWhole, onShow }: ZoomButtonsProps) {
  const whole = { from: day.startAt, to: day.endAt };
  const zone = day.agent.timeZone;
  const acts = [
    { name: 'closer', Icon: ZoomIn, to: zoomPart(part, whole, 0.5), isOff: false },
    { name: 'further', Icon: ZoomOut, to: zoomPart(part, whole, 2), isOff: isWhole },
    { name: 'earlier', Icon: ChevronLeft, to: movePart(part, whole, -0.5), isOff: part.from <= whole.from },
    { name: 'later', Icon: ChevronRight, to: movePart(part, whole, 0.5), isOff: part.to >= whole.to },
    { name: 'whole', Icon: Maximize2, to: whole, isOff: isWhole },
  ] as const;
  return (
    <div class={styles['tools']} role="toolbar" aria-label={t('agents.zoom.label')}>
      {acts.map(({ name, Icon, to, isOff }) => (
        <Button key={name} look="quiet" label={t(`agents.zoom.${name}`)} aria-disabled={isOff} onClick={() => !isOff && onShow(to)}>
          <Icon size={16} aria-hidden="true" />
        </Button>
      ))}
      <span class={styles['sight']} role="status">
        {isWhole ? t('agents.zoom.all') : t('agents.zoom.part', { from: formatTime(part.from, zone), to: formatTime(part.to, zone) })}
      </span>
      <ul class={styles['legend']} aria-label={t('agents.legend.label')}>
        {(['online', 'busy', 'away', 'offline'] as const).map((kind) => (
          <li key={kind}>
            <span class={`${styles['sample']} ${styles['status']} ${styles[`status-${kind}`]}`} />
            {t(`agents.status.${kind}`)}
          </li>
        ))}
        <li>
          <span class={`${styles['sample']} ${styles['unrecorded']}`} />
          {t('agents.legend.unrecorded')}
        </li>
      </ul>
    </div>
  );
}
