/** On a collector's pairing page: offers to show what its link would set, before anything is set. */
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { RefusalNotice } from '../options/refusal-notice.tsx';
import type { Pairing } from '../options/use-pairing.ts';
import styles from './popup.module.css';

export function PairingOffer({ link, pairing }: { link: string; pairing: Pairing }) {
  if (pairing.paired) return <Notice>{t('popup.offer.paired')}</Notice>;
  const running = pairing.asking.state === 'running';
  return (
    <section class={styles['offer']}>
      <h2>{t('popup.offer.pairing-title')}</h2>
      <p class={styles['quiet']}>{t('popup.offer.pairing-text')}</p>
      <RefusalNotice refusal={pairing.asking.refusal} />
      <p>
        <Button id="pairing-review" look="primary" disabled={running} onClick={() => pairing.ask(link)}>
          {running ? t('popup.offer.reviewing') : t('options.collector.review')}
        </Button>
      </p>
    </section>
  );
}
