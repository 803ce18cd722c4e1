/** The dashboard inside the extension: what this device holds, and its collector's copy where it is paired. */
import { render } from 'preact';
import { App } from '../../components/app.tsx';
import '../../components/tokens.css';
import { createLocalFeed } from '../../lib/feed/local.ts';
import { createRemoteFeed } from '../../lib/feed/remote.ts';
import { db } from '../../lib/store/db.ts';
import { readUpload } from '../../lib/store/device.ts';

const { endpoint, token } = await readUpload(db);
const collector = endpoint === null || token === null ? [] : [createRemoteFeed({ baseUrl: endpoint, token })];

render(<App feeds={[createLocalFeed(), ...collector]} />, document.querySelector('#app')!);
