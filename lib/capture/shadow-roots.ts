/** The open shadow roots that trusted input has led us to: some events never leave them, so each needs its own listeners. */
import { listen } from './listen.ts';

/** Calls `attach` for each root, those found before included. */
export type EachShadowRoot = (attach: (root: ShadowRoot) => void) => void;

export function watchShadowRoots(signal: AbortSignal): EachShadowRoot {
  const found = new Set<ShadowRoot>();
  const attachers: ((root: ShadowRoot) => void)[] = [];
  listen(
    window,
    ['pointerover', 'pointerdown', 'keydown', 'focusin', 'wheel'],
    (event) => {
      for (const node of event.composedPath()) if (node instanceof ShadowRoot && !found.has(node)) add(node);
    },
    signal,
  );

  function add(root: ShadowRoot): void {
    found.add(root);
    for (const attach of attachers) attach(root);
  }

  return (attach) => {
    attachers.push(attach);
    found.forEach(attach);
  };
}
