/** Edits: one record per field when the person is done with it or rests, with how the text came, never per key. */
import type { CaptureContext, Draft, Emit } from './context.ts';
import { readField } from './field.ts';
import { listen, readTarget } from './listen.ts';
import { mask } from './masks.ts';

type How = Extract<Draft, { type: 'input' }>['data']['how'];

interface Edit {
  how: How;
  rest: ReturnType<typeof setTimeout> | undefined;
}

const restMs = 1_000;
const maxText = 20_000;

export function startInputs(emit: Emit, context: CaptureContext, signal: AbortSignal): void {
  const edits = new Map<Element, Edit>();
  const isByScript = watchScriptedClicks(signal);

  function note(event: Event): void {
    const element = readTarget(event);
    const field = element && readField(element);
    if (!element || !field || isByScript()) return;
    const edit = edits.get(element);
    clearTimeout(edit?.rest);
    const rest = (event as InputEvent).isComposing ? undefined : setTimeout(() => commit(element), restMs);
    edits.set(element, { how: joinHow(edit?.how, field.isText ? readHow(event as InputEvent) : 'picked'), rest });
  }

  function commit(element: Element): void {
    const edit = edits.get(element);
    const field = edit && readField(element);
    edits.delete(element);
    clearTimeout(edit?.rest);
    if (!edit || !field) return;
    const text = field.readText();
    const masked = context.masks.isFieldMasked(element) || context.masks.holdsMasked(element, () => true);
    const how = field.isText && text === '' ? 'cleared' : edit.how;
    const kept = text === '' ? '' : masked ? mask : text.slice(0, maxText);
    emit({ type: 'input', data: { element: context.describe(element), how, text: kept, masked } });
  }

  function commitAll(): void {
    for (const element of [...edits.keys()]) commit(element);
  }

  function commitChanged(event: Event): void {
    const element = readTarget(event);
    // A date field says `change` at each key that makes a date: its edit is done when the person leaves it or rests.
    if (element && edits.has(element) && readField(element)?.changesMidway === false) commit(element);
  }

  listen(window, ['input'], note, signal);
  listen(window, ['change'], commitChanged, signal);
  listen(window, ['focusout', 'submit'], commitAll, signal);
  context.eachShadowRoot((root) => listen(root, ['change'], commitChanged, signal));
  context.eachShadowRoot((root) => listen(root, ['submit'], commitAll, signal));
  context.beforeEnd(commitAll);
}

/** A script that clicks a box makes the browser say `input`, as if a person had: it does so before the script goes on. */
function watchScriptedClicks(signal: AbortSignal): () => boolean {
  let isWithin = false;
  const note = (event: Event): void => {
    isWithin = !event.isTrusted;
    if (isWithin) queueMicrotask(() => (isWithin = false));
  };
  window.addEventListener('click', note, { capture: true, signal });
  return () => isWithin;
}

/** A browser that fills a field by itself says no input type, or that it replaced the text. */
function readHow(event: InputEvent): How {
  const type = event.inputType ?? '';
  if (/^insertFrom(?:Paste|Drop|Yank)/.test(type)) return 'pasted';
  return type === '' || type === 'insertReplacementText' ? 'picked' : 'typed';
}

/** What was typed even in part counts as typed. */
function joinHow(before: How | undefined, now: How): How {
  return before === undefined || before === now ? now : 'typed';
}
