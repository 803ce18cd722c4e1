/** Why an act was refused, and what to do: a sentence by its reason, and what the other side said. */
import { findText, t } from '../../lib/text/t.ts';
import { Notice } from '../notice.tsx';
import type { Refusal } from './model.ts';
import styles from './form.module.css';

export function RefusalNotice({ refusal }: { refusal: Refusal | null }) {
  if (refusal === null) return null;
  return (
    <Notice tone="wrong">
      <p>{findText(`options.refused.${refusal.reason}`) ?? t('options.refused.other', { reason: refusal.reason })}</p>
      {refusal.detail !== null && <p class={styles['detail']}>{refusal.detail}</p>}
    </Notice>
  );
}
