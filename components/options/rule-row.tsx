/** One masking rule: its selector, what it does, and what it hits in a page that is open. */
import { Trash2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { type MaskRule, maskRuleKinds } from '../../lib/events/masking.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { Field } from './field.tsx';
import type { Hits, Refusal } from './model.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import type { RuleDraft } from './use-rules-draft.ts';
import form from './form.module.css';
import styles from './rules.module.css';

interface RuleRowProps {
  number: number;
  row: RuleDraft;
  onChange: (part: Partial<MaskRule>) => void;
  onRemove: () => void;
  onShow: () => Promise<Hits | Refusal>;
  onGo: (tab: number) => void;
}

export function RuleRow({ number, row, onChange, onRemove, onShow, onGo }: RuleRowProps) {
  const [hits, setHits] = useState<{ selector: string; found: Hits | Refusal | null } | null>(null);
  const id = `rule-${row.key}`;
  const show = () => {
    const { selector } = row;
    const keep = (found: Hits | Refusal | null) => setHits({ selector, found });
    const fail = (error: unknown): Refusal => ({ outcome: 'refused', reason: 'failed', detail: String(error) });
    keep(null);
    void onShow().catch(fail).then(keep);
  };
  // What another selector hit says nothing about this one.
  const shown = hits?.selector === row.selector ? hits.found : null;
  return (
    <fieldset class={styles['row']} data-rule={row.rule}>
      <legend class="unseen">{t('options.rules.one', { number })}</legend>
      <Field
        id={id}
        label={t('options.rules.selector')}
        dir="ltr"
        placeholder=".customer-name, #notes"
        problem={row.problem}
        value={row.selector}
        onText={(selector) => onChange({ selector })}
      >
        <Button id={`${id}-show`} disabled={row.isBroken} onClick={show}>
          {t('options.rules.show')}
        </Button>
        <Button look="quiet" label={t('options.rules.remove', { number })} onClick={onRemove}>
          <Trash2 size={16} aria-hidden="true" />
        </Button>
      </Field>
      <div class={form['line']}>
        <label for={`${id}-kind`}>{t('options.rules.kind')}</label>
        <select
          id={`${id}-kind`}
          value={row.rule}
          aria-describedby={`${id}-kind-hint`}
          onChange={(event) => onChange({ rule: event.currentTarget.value as MaskRule['rule'] })}
        >
          {maskRuleKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`options.rules.kind.${kind}`)}
            </option>
          ))}
        </select>
        <span id={`${id}-kind-hint`} class={form['hint']}>
          {t(`options.rules.kind.${row.rule}-text`)}
        </span>
      </div>
      {shown !== null && <Found found={shown} onGo={onGo} />}
    </fieldset>
  );
}

function Found({ found, onGo }: { found: Hits | Refusal; onGo: (tab: number) => void }) {
  if (found.outcome === 'refused') return <RefusalNotice refusal={found} />;
  const { count, inside, title, tab } = found;
  const go = <Button onClick={() => onGo(tab)}>{t('options.rules.go')}</Button>;
  return (
    <div class={styles['found']} data-hits={count}>
      <Notice tone={count === 0 ? 'unsure' : 'info'} actions={count === 0 ? null : go}>
        <p>{count === 0 ? t('options.rules.hits-none', { title }) : t('options.rules.hits', { count, title })}</p>
        {inside > 0 && <p>{t('options.rules.hits-inside', { count: inside })}</p>}
      </Notice>
    </div>
  );
}
