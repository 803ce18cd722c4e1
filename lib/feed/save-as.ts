/** Hands an address to the browser to save, as a click on a download link does. */

/** The answer's own name wins over `name` where the address is a server's. */
export function saveAs(href: string, name: string): void {
  Object.assign(document.createElement('a'), { href, download: name }).click();
}
