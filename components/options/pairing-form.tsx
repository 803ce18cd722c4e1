/** Pairing by a pasted link: what it offers is shown first, then confirmed or declined. */
import { useState } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { Field } from './field.tsx';
import type { OptionsSettings, PairingActions } from './model.ts';
import { PairingConfirmation } from './pairing-confirmation.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { usePairing, type Pairing } from './use-pairing.ts';
import styles from './form.module.css';

interface PairingFormProps {
  settings: OptionsSettings;
  actions: PairingActions;
}

export function PairingForm({ settings, actions }: PairingFormProps) {
  const [text, setText] = useState('');
  const pairing = usePairing(actions);
  const link = text.trim();
  const { offered } = pairing;
  if (offered === null) return <LinkForm link={text} onLink={setText} pairing={pairing} />;
  const close = (done: boolean) => {
    pairing.close(done);
    if (done) setText('');
  };
  return (
    <div class={styles['card']}>
      <PairingConfirmation {...{ link, offered, settings, actions }} onDone={() => close(true)} onDecline={() => close(false)} />
    </div>
  );
}

function LinkForm({ link, onLink, pairing }: { link: string; onLink: (link: string) => void; pairing: Pairing }) {
  const running = pairing.asking.state === 'running';
  const submit = (event: Event) => {
    event.preventDefault();
    if (link.trim() !== '') pairing.ask(link.trim());
  };
  return (
    <form class={styles['form']} onSubmit={submit}>
      <Field
        id="pairing-link"
        label={t('options.collector.link')}
        hint={t('options.collector.link-hint')}
        placeholder="https://cotrail.example/pair#…"
        dir="ltr"
        problem={null}
        value={link}
        onText={onLink}
      >
        <Button id="pairing-review" type="submit" disabled={link.trim() === '' || running}>
          {running ? t('options.collector.reviewing') : t('options.collector.review')}
        </Button>
      </Field>
      <RefusalNotice refusal={pairing.asking.refusal} />
      {pairing.paired && <Notice>{t('options.pairing.done')}</Notice>}
    </form>
  );
}
