/** The dashboard inside the extension: what this device holds, and its collector's copy where it is paired. */
import { render } from 'preact';
import { App } from '../../components/app.tsx';
import { startLanguage } from '../../components/page-language.ts';
import '../../components/tokens.css';
import { nameExport } from '../../lib/export/name-export.ts';
import { createLocalExports } from '../../lib/feed/local-exports.ts';
import { createLocalFeed } from '../../lib/feed/local.ts';
import { createRemoteFeed } from '../../lib/feed/remote.ts';
import { send } from '../../lib/messages/send.ts';
import { languageStore } from '../../lib/settings/language-store.ts';
import { db } from '../../lib/store/db.ts';
import { readUpload } from '../../lib/store/device.ts';
import { readLanguage } from '../../lib/text/t.ts';
import { readToken } from '../../lib/upload/token.ts';

const { endpoint, token } = await readUpload(db);
const collector = endpoint === null || token === null ? [] : [createRemoteFeed({ baseUrl: endpoint, token: readCurrentToken })];
/** A page may stay open for longer than a token lives. One that cannot be renewed is refused by the collector, which says why. */
async function readCurrentToken(): Promise<string> {
  const current = await readToken({ db, now: Date.now });
  return current.kind === 'ok' ? current.value : ((await readUpload(db)).token ?? '');
}

const exports = createLocalExports({
  start: (request) => send('export.start', request),
  list: async () => (await send('export.list', null)).exports,
  remove: (id) => send('export.remove', { id }),
  nameFile: nameExport,
});

const feeds = [{ ...createLocalFeed(), exports }, ...collector] as const;
const language = await startLanguage(languageStore, 'dashboard.app.title');
const draw = () => render(<App key={readLanguage()} feeds={feeds} language={language} />, document.querySelector('#app')!);
language.onChange(draw);
draw();
