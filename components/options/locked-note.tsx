/** Says that a setting is the company's: beside each control that is closed by it, which names this as its description. */
import { Lock } from 'lucide-preact';
import { t } from '../../lib/text/t.ts';
import styles from './form.module.css';

export function LockedNote({ id }: { id?: string }) {
  return (
    <span {...(id === undefined ? {} : { id })} class={styles['locked']}>
      <Lock size={12} aria-hidden="true" />
      {t('options.policy.locked')}
    </span>
  );
}
