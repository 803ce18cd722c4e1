/** Scrolls: one record per gesture of a person, at rest; what a script scrolls is none. */
import type { CaptureContext, Emit } from './context.ts';
import { listen, readTarget } from './listen.ts';
import { isEditing } from './editing.ts';

/** Without a scroll event for this long a scroller is at rest. `scrollend` says no more: Firefox leaves it out after some wheels. */
const restMs = 150;
const gestureMs = 1_000;
const scrollKeys = /^(?:Arrow\w+|Page\w+|Home|End| )$/;

export function startScrolls(emit: Emit, context: CaptureContext, signal: AbortSignal): void {
  const gestures = new Map<Element | null, ReturnType<typeof setTimeout>>();
  const hand = watchHand(signal);

  function rest(target: Element | null): void {
    clearTimeout(gestures.get(target));
    gestures.set(
      target,
      setTimeout(() => (hand.isHeld() ? rest(target) : commit(target)), restMs),
    );
  }

  function commit(target: Element | null): void {
    clearTimeout(gestures.get(target));
    if (!gestures.delete(target)) return;
    const position = target === null ? { x: window.scrollX, y: window.scrollY } : { x: target.scrollLeft, y: target.scrollTop };
    emit({ type: 'scroll', data: { element: target && context.describe(target), ...position } });
  }

  const note = (event: Event): void => {
    const target = readTarget(event);
    if (gestures.has(target) || hand.isScrolling(target)) rest(target);
  };
  const attach = (root: EventTarget): void => listen(root, ['scroll'], note, signal);
  attach(window);
  context.eachShadowRoot(attach);
  context.beforeEnd(() => [...gestures.keys()].forEach(commit));
}

/** Whether a person's hand is on what scrolls: a wheel over one list does not make another list's own scrolling a gesture. */
function watchHand(signal: AbortSignal): { isScrolling(target: Element | null): boolean; isHeld(): boolean } {
  let lastAt = Number.NEGATIVE_INFINITY;
  let held = false;
  let path: readonly EventTarget[] = [];
  const touch = (event: Event): void => void (path = event.composedPath());
  const note = (event: Event): void => {
    touch(event);
    lastAt = performance.now();
  };
  listen(window, ['wheel', 'touchmove'], note, signal);
  listen(
    window,
    ['pointerdown'],
    (event) => {
      touch(event);
      held = true;
    },
    signal,
  );
  listen(window, ['pointerup', 'pointercancel'], () => (held = false), signal);
  listen(window, ['keydown'], (event) => scrollKeys.test(event.key) && !isEditing(event) && note(event), signal);
  const isInReach = (target: Element | null): boolean => target === null || path.includes(target);
  return {
    isScrolling: (target) => (held || performance.now() - lastAt < gestureMs) && isInReach(target),
    isHeld: () => held,
  };
}
