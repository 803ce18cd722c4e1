/** On a collector's pairing page: asks the collector what its link would set, and shows it for the one confirmation. */
import { useState } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import type { Offered, Outcome } from '../options/model.ts';
import { PairingConfirmation } from '../options/pairing-confirmation.tsx';
import { RefusalNotice } from '../options/refusal-notice.tsx';
import { useTask } from '../options/use-task.ts';
import type { PopupProps } from './model.ts';
import styles from './popup.module.css';

interface PairingOfferProps extends Pick<PopupProps, 'settings' | 'actions'> {
  link: string;
  /** The confirmation needs the whole popup. */
  onReview: (open: boolean) => void;
}

export function PairingOffer({ link, settings, actions, onReview }: PairingOfferProps) {
  const [offered, setOffered] = useState<Offered | null>(null);
  const [paired, setPaired] = useState(false);
  const task = useTask();

  const review = async (): Promise<Outcome> => {
    const answer = await actions.previewPairing(link);
    if (answer.outcome === 'refused') return answer;
    setOffered(answer);
    onReview(true);
    return { outcome: 'done' };
  };
  const close = (done: boolean) => {
    setOffered(null);
    setPaired(done);
    onReview(false);
  };

  if (paired) return <Notice>{t('popup.offer.paired')}</Notice>;
  if (offered !== null)
    return (
      <PairingConfirmation
        link={link}
        offered={offered}
        settings={settings}
        actions={actions}
        onDone={() => close(true)}
        onDecline={() => close(false)}
      />
    );
  return (
    <section class={styles['offer']}>
      <h2>{t('popup.offer.pairing-title')}</h2>
      <p class={styles['quiet']}>{t('popup.offer.pairing-text')}</p>
      <RefusalNotice refusal={task.refusal} />
      <p>
        <Button id="pairing-review" look="primary" disabled={task.state === 'running'} onClick={() => void task.run(review)}>
          {task.state === 'running' ? t('popup.offer.reviewing') : t('options.collector.review')}
        </Button>
      </p>
    </section>
  );
}
