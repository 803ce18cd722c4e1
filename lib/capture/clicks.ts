/** Clicks: one record for each that a person made; those that the browser derives from one are folded into it. */
import type { CaptureContext, Emit } from './context.ts';
import { listen, readTarget } from './listen.ts';

export function startClicks(emit: Emit, context: CaptureContext, signal: AbortSignal): void {
  const folds = createFolds(signal);
  listen(
    window,
    ['click'],
    (event) => {
      const target = readTarget(event);
      if (target === null || folds.isDerived(event, target)) return;
      folds.expect(event, target);
      const isBlocked = context.masks.readBlocked(target) !== null;
      const meant = (isBlocked ? null : readActionable(event)) ?? target;
      emit({
        type: 'click',
        data: { element: context.describe(meant), button: event.button, x: event.clientX, y: event.clientY },
      });
    },
    signal,
  );
}

const actionable =
  'a[href], button, summary, input, select, textarea, option, [role=button], [role=link], [role=tab], [role=menuitem], [role=option], [role=checkbox], [role=radio], [role=switch]';

/** What a person means by a click on the icon in a button or the words in a link: the innermost button or link around it, through shadow roots. */
function readActionable(event: Event): Element | null {
  const inside = event.composedPath() as Partial<Element>[];
  return (inside.find((node) => node.nodeType === Node.ELEMENT_NODE && node.matches?.(actionable)) as Element | undefined) ?? null;
}

/**
 * A click on a label makes the browser click its control; Enter in a field makes it click the form's submit button. Both come
 * within the task of the event they derive from, so the expectation ends with it.
 */
function createFolds(signal: AbortSignal): {
  expect(event: MouseEvent, target: Element): void;
  isDerived(event: MouseEvent, target: Element): boolean;
} {
  let control: Element | null = null;
  let enteredForm: HTMLFormElement | null = null;

  listen(
    window,
    ['keydown'],
    (event) => {
      const target = event.key === 'Enter' ? readTarget(event) : null;
      enteredForm = target?.localName === 'input' && !isButton(target) ? (target as HTMLInputElement).form : null;
    },
    signal,
  );
  listen(window, ['keyup', 'pointerdown'], () => (enteredForm = null), signal);

  return {
    expect(event, target) {
      const label = event.composedPath().find((node) => (node as Element).localName === 'label') as HTMLLabelElement | undefined;
      control = label?.control ?? null;
      if (control === target) control = null;
      else if (control !== null) setTimeout(() => (control = null));
    },
    isDerived(event, target) {
      if (control !== null && target === control) {
        control = null;
        return true;
      }
      // `detail` counts presses of a pointer: none here.
      return event.detail === 0 && enteredForm !== null && isButton(target) && (target as HTMLButtonElement).form === enteredForm;
    },
  };
}

function isButton(element: Element): boolean {
  if (element.localName === 'button') return true;
  return element.localName === 'input' && /^(?:submit|image|button|reset)$/.test((element as HTMLInputElement).type);
}
