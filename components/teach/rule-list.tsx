/** The rules of a console's profile: how sure each is, how often it wrote something, which are candidates that were seen to match. */
import { Trash2 } from 'lucide-preact';
import { isActive } from '../../lib/consoles/is-active.ts';
import type { Profile, Rule } from '../../lib/consoles/profile.ts';
import { findText, t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Chip } from '../chip.tsx';
import { formatStart } from '../format.ts';
import type { Task } from '../options/use-task.ts';
import { nameProvenance } from './name-provenance.ts';
import type { RuleCount, Seen, TeachActions } from './model.ts';
import styles from './teach.module.css';

interface RuleListProps extends Pick<TeachActions, 'confirm' | 'remove' | 'exportProfile'> {
  profile: Profile;
  counts: readonly RuleCount[];
  seen: readonly Seen[];
  run: Task['run'];
}

export function RuleList({ profile, counts, seen, confirm, remove, exportProfile, run }: RuleListProps) {
  return (
    <section class={styles['part']}>
      <div class={styles['line']}>
        <h2>{t('teach.rules.title', { name: profile.name })}</h2>
        <Button id="profile-export" onClick={exportProfile}>
          {t('teach.rules.export')}
        </Button>
      </div>
      {profile.rules.length === 0 && <p class={styles['hint']}>{t('teach.rules.none')}</p>}
      <ul class={styles['list']} aria-label={t('teach.rules.title', { name: profile.name })}>
        {profile.rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            count={counts.find((each) => each.rule === rule.id)}
            isSeen={seen.some(({ matched }) => matched.includes(rule.id))}
            onConfirm={() => void run(() => confirm(rule.id))}
            onRemove={() => void run(() => remove(rule.id))}
          />
        ))}
      </ul>
    </section>
  );
}

interface RuleRowProps {
  rule: Rule;
  count: RuleCount | undefined;
  isSeen: boolean;
  onConfirm: () => void;
  onRemove: () => void;
}

function RuleRow({ rule, count, isSeen, onConfirm, onRemove }: RuleRowProps) {
  const isCandidate = !isActive(rule);
  return (
    <li class={styles['signal']} data-rule={rule.id}>
      <div class={styles['what']}>
        <strong>{findText(`common.event.${rule.event}`) ?? rule.event}</strong>
        <span class={styles['when']}>
          <code dir="ltr">{rule.id}</code>
          <Chip tone={isCandidate ? 'unsure' : 'plain'}>{nameProvenance(rule)}</Chip>
          {count === undefined ? t('teach.rules.never') : t('teach.rules.matched', { count: count.count, time: formatStart(count.lastAt) })}
        </span>
        {isCandidate && <span class={styles['hint']}>{t(isSeen ? 'teach.rules.seen' : 'teach.rules.candidate')}</span>}
      </div>
      {isCandidate && (
        <Button disabled={!isSeen} onClick={onConfirm}>
          {t('teach.rules.confirm')}
        </Button>
      )}
      {rule.provenance === 'taught' && (
        <Button look="quiet" label={t('teach.rules.remove')} onClick={onRemove}>
          <Trash2 size={16} aria-hidden="true" />
        </Button>
      )}
    </li>
  );
}
