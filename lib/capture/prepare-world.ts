/** Gives an extension's isolated world what rrweb takes for granted, and a page's own world has. */

/**
 * Call before rrweb sees the window. `customElements` is null in Chromium's isolated worlds: rrweb would throw and catch once per
 * element, which makes a snapshot several times slower; it only asks whether a tag is defined.
 */
export function prepareWorld(world: Window & typeof globalThis): void {
  if (!world.customElements)
    Object.defineProperty(world, 'customElements', { configurable: true, value: { get: () => undefined, define: () => undefined } });
  keepGetters(world.HTMLInputElement.prototype, ['value', 'checked']);
  keepGetters(world.HTMLTextAreaElement.prototype, ['value']);
  keepGetters(world.HTMLSelectElement.prototype, ['value', 'selectedIndex']);
  keepGetters(world.HTMLOptionElement.prototype, ['selected']);
}

/**
 * rrweb replaces the setters of these properties. In Firefox our view of a page's prototype starts without own properties, so that
 * a setter alone would hide the getter, and every field would read as undefined. Defined whole first, they keep it.
 */
function keepGetters<Prototype extends object>(prototype: Prototype, names: (keyof Prototype & string)[]): void {
  for (const name of names) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    if (descriptor?.get) Object.defineProperty(prototype, name, descriptor);
  }
}
