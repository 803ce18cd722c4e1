/** The popup: whether this browser records and why not, this session, and what to do next. */
import { useState } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { Notice } from '../notice.tsx';
import { chooseState, type PopupState } from './choose-state.ts';
import { Counts } from './counts.tsx';
import { Footer } from './footer.tsx';
import type { PopupProps, PopupStatus } from './model.ts';
import { PairingOffer } from './pairing-offer.tsx';
import { SessionTimeline } from './session-timeline.tsx';
import { StateLine } from './state-line.tsx';
import { UploadProblem } from './upload-problem.tsx';
import styles from './popup.module.css';

export function Popup(props: PopupProps) {
  const { status, page, actions } = props;
  const [reviewing, setReviewing] = useState(false);
  return (
    <main class={styles['popup']}>
      <h1 class="unseen">{t('popup.title')}</h1>
      {page.pairingLink !== null && <PairingOffer key={page.pairingLink} link={page.pairingLink} {...props} onReview={setReviewing} />}
      {!reviewing && (
        <>
          {status === null && <p class={styles['quiet']}>{t('popup.loading')}</p>}
          {status === 'unreadable' && (
            <Notice tone="wrong" title={t('popup.state.unreadable')}>
              {t('popup.state.unreadable-why')}
            </Notice>
          )}
          {status !== null && status !== 'unreadable' && <Device {...props} status={status} />}
        </>
      )}
      <Footer openOptions={actions.openOptions} openDashboard={actions.openDashboard} />
    </main>
  );
}

/** Where nothing is set up there is nothing to count yet. */
const beforeSetUp: ReadonlySet<PopupState> = new Set(['no-consent', 'no-sites']);

function Device({ status, ...props }: PopupProps & { status: PopupStatus }) {
  const { settings, feed, actions } = props;
  const state = chooseState(status, props);
  const known = status.session !== null || !beforeSetUp.has(state);
  return (
    <>
      <StateLine state={state} status={status} {...props} />
      {known && <Counts status={status} collector={settings.endpoint !== null && status.paired} />}
      <UploadProblem upload={status.upload} onRetry={actions.uploadNow} />
      {status.session !== null && <SessionTimeline feed={feed} session={status.session} />}
    </>
  );
}
