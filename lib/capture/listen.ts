/** Listens in the capture phase, so that a page which stops an event does not hide it from us. */

/** `listener` gets trusted events only: what a script dispatches is no interaction. */
export function listen<Name extends keyof WindowEventMap>(
  target: EventTarget,
  names: readonly Name[],
  listener: (event: WindowEventMap[Name]) => void,
  signal: AbortSignal,
): void {
  const listenTrusted = (event: Event): void => {
    if (event.isTrusted) listener(event as WindowEventMap[Name]);
  };
  for (const name of names) target.addEventListener(name, listenTrusted, { capture: true, passive: true, signal });
}

/** The element where the event began, inside open shadow roots too; null where it began at a document or window. */
export function readTarget(event: Event): Element | null {
  const first = event.composedPath()[0] as Node | undefined;
  if (first === undefined || first.nodeType === undefined) return null;
  return first.nodeType === Node.ELEMENT_NODE ? (first as Element) : first.nodeType === Node.TEXT_NODE ? first.parentElement : null;
}
