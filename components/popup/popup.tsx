/** The popup: whether this browser records and why not, this session, and what to do next. */
import { t } from '../../lib/text/t.ts';
import { Notice } from '../notice.tsx';
import { PairingConfirmation } from '../options/pairing-confirmation.tsx';
import { writeRoute } from '../options/route.ts';
import { usePairing } from '../options/use-pairing.ts';
import { chooseState, type PopupState } from './choose-state.ts';
import { CoBrowse } from './co-browse.tsx';
import { Counts } from './counts.tsx';
import { BrokenRules } from './broken-rules.tsx';
import { DiskNotices } from './disk-notices.tsx';
import { Footer } from './footer.tsx';
import type { PopupProps, PopupStatus } from './model.ts';
import { PairingOffer } from './pairing-offer.tsx';
import { SessionTimeline } from './session-timeline.tsx';
import { StateLine } from './state-line.tsx';
import { UploadProblem } from './upload-problem.tsx';
import { Who } from './who.tsx';
import styles from './popup.module.css';

export function Popup(props: PopupProps) {
  const { page, settings, actions } = props;
  const pairing = usePairing(actions);
  const { offered } = pairing;
  const link = page.pairingLink;
  const isListed = settings.sites.some(({ origin }) => origin === page.origin);
  const close = (done: boolean) => () => pairing.close(done);
  return (
    <main class={styles['popup']}>
      <h1 class="unseen">{t('popup.title')}</h1>
      {link !== null && offered !== null ? (
        <PairingConfirmation {...{ link, offered, settings, actions }} onDone={close(true)} onDecline={close(false)} />
      ) : (
        <>
          {link !== null && <PairingOffer link={link} pairing={pairing} />}
          <Status {...props} />
        </>
      )}
      <Footer site={isListed ? page.origin : null} {...actions} />
    </main>
  );
}

function Status({ status, ...props }: PopupProps) {
  if (status === null) return <p class={styles['quiet']}>{t('popup.loading')}</p>;
  if (status !== 'unreadable') return <Device {...props} status={status} />;
  return (
    <Notice tone="wrong" title={t('popup.state.unreadable')}>
      {t('popup.state.unreadable-why')}
    </Notice>
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
      <BrokenRules {...props} />
      {known && <Who persons={status.persons} {...props} />}
      {known && <Counts status={status} collector={settings.endpoint !== null && status.paired} />}
      {known && settings.endpoint !== null && <CoBrowse cobrowses={status.cobrowses} writtenCode={status.writtenCode} actions={actions} />}
      <DiskNotices status={status} />
      <UploadProblem upload={status.upload} onRetry={actions.uploadNow} onEnrol={() => actions.openOptions(writeRoute('collector'))} />
      {status.session !== null && <SessionTimeline feed={feed} session={status.session} />}
    </>
  );
}
