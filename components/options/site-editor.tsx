/** One site, to be added or changed: its address, what is kept of text, what is recorded, which address parameters stay. */
import { useEffect, useRef } from 'preact/hooks';
import type { Site } from '../../lib/events/api.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Field } from './field.tsx';
import { ConsoleChoice, MaskChoice, RecordsChoice } from './site-choices.tsx';
import type { KnownConsole, OptionsActions, OptionsChecks } from './model.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { useSiteDraft } from './use-site-draft.ts';
import styles from './form.module.css';

export interface SiteEditorProps {
  /** Null: a new site. */
  edited: Site | null;
  /** A new site's address, if one is known already. */
  suggested: string;
  sites: readonly Site[];
  consoles: readonly KnownConsole[];
  checks: OptionsChecks;
  actions: Pick<OptionsActions, 'save' | 'requestAccess'>;
  onClose: () => void;
}

export function SiteEditor(props: SiteEditorProps) {
  const { edited, consoles, onClose } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input[type=text], input:checked')?.focus(), []);
  const { site, keys, task, change, typeKeys, problems, submit, normalise } = useSiteDraft(props);
  return (
    <form ref={form} class={styles['form']} noValidate onSubmit={submit}>
      {edited === null && (
        <Field
          id="site-origin"
          label={t('options.sites.address')}
          hint={t('options.sites.address-hint')}
          inputMode="url"
          dir="ltr"
          placeholder="https://chat.example"
          problem={problems.origin}
          value={site.origin}
          onText={(origin) => change({ origin })}
          onBlur={normalise}
        />
      )}
      <MaskChoice level={site.maskLevel} onChange={(maskLevel) => change({ maskLevel })} />
      <RecordsChoice site={site} onChange={change} />
      <ConsoleChoice site={site} consoles={consoles} onChange={change} />
      <KeysField keys={keys} problem={problems.keys} onText={typeKeys} />
      <RefusalNotice refusal={task.refusal} />
      <div class={styles['buttons']}>
        <Button id="site-save" type="submit" look="primary" disabled={task.state === 'running'}>
          {edited === null ? t('options.sites.add-button') : t('options.save.button')}
        </Button>
        <Button onClick={onClose}>{t('options.cancel')}</Button>
      </div>
    </form>
  );
}

function KeysField({ keys, problem, onText }: { keys: string; problem: string | null; onText: (text: string) => void }) {
  return (
    <Field
      id="site-keys"
      label={t('options.sites.keys')}
      hint={t('options.sites.keys-hint')}
      dir="ltr"
      placeholder="conversation, view"
      problem={problem}
      value={keys}
      onText={onText}
    />
  );
}
