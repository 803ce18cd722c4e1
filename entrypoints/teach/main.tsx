/** The Teach page: introduces a console's signals, its profile and the background to the screen. Its address names the site. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/tokens.css';
import type { TeachActions } from '../../components/teach/model.ts';
import { Teach } from '../../components/teach/teach.tsx';
import { chooseProfile } from '../../lib/consoles/choose-profile.ts';
import type { OwnProfiles } from '../../lib/consoles/overlay.ts';
import type { Profile } from '../../lib/consoles/profile.ts';
import { addLesson, addRoute, confirmRule, removeRule } from '../../lib/consoles/teach-profile.ts';
import { report } from '../../lib/log.ts';
import { startLanguage } from '../../components/page-language.ts';
import { saveFile } from '../../components/save-file.ts';
import { send } from '../../lib/messages/send.ts';
import { readTeaching } from '../../lib/settings/console-orders.ts';
import { languageStore } from '../../lib/settings/language-store.ts';
import { readProfiles } from '../../lib/settings/read-profiles.ts';
import { readSettings } from '../../lib/settings/read-settings.ts';
import { type ConsoleView, watchConsoleView } from '../../lib/store/watch-console.ts';
import { readLanguage } from '../../lib/text/t.ts';

const site = new URLSearchParams(location.search).get('site') ?? '';
const language = await startLanguage(languageStore, 'teach.page');
let view: ConsoleView = { shapes: [], matches: [] };

async function readProfile(): Promise<{ own: OwnProfiles; profile: Profile | null }> {
  const [{ settings }, { profiles, own }] = await Promise.all([readSettings(), readProfiles()]);
  const chosen = settings.sites.find(({ origin }) => origin === site)?.console;
  return { own, profile: chooseProfile(profiles, site, chosen) };
}

/** Saves what `change` makes of the profiles; nothing where there is no profile yet. */
const change = (make: (own: OwnProfiles, profile: Profile) => OwnProfiles) => async () => {
  const { own, profile } = await readProfile();
  if (profile === null) return { outcome: 'refused', reason: 'no-such-console', detail: site } as const;
  return send('profiles.save', make(own, profile));
};

const actions: TeachActions = {
  start: () => send('teach.start', { site }),
  stop: () => send('teach.stop', null),
  teach: (shape, lesson) => change((own, profile) => addLesson(own, profile, shape, site, lesson, Date.now()))(),
  teachRoute: (shape, group) => change((own, profile) => addRoute(own, profile, shape, group))(),
  confirm: (rule) => change((own, profile) => confirmRule(own, profile, rule, Date.now()))(),
  remove: (rule) => change((own, profile) => removeRule(own, profile, rule))(),
  exportProfile: () => void exportProfile().catch((error: unknown) => report('exporting a profile', error)),
};

async function exportProfile(): Promise<void> {
  const { profile } = await readProfile();
  if (profile === null) return;
  saveFile(`cotrail-${profile.id}-${profile.version}.json`, 'application/json', JSON.stringify(profile, null, 2));
}

async function show(): Promise<void> {
  const [{ profile }, teaching] = await Promise.all([readProfile(), readTeaching()]);
  const until = teaching?.site === site ? teaching.until : null;
  const counts = view.matches.filter((match) => match.profile === profile?.id);
  const props = { site, profile, until, seen: view.shapes, counts, actions };
  render(<Teach key={readLanguage()} {...props} />, document.querySelector('#root')!);
}

const showAgain = () => void show().catch((error: unknown) => report('showing Teach', error));
language.onChange(showAgain);
browser.storage.onChanged.addListener(showAgain);
watchConsoleView(
  site,
  (next) => {
    view = next;
    showAgain();
  },
  (error) => report('reading signals', error),
);
showAgain();
