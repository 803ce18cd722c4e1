/** Pairing by a pasted link: what it offers is shown first, then confirmed or declined. */
import { useState } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { Field } from './field.tsx';
import type { Offered, OptionsSettings, Outcome, PairingActions } from './model.ts';
import { PairingConfirmation } from './pairing-confirmation.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { useTask } from './use-task.ts';
import styles from './form.module.css';

interface PairingFormProps {
  settings: OptionsSettings;
  actions: PairingActions;
}

export function PairingForm({ settings, actions }: PairingFormProps) {
  const [link, setLink] = useState('');
  const [offered, setOffered] = useState<Offered | null>(null);
  const [paired, setPaired] = useState(false);
  const preview = useTask();

  const review = async (): Promise<Outcome> => {
    const answer = await actions.previewPairing(link.trim());
    if (answer.outcome === 'refused') return answer;
    setOffered(answer);
    return { outcome: 'done' };
  };
  const close = (done: boolean) => {
    setOffered(null);
    setPaired(done);
    if (done) setLink('');
    preview.reset();
  };

  if (offered !== null)
    return (
      <PairingConfirmation
        link={link.trim()}
        offered={offered}
        settings={settings}
        actions={actions}
        onDone={() => close(true)}
        onDecline={() => close(false)}
      />
    );
  return (
    <form
      class={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setPaired(false);
        if (link.trim() !== '') void preview.run(review);
      }}
    >
      <Field
        id="pairing-link"
        label={t('options.collector.link')}
        hint={t('options.collector.link-hint')}
        placeholder="https://cotrail.example/pair#…"
        dir="ltr"
        problem={null}
        value={link}
        onText={setLink}
      >
        <Button id="pairing-review" type="submit" disabled={link.trim() === '' || preview.state === 'running'}>
          {preview.state === 'running' ? t('options.collector.reviewing') : t('options.collector.review')}
        </Button>
      </Field>
      <RefusalNotice refusal={preview.refusal} />
      {paired && <Notice>{t('options.pairing.done')}</Notice>}
    </form>
  );
}
