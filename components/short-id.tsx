/** An id by its last digits; the whole of it is copied on click. */
import { Check, Copy } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { t } from '../lib/text/t.ts';
import { formatId } from './format.ts';
import styles from './short-id.module.css';

export function ShortId({ id }: { id: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(id).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <button type="button" class={styles['id']} title={id} onClick={copy} onBlur={() => setCopied(false)}>
      <span class="unseen">{t('common.action.copy')} </span>
      {formatId(id)}
      {copied ? <Check size={12} aria-hidden="true" /> : <Copy size={12} aria-hidden="true" />}
      <span class="unseen" role="status">
        {copied ? t('common.action.copied') : ''}
      </span>
    </button>
  );
}
