/** The recorder in a page: introduces capture to the background and the mailbox, on allowed sites only, as the published policy says. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startRecorder } from '../lib/capture/recorder.ts';
import { writeMail } from '../lib/messages/mail.ts';
import { sendFromTab } from '../lib/messages/send-from-tab.ts';
import { claimDocument, endIfOrphaned } from '../lib/messages/sole-instance.ts';
import { watchSite } from '../lib/settings/watch-site.ts';

export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  async main() {
    const parentIsTop = window !== window.top && window.parent === window.top;
    await watchSite(self.origin, claimDocument(), (site, signal) =>
      startRecorder({
        site,
        actor: 'agent',
        append: ({ streams, records }) => {
          if (endIfOrphaned()) return Promise.reject(new Error('the extension was updated'));
          return sendFromTab('records.append', { streams: streams.map((stream) => ({ ...stream, parentIsTop })), records });
        },
        mail: (_key, batch) => writeMail(batch),
        signal,
        onRefused: () => undefined, // The policy says when to start again.
      }),
    );
  },
});
