/** The popup: introduces the store, settings, permissions, the background and the tab in front to the screen. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/tokens.css';
import type { PopupActions, PopupProps } from '../../components/popup/model.ts';
import { Popup } from '../../components/popup/popup.tsx';
import { readPage } from '../../components/popup/read-page.ts';
import { startLanguage } from '../../components/page-language.ts';
import { findBrokenRules } from '../../lib/capture/mask-rules.ts';
import { createLocalFeed } from '../../lib/feed/local.ts';
import type { Site } from '../../lib/events/api.ts';
import { report } from '../../lib/log.ts';
import { send } from '../../lib/messages/send.ts';
import { languageStore } from '../../lib/settings/language-store.ts';
import { findWithdrawn, requestAccess, watchAccess } from '../../lib/settings/permissions.ts';
import { readSettings } from '../../lib/settings/read-settings.ts';
import { watchSettings } from '../../lib/settings/watch-settings.ts';
import { watchStatus } from '../../lib/store/watch-status.ts';
import { readLanguage } from '../../lib/text/t.ts';

const actions: PopupActions = {
  pause: (why) => send('recording.pause', { why }),
  command: (command) => send(`recording.${command}`, null),
  sayWho: async (personName) => send('settings.save', { ...(await readSettings()).settings, personName }),
  uploadNow: () => send('upload.now', null),
  cobrowse: {
    join: (code) => send('cobrowse.join', { code }),
    makeLinks: () => send('cobrowse.link', null),
    leave: (id) => send('cobrowse.leave', { id }),
    follow: () => send('cobrowse.follow', null),
  },
  previewPairing: (link) => send('pairing.preview', { link }),
  acceptPairing: (link, { sites, retentionDays }) => send('pairing.accept', { link, sites, retentionDays }),
  requestAccess,
  openOptions: (hash) => openTab(browser.runtime.getURL('/options.html') + hash),
  openDashboard: () => openTab(browser.runtime.getURL('/dashboard.html')),
  openTeach: (site) => openBeside(`${browser.runtime.getURL('/teach.html')}?${new URLSearchParams({ site })}`),
};
const language = await startLanguage(languageStore, 'popup.title');
const feed = createLocalFeed();
const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const page = readPage(tab?.url);
let status: PopupProps['status'] = null;

async function show(): Promise<void> {
  const { settings, managed } = await readSettings();
  const withdrawn = await findWithdrawn(settings.sites.map((site) => site.origin));
  const broken = readBroken(settings.sites);
  const props = { status, settings, managed, withdrawn, page, broken, feed, actions };
  render(<Popup key={readLanguage()} {...props} />, document.querySelector('#root')!);
}

function readBroken(sites: readonly Site[]): PopupProps['broken'] {
  const rules = findBrokenRules(sites.find(({ origin }) => origin === page.origin)?.maskRules ?? [], document);
  return { selectors: rules.map(({ selector }) => selector), masksAll: rules.some(({ rule }) => rule !== 'unmask') };
}

function openTab(url: string): void {
  void browser.tabs.create({ url }).then(() => window.close());
}

/** A window of its own: the console stays in sight. */
function openBeside(url: string): void {
  void browser.windows.create({ url, type: 'popup', width: 560, height: 860 }).then(() => window.close());
}

const showAgain = () => void show().catch((error: unknown) => report('showing the popup', error));
language.onChange(showAgain);
watchSettings(showAgain);
watchAccess(showAgain);
watchStatus(
  (read) => {
    status = read;
    showAgain();
  },
  (error) => {
    report('reading the status', error);
    status = 'unreadable';
    showAgain();
  },
);
showAgain();
