/** What to know before an action is believed, as small labels: how it ended, who began it, whose group it was. */
import { Flag } from 'lucide-preact';
import type { Action } from '../../lib/events/action.ts';
import { readOwnGroup } from '../../lib/audit/words.ts';
import { t } from '../../lib/text/t.ts';
import { Chip } from '../chip.tsx';
import styles from './action-flags.module.css';

/** Confirmed and by hand is the usual case, and is said by `OutcomeWord` alone. */
export function ActionFlags({ action }: { action: Action }) {
  const ownGroup = readOwnGroup(action);
  const group = action.conversation?.group ?? '?';
  return (
    <>
      {ownGroup === 'no' && (
        <Chip tone="accent" title={t('log.panel.group.value', { group, whose: t('log.panel.group.no') })}>
          <Flag size={11} class={styles['flag']} aria-hidden="true" />
          {t('log.own-group.no')}
        </Chip>
      )}
      {ownGroup === 'unknown' && <Chip title={t('log.panel.group.unknown')}>{t('log.own-group.unknown')}</Chip>}
      {action.initiator === 'automatic' && <Chip title={t('log.panel.initiator.automatic')}>{t('log.initiator.automatic')}</Chip>}
    </>
  );
}

export function OutcomeChip({ outcome }: { outcome: Action['outcome'] }) {
  if (outcome.value === 'failed') return <Chip tone="wrong">{t('log.outcome.failed')}</Chip>;
  return outcome.value === 'attempted' ? <Chip tone="unsure">{t('log.outcome.attempted')}</Chip> : null;
}

export function OutcomeWord({ outcome }: { outcome: Action['outcome'] }) {
  if (outcome.value === 'failed' || outcome.value === 'attempted') return <OutcomeChip outcome={outcome} />;
  return <span class={styles['quiet']}>{outcome.value === null ? t('log.value.unknown') : t('log.outcome.confirmed')}</span>;
}
