/** Submits: one record per submit event, with the names of the fields and whether the page took it over. */
import type { CaptureContext, Emit } from './context.ts';
import { listen, readTarget } from './listen.ts';
import { readAttribute, readFormElements } from './read-form.ts';

const maxFields = 500;
const maxName = 500;

export function startForms(emit: Emit, context: CaptureContext, signal: AbortSignal): void {
  const waiting = new Set<() => void>();

  function note(event: SubmitEvent): void {
    const form = readTarget(event) as HTMLFormElement | null;
    if (form?.localName !== 'form') return;
    const at = Date.now();
    const data = { element: context.describe(form), ...readNames(form, context) };
    // Whether the page prevents it is known when all its listeners have run.
    const commit = (): void => {
      if (waiting.delete(commit)) emit({ type: 'form', at, data: { ...data, prevented: event.defaultPrevented } });
    };
    waiting.add(commit);
    setTimeout(commit);
  }

  listen(window, ['submit'], note, signal);
  context.eachShadowRoot((root) => listen(root, ['submit'], note, signal));
  context.beforeEnd(() => [...waiting].forEach((commit) => commit()));
}

function readNames(
  form: HTMLFormElement,
  { echoes, masks }: CaptureContext,
): { formId: string | null; formName: string | null; fields: string[] } {
  const keep = (name: string | null): string | null =>
    name === null || (masks.level === 'all' && echoes.isEcho(name)) ? null : name.slice(0, maxName);
  const isSeen = (element: Element): boolean => masks.readBlocked(element) === null;
  const keepOf = (element: Element, attribute: 'id' | 'name') => (isSeen(element) ? keep(readAttribute(element, attribute)) : null);
  const names = Array.from(readFormElements(form), (element) => keepOf(element, 'name'));
  return {
    formId: keepOf(form, 'id'),
    formName: keepOf(form, 'name'),
    fields: [...new Set(names.filter((name) => name !== null))].slice(0, maxFields),
  };
}
