/** The wiring table of the background: message → act, alarm → act, start → act. All listeners are registered at once. */
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { appendRecords } from '../lib/background/append-records.ts';
import { pauseCommand, resumeCommand, startCommand, stopCommand } from '../lib/background/change-recording.ts';
import { followNow, joinCustomer, leaveCustomer, makeJoinLinks } from '../lib/background/cobrowse.ts';
import { drainMail, isMail } from '../lib/background/drain-mail.ts';
import { enrolByPolicy, withinPolicy } from '../lib/background/enrol-by-policy.ts';
import { uploadNow } from '../lib/background/keep-uploading.ts';
import { obeyPolicy } from '../lib/background/obey-policy.ts';
import { acceptPairing, previewPairing } from '../lib/background/pairing.ts';
import { injectIntoOpenPages, publishPolicy } from '../lib/background/publish-policy.ts';
import { listExportJobs, removeExportJob, runExports, startExport } from '../lib/background/run-exports.ts';
import { changeSettings } from '../lib/background/save-settings.ts';
import { afterInstall, inBackground, startUp } from '../lib/background/start-up.ts';
import { showHits } from '../lib/background/show-hits.ts';
import { reportSignals } from '../lib/background/report-signals.ts';
import { saveProfiles, startTeaching, stopTeaching } from '../lib/background/teach.ts';
import { testConnection } from '../lib/background/test-connection.ts';
import { tellFlood } from '../lib/background/tell-flood.ts';
import { ensureAlarm, tick, tickAlarm } from '../lib/background/tick.ts';
import { watchConsoles } from '../lib/background/consoles.ts';
import { watchRequests } from '../lib/background/watch-requests.ts';
import { answerMessages } from '../lib/messages/answer.ts';
import { watchAccess } from '../lib/settings/permissions.ts';

export default defineBackground({
  type: 'module',
  main() {
    const ready = inBackground('the start', startUp);
    answerMessages({
      pages: {
        'recording.start': startCommand,
        'recording.pause': pauseCommand,
        'recording.resume': resumeCommand,
        'recording.stop': stopCommand,
        'settings.save': changeSettings,
        'masking.show': showHits,
        'connection.test': testConnection,
        'pairing.preview': withinPolicy(previewPairing),
        'pairing.accept': withinPolicy(acceptPairing),
        'teach.start': startTeaching,
        'teach.stop': stopTeaching,
        'profiles.save': saveProfiles,
        'upload.now': async () => {
          await uploadNow();
          return { outcome: 'done' };
        },
        'cobrowse.join': joinCustomer,
        'cobrowse.link': makeJoinLinks,
        'cobrowse.leave': leaveCustomer,
        'cobrowse.follow': followNow,
        'export.start': startExport,
        'export.list': listExportJobs,
        'export.remove': removeExportJob,
      },
      tabs: { 'records.append': appendRecords, 'signals.report': reportSignals },
      ready,
      onFlood: (refused) => void inBackground('writing down a flood', () => tellFlood(refused)),
    });
    watchConsoles();
    watchRequests(ready);
    browser.storage.onChanged.addListener((changes, area) => {
      const hasMail = Object.entries(changes).some(([key, change]) => isMail(key) && change.newValue !== undefined);
      if (area === 'local' && hasMail) void inBackground('draining the mailbox', drainMail);
    });
    // Firefox reads a policy at its start alone.
    browser.storage.onChanged.addListener((_, area) => {
      if (area === 'managed') void inBackground('a change of the company policy', () => ready.then(obeyPolicy).then(enrolByPolicy));
    });
    browser.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name === tickAlarm) void inBackground('the minute alarm', tick);
    });
    browser.runtime.onInstalled.addListener(
      ({ reason }) => void inBackground('setting up after an install', () => ready.then(() => afterInstall(reason))),
    );
    browser.runtime.onStartup.addListener(() => void ready); // Its start is all that it is there for.
    watchAccess(
      () =>
        void inBackground('a change of site access', async () => {
          await publishPolicy();
          await injectIntoOpenPages();
        }),
    );
    void inBackground('enrolling by policy', () => ready.then(enrolByPolicy));
    void inBackground('exports', () => ready.then(runExports));
    void inBackground('setting the alarm', ensureAlarm);
  },
});
