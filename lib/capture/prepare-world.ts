/** Gives an extension's isolated world what rrweb takes for granted, and a page's own world has. */

const prepared = new WeakSet<Window>();

/**
 * Call before rrweb sees the window. `customElements` is null in Chromium's isolated worlds: rrweb would throw and catch once per
 * element, which makes a snapshot several times slower; it only asks whether a tag is defined.
 */
export function prepareWorld(world: Window & typeof globalThis): void {
  if (prepared.has(world)) return;
  prepared.add(world);
  if (!world.customElements)
    Object.defineProperty(world, 'customElements', { configurable: true, value: { get: () => undefined, define: () => undefined } });
  skipHidden(world.Element.prototype, ['scrollLeft', 'scrollTop']);
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

/**
 * rrweb asks each element of a snapshot how far it is scrolled. Where `content-visibility: auto` skips an element, the question alone makes the
 * browser lay it out: 7 s of one task instead of 1 s at 45,000 elements (measured). What is skipped is not seen, so it counts as not scrolled.
 */
function skipHidden(prototype: Element, names: readonly ('scrollLeft' | 'scrollTop')[]): void {
  for (const name of names) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    const read = descriptor?.get as ((this: Element) => number) | undefined;
    if (descriptor === undefined || read === undefined || typeof prototype.checkVisibility !== 'function') continue;
    const readSeen = function (this: Element): number {
      return this.checkVisibility({ contentVisibilityAuto: true }) ? read.call(this) : 0;
    };
    Object.defineProperty(prototype, name, { ...descriptor, get: readSeen });
  }
}
