/** The dashboard inside the extension: what this device holds, and its collector's copy where it is paired. */
import { render } from 'preact';
import { App } from '../../components/app.tsx';
import '../../components/tokens.css';
import { nameExport } from '../../lib/export/name-export.ts';
import { createLocalExports } from '../../lib/feed/local-exports.ts';
import { createLocalFeed } from '../../lib/feed/local.ts';
import { createRemoteFeed } from '../../lib/feed/remote.ts';
import { send } from '../../lib/messages/send.ts';
import { db } from '../../lib/store/db.ts';
import { readUpload } from '../../lib/store/device.ts';

const { endpoint, token } = await readUpload(db);
const collector = endpoint === null || token === null ? [] : [createRemoteFeed({ baseUrl: endpoint, token })];
const exports = createLocalExports({
  start: (request) => send('export.start', request),
  list: async () => (await send('export.list', null)).exports,
  remove: (id) => send('export.remove', { id }),
  nameFile: nameExport,
});

render(<App feeds={[{ ...createLocalFeed(), exports }, ...collector]} />, document.querySelector('#app')!);
