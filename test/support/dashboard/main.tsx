/** The dashboard over a fixture feed, to be looked at: `?scene=full`; with `&forged` its frames are an attack. */
import { render } from 'preact';
import { App } from '../../../components/app.tsx';
import '../../../components/tokens.css';
import { createFixtureFeed, scenes } from '../fixture-feed.ts';
import { forgeFrames } from '../forged-frames.ts';
import frames from './frames.json';

const search = new URLSearchParams(location.search);
const scene = scenes.find((name) => name === search.get('scene')) ?? 'full';
const recording = search.has('forged') ? forgeFrames(0) : frames;
render(<App feeds={[createFixtureFeed(scene, recording)]} />, document.querySelector('#app')!);
