/** Selections: one record when a person's selection has come to rest. */
import type { CaptureContext, Emit } from './context.ts';
import { listen } from './listen.ts';
import { readSelection, type Selected } from './read-selection.ts';

const restMs = 300;
const handMs = 1_000;
const maxText = 20_000;

export function startSelections(emit: Emit, context: CaptureContext, signal: AbortSignal): void {
  const roots: ShadowRoot[] = [];
  let last: Selected | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let handAt = Number.NEGATIVE_INFINITY;
  let held = false;

  function commit(): void {
    clearTimeout(timer);
    timer = undefined;
    const selected = readSelection(roots, context.masks);
    const isNew = selected !== null && !isSame(selected, last);
    last = selected;
    if (!isNew || selected === null) return;
    const { element, text } = selected;
    emit({
      type: 'selection',
      data: { element: context.describe(element), length: text?.length ?? null, text: text?.slice(0, maxText) ?? null },
    });
  }

  function rest(): void {
    clearTimeout(timer);
    timer = setTimeout(() => (held ? rest() : commit()), restMs);
  }

  const noteHand = (): void => void (handAt = performance.now());
  listen(window, ['pointerdown'], () => (noteHand(), (held = true)), signal);
  listen(window, ['pointerup', 'pointercancel'], () => (noteHand(), (held = false)), signal);
  listen(window, ['keydown'], noteHand, signal);
  const note = (): void => {
    if (held || performance.now() - handAt < handMs) rest();
  };
  document.addEventListener('selectionchange', note, { signal });
  context.eachShadowRoot((root) => {
    roots.push(root);
    root.addEventListener('selectionchange', note, { signal });
  });
  context.beforeEnd(() => timer !== undefined && commit());
}

function isSame(a: Selected, b: Selected | null): boolean {
  return b !== null && a.element === b.element && a.mark === b.mark;
}
