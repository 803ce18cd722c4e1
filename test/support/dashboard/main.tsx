/** The dashboard over a fixture feed, to be looked at: `?scene=full`, in another language with `&language=he`; with `&forged` its frames are an attack. */
import { render } from 'preact';
import { App } from '../../../components/app.tsx';
import { startLanguage } from '../../../components/page-language.ts';
import '../../../components/tokens.css';
import { readLanguage } from '../../../lib/text/t.ts';
import { createFixtureFeed, scenes } from '../fixture-feed.ts';
import { forgeFrames } from '../forged-frames.ts';
import frames from './frames.json';

const search = new URLSearchParams(location.search);
const scene = scenes.find((name) => name === search.get('scene')) ?? 'full';
const recording = search.has('forged') ? forgeFrames(0) : frames;
const feed = createFixtureFeed(scene, recording);
let chosen = search.get('language');
const language = await startLanguage({ read: async () => chosen, write: async (code) => void (chosen = code) }, 'dashboard.app.title');
const draw = () => render(<App key={readLanguage()} feeds={[feed]} language={language} />, document.querySelector('#app')!);
language.onChange(draw);
draw();
