/** The options page: introduces settings, permissions and the background to the screen. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/tokens.css';
import type { OptionsActions } from '../../components/options/model.ts';
import { Options } from '../../components/options/options.tsx';
import { startLanguage } from '../../components/page-language.ts';
import { isSelector } from '../../lib/capture/mask-rules.ts';
import { report } from '../../lib/log.ts';
import { send } from '../../lib/messages/send.ts';
import { findProblems } from '../../lib/settings/find-problems.ts';
import { languageStore } from '../../lib/settings/language-store.ts';
import { normaliseOrigin } from '../../lib/settings/normalise-origin.ts';
import { findWithdrawn, releaseAccess, requestAccess, watchAccess } from '../../lib/settings/permissions.ts';
import { readSettings } from '../../lib/settings/read-settings.ts';
import { watchSettings } from '../../lib/settings/watch-settings.ts';
import { db } from '../../lib/store/db.ts';
import { findStrings } from '../../lib/store/find-strings.ts';
import { type ConsoleView, watchConsoleView } from '../../lib/store/watch-console.ts';
import { watchStatus, type DeviceStatus } from '../../lib/store/watch-status.ts';
import { readLanguage } from '../../lib/text/t.ts';
import { fileActions } from './settings-file.ts';
import { consoleActions, readConsoles, watchConsoles } from './consoles.ts';

const language = await startLanguage(languageStore, 'options.title');
let view: ConsoleView = { shapes: [], matches: [] };

const actions: OptionsActions = {
  save: async (change) => send('settings.save', { ...(await readSettings()).settings, ...change }),
  showHits: (site, selector) => send('masking.show', { site, selector }),
  goToTab: (tab) => void goToTab(tab).catch((error: unknown) => report('going to a tab', error)),
  findCanaries: async (canaries, since) => findStrings(db, canaries, await browser.storage.local.get(null), since),
  testConnection: (endpoint) => send('connection.test', { endpoint }),
  previewPairing: (link) => send('pairing.preview', { link }),
  acceptPairing: (link, { sites, retentionDays }) => send('pairing.accept', { link, sites, retentionDays }),
  requestAccess,
  releaseAccess,
  ...consoleActions,
  ...fileActions,
};
const checks = { findProblems, normaliseOrigin, isSelector: (text: string) => isSelector(text, document) };
let paired = false;
let logAlarm: { word: string; at: number } | null = null;
let erasures: DeviceStatus['erasures'] = null;
let remaskings: DeviceStatus['remaskings'] = null;
let revoked = false;

let turn = 0;
let shown = 0;

/** What a slow reading found is not shown over what a later one found; nor does a later one keep it from being shown until then. */
async function show(): Promise<void> {
  const own = (turn += 1);
  const { settings, managed: held, problem, policyProblems: problems, enrolling } = await readSettings();
  const managed = { ...held, problems, enrolling };
  const withdrawn = await findWithdrawn(settings.sites.map((site) => site.origin));
  const { consoles, missed } = await readConsoles(settings.sites, view);
  if (own < shown) return;
  shown = own;
  const state = { settings, managed, problem, withdrawn, paired, revoked, logAlarm, erasures, remaskings, consoles, missed };
  const screen = <Options key={readLanguage()} {...{ ...state, actions, checks, language }} />;
  render(screen, document.querySelector('#root')!);
}

async function goToTab(id: number): Promise<void> {
  const tab = await browser.tabs.update(id, { active: true });
  if (tab !== undefined) await browser.windows.update(tab.windowId, { focused: true });
}

const showAgain = () => void show().catch((error: unknown) => report('showing the options', error));
language.onChange(showAgain);
watchSettings(showAgain);
watchConsoles(showAgain);
watchConsoleView(
  null,
  (next) => {
    view = next;
    showAgain();
  },
  (error) => report('reading signals', error),
);
watchAccess(showAgain);
watchStatus(
  (status) => {
    ({ paired, revoked } = status);
    logAlarm = status.upload.logAlarm;
    ({ erasures, remaskings } = status);
    showAgain();
  },
  (error) => {
    report('reading the status', error);
    showAgain();
  },
);
