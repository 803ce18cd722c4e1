/** The observer in a console's page: introduces the profile's rules to the background and the mailbox, on sites that have a console. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { readRole } from '../lib/capture/accessible-label.ts';
import { createMasks } from '../lib/capture/masks.ts';
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
    await watchConsole(self.origin, claim, ({ profile, teaching, maskRules }, signal) => {
      // The level is about texts that nobody named; a profile names what it reads. A rule names it too, and wins.
      const masks = createMasks({ maskLevel: 'none', maskRules });
      observePage({
        profile,
        teaching,
        send: (reports) =>
          endIfOrphaned('console')
            ? Promise.reject(new Error('the extension was updated'))
            : sendFromTab('signals.report', { profile: profile.id, reports }),
        mail: (reports) => mailReports(self.origin, { profile: profile.id, reports }),
        describe: (element) => {
          const box = masks.readBlocked(element);
          return { selector: readSelector(box ?? element, () => box === null), label: box === null ? readRole(element) : null };
        },
        isMasked: (element, part) =>
          part === 'field'
            ? masks.isFieldMasked(element)
            : masks.isTextMasked(element) || masks.holdsMasked(element, (inner) => !inner.matches('input, select')),
        signal,
      });
    });
  },
});
