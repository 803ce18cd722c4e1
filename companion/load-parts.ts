/** Loads the parts that come after consent from the collector, as scripts whose hashes we know: whoever pins us has pinned them too. */

import { handOver } from './hand-over.ts';
import type { Loads } from './second-part.ts';

/** Put in by the build, which makes these first: the name and the hash of each. */
declare const recorderPart: [file: string, integrity: string];
declare const togetherPart: [file: string, integrity: string];

export function loadParts(collector: string, nonce: string): Loads {
  const load = <Part>([file, integrity]: [string, string]): Promise<Part> =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      Object.assign(script, { src: `${collector}/companion/${file}`, integrity, crossOrigin: 'anonymous', nonce });
      script.addEventListener(handOver, (event) => resolve((event as CustomEvent<Part>).detail), { once: true });
      script.addEventListener('error', () => reject(new Error(`${script.src} could not be loaded`)));
      script.addEventListener('load', () => script.remove());
      document.head.append(script);
    });
  return { recorder: () => load(recorderPart), together: () => load(togetherPart) };
}
