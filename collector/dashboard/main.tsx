/** The dashboard as a web page of the collector: its feed is the server that it came from, asked with the viewer's cookie. */
import { render } from 'preact';
import { App } from '../../components/app.tsx';
import '../../components/tokens.css';
import { createRemoteFeed } from '../../lib/feed/remote.ts';

render(<App feeds={[createRemoteFeed({ baseUrl: location.origin })]} />, document.querySelector('#app')!);
