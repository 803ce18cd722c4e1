/** Gives an extension's isolated world what rrweb takes for granted, and a page's world has. */

/**
 * `customElements` is null in Chromium's isolated worlds: rrweb would throw and catch once per element, which makes
 * a snapshot several times slower. It only asks whether a tag is defined.
 */
export function prepareWorld(): void {
  if (window.customElements) return;
  Object.defineProperty(window, 'customElements', { configurable: true, value: { get: () => undefined, define: () => undefined } });
}
