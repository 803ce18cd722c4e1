/** The dashboard as a web page of the collector: its feed is the server that it came from, asked with the viewer's cookie. */
import { render } from 'preact';
import { App } from '../../components/app.tsx';
import '../../components/tokens.css';
import { startLanguage } from '../../components/page-language.ts';
import { createRemoteFeed } from '../../lib/feed/remote.ts';
import { readLanguage } from '../../lib/text/t.ts';
import { languageStore } from './language-store.ts';

const feed = createRemoteFeed({ baseUrl: location.origin });
const language = await startLanguage(languageStore, 'dashboard.app.title');
const draw = () => render(<App key={readLanguage()} feeds={[feed]} language={language} />, document.querySelector('#app')!);
language.onChange(draw);
draw();
