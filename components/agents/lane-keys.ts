/** How the keys move between the things of a day: along a lane, and to what stands nearest in the next one. */

/** Whether the key was one of these. */
export function moveFocus({ key, shiftKey, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || target.dataset['key'] === undefined || shiftKey) return false;
  const lane = target.closest('[data-lane]');
  const things = [...(lane?.querySelectorAll<HTMLElement>('[data-key]') ?? [])];
  const next = findAlong(key, things, things.indexOf(target)) ?? findAcross(key, lane, Number(target.dataset['at']));
  if (next === null) return false;
  next?.focus();
  return true;
}

/** Undefined: there is none further that way. Null: the key does not lead along a lane. */
function findAlong(key: string, things: readonly HTMLElement[], index: number): HTMLElement | undefined | null {
  if (key === 'Home') return things[0];
  if (key === 'End') return things.at(-1);
  // Time runs from left to right, whatever the writing direction.
  if (key === 'ArrowRight') return things[index + 1];
  return key === 'ArrowLeft' ? things[index - 1] : null;
}

function findAcross(key: string, lane: Element | null, at: number): HTMLElement | undefined | null {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  const lanes = [...(lane?.parentElement?.querySelectorAll('[data-lane]') ?? [])].filter(
    (each) => each.querySelector('[data-key]') !== null,
  );
  const next = lanes[lanes.findIndex((each) => each === lane) + (key === 'ArrowDown' ? 1 : -1)];
  const things = [...(next?.querySelectorAll<HTMLElement>('[data-key]') ?? [])];
  const distance = (thing: HTMLElement) => Math.abs(Number(thing.dataset['at']) - at);
  return things.sort((a, b) => distance(a) - distance(b))[0];
}
