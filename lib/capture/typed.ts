/** Follows what is typed where, so that masks hold when the page moves the text or stops an element being editable. */
import type { Echoes } from './echoes.ts';
import { listen, readTarget } from './listen.ts';
import { editableSelector, type Masks } from './masks.ts';

const controls = /^(?:input|textarea|select)$/;

/** `target` is a window, or the document of a frame whose picture is part of ours. */
export function watchTyped(target: Window | Document, masks: Masks, echoes: Echoes, signal: AbortSignal): void {
  if (masks.level === 'all') rememberPresent('document' in target ? target.document : target, echoes);
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

/** What was typed before we began or during a pause, as far as it still stands where it was typed. */
function rememberPresent(root: Document, echoes: Echoes): void {
  for (const field of root.querySelectorAll<HTMLInputElement>('input, textarea'))
    if (field.value !== field.defaultValue) echoes.remember(field, field.value);
  for (const element of root.querySelectorAll(editableSelector))
    if (!controls.test(element.localName)) echoes.remember(element, element.textContent ?? '');
}
