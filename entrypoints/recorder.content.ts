/** The recorder in a page: introduces capture to the background and the mailbox, on allowed sites only, as the published policy says. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { isolatedWorld } from '../lib/capture/isolated-world.ts';
import { startRecorder } from '../lib/capture/recorder.ts';
import { sendLeaving } from '../lib/messages/mail.ts';
import { sendFromTab } from '../lib/messages/send-from-tab.ts';
import { claimDocument, endIfOrphaned } from '../lib/messages/sole-instance.ts';
import { watchSite } from '../lib/settings/watch-site.ts';

export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  async main() {
    const claim = claimDocument('recorder');
    if (claim === null) return;
    await watchSite(self.origin, claim, (site, signal, turned) =>
      startRecorder({
        site,
        actor: 'agent',
        stands: turned,
        world: isolatedWorld,
        append: (batch) =>
          endIfOrphaned('recorder') ? Promise.reject(new Error('the extension was updated')) : sendFromTab('records.append', batch),
        mail: (_key, batch) => sendLeaving(batch),
        signal,
        onRefused: () => undefined, // The policy says when to start again.
      }),
    );
  },
});
