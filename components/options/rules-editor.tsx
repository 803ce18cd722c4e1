/** The masking rules of one site: which elements, what becomes of them, what they hit in the open page; and the secret parts of its addresses. */
import { Plus } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Site } from '../../lib/events/api.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Field } from './field.tsx';
import type { OptionsActions, OptionsChecks } from './model.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { RuleRow } from './rule-row.tsx';
import { useRulesDraft } from './use-rules-draft.ts';
import form from './form.module.css';
import styles from './rules.module.css';

export interface RulesEditorProps {
  site: Site;
  sites: readonly Site[];
  checks: OptionsChecks;
  actions: Pick<OptionsActions, 'save' | 'showHits' | 'goToTab'>;
  onClose: () => void;
}

export function RulesEditor(props: RulesEditorProps) {
  const { site, actions, onClose } = props;
  const { rows, paths, pathsProblem, task, change, add, remove, typePaths, submit } = useRulesDraft(props);
  const list = useRef<HTMLFormElement>(null);
  const count = useRef(rows.length);
  useEffect(() => {
    // A new row takes the focus; where one was removed, what can be done next does.
    const fields = list.current?.querySelectorAll<HTMLElement>('input[type=text]');
    if (rows.length > count.current) fields?.[rows.length - 1]?.focus();
    if (rows.length < count.current) list.current?.querySelector<HTMLElement>('#rule-add')?.focus();
    count.current = rows.length;
  }, [rows.length]);
  return (
    <form ref={list} class={form['form']} noValidate onSubmit={submit}>
      <p class={form['hint']}>
        {t('options.rules.intro', { level: t(`options.mask.${site.maskLevel}`) })} {t('options.rules.never')}
      </p>
      {rows.length === 0 && <p class={styles['none']}>{t('options.rules.none')}</p>}
      <ol class={styles['rows']}>
        {rows.map((row, index) => (
          <li key={row.key}>
            <RuleRow
              number={index + 1}
              row={row}
              onChange={(part) => change(row.key, part)}
              onRemove={() => remove(row.key)}
              onShow={() => actions.showHits(site.origin, row.selector)}
              onGo={actions.goToTab}
            />
          </li>
        ))}
      </ol>
      <div class={form['buttons']}>
        <Button id="rule-add" onClick={add}>
          <Plus size={16} aria-hidden="true" /> {t('options.rules.add')}
        </Button>
      </div>
      <Field
        id="secret-paths"
        label={t('options.rules.paths')}
        hint={t('options.rules.paths-hint')}
        dir="ltr"
        placeholder="/reset/*, /users/*/edit"
        problem={pathsProblem}
        value={paths}
        onText={typePaths}
      />
      <RefusalNotice refusal={task.refusal} />
      <div class={form['buttons']}>
        <Button id="rules-save" type="submit" look="primary" disabled={task.state === 'running'}>
          {t('options.save.button')}
        </Button>
        <Button onClick={onClose}>{t('options.cancel')}</Button>
      </div>
    </form>
  );
}
