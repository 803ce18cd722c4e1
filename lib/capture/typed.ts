/** Follows what is typed where, so that masks hold when the page moves the text or stops an element being editable. */
import type { Echoes } from './echoes.ts';
import { listen, readTarget } from './listen.ts';
import type { Masks } from './masks.ts';

const controls = /^(?:input|textarea|select)$/;

/** `target` is a window, or the document of a frame whose picture is part of ours. */
export function watchTyped(target: EventTarget, masks: Masks, echoes: Echoes, signal: AbortSignal): void {
  listen(
    target,
    ['input'],
    (event) => {
      const element = readTarget(event);
      if (element === null) return;
      const isControl = controls.test(element.localName);
      if (!isControl) masks.rememberTyped(element);
      // Elsewhere the page's own text is kept, and repeating it gives nothing away.
      if (masks.level === 'all') echoes.remember(element, isControl ? (element as HTMLInputElement).value : (element.textContent ?? ''));
    },
    signal,
  );
}
