/** The observer in a console's page: introduces the profile's rules to the background and the mailbox, on sites that have a console. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { readRole } from '../lib/capture/accessible-label.ts';
import { readSelector } from '../lib/capture/selector.ts';
import { observePage } from '../lib/consoles/observe-page.ts';
import { mailReports } from '../lib/messages/mail-reports.ts';
import { sendFromTab } from '../lib/messages/send-from-tab.ts';
import { claimDocument, endIfOrphaned } from '../lib/messages/sole-instance.ts';
import { watchConsole } from '../lib/settings/watch-console.ts';

export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  async main() {
    const claim = claimDocument('console');
    if (claim === null) return;
    await watchConsole(self.origin, claim, ({ profile, teaching }, signal) =>
      observePage({
        profile,
        teaching,
        send: (reports) =>
          endIfOrphaned('console')
            ? Promise.reject(new Error('the extension was updated'))
            : sendFromTab('signals.report', { profile: profile.id, reports }),
        mail: (reports) => mailReports(self.origin, { profile: profile.id, reports }),
        describe: (element) => ({ selector: readSelector(element, () => true), label: readRole(element) }),
        signal,
      }),
    );
  },
});
