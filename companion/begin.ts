/** Begins once in a page, where the options and the browser allow it; says why where they do not. */
import type { Companion, StartOptions } from './api.ts';
import { createCompanion } from './companion.ts';
import type { Loads } from './second-part.ts';

let running: Companion | null = null;

export function begin(options: StartOptions, loads: Loads): Companion {
  return (running ??= createCompanion(check(options), loads));
}

/** Throws with what to do where something does not fit: whoever wrote the page reads it in its console. */
function check(options: StartOptions): StartOptions {
  const { key, collector, consent } = options;
  if (typeof key !== 'string' || !/^ck_[\w-]{20,}$/.test(key))
    throw new TypeError('cotrail: `key` must be the key that an admin made for this website: ck_…');
  if (!URL.canParse(collector) || !/^https?:/.test(collector))
    throw new TypeError('cotrail: `collector` must be the address of the collector, such as https://collector.example');
  if (consent !== undefined && consent !== 'bar' && consent !== 'page') throw new TypeError('cotrail: `consent` must be "bar" or "page"');
  if (window.top !== window)
    throw new Error('cotrail: install the companion in the outermost page; it sees frames of the same origin from there');
  if (!isSecureContext || !('locks' in navigator) || typeof CompressionStream !== 'function')
    throw new Error('cotrail: this browser cannot record here: it needs https and a browser of the last years');
  return { ...options, collector: collector.replace(/\/+$/, '') };
}
