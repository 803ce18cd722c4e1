/** Loads the recorder from the collector as a script whose hash we know: whoever pins us has pinned it too. */

import { handOver } from './recorder-event.ts';
import type { Load } from './second-part.ts';

/** Put in by the build, which makes the recorder first. */
declare const recorderFile: string;
declare const recorderIntegrity: string;

export function loadRecorder(collector: string, nonce: string): ReturnType<Load> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    Object.assign(script, { src: `${collector}/companion/${recorderFile}`, integrity: recorderIntegrity, crossOrigin: 'anonymous', nonce });
    script.addEventListener(handOver, (event) => resolve((event as CustomEvent<Awaited<ReturnType<Load>>>).detail), { once: true });
    script.addEventListener('error', () => reject(new Error(`${script.src} could not be loaded`)));
    script.addEventListener('load', () => script.remove());
    document.head.append(script);
  });
}
