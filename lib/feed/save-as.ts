/** Hands an address to the browser to save, as a click on a download link does. */

/** The answer's own name wins over `name` where the address is a server's. */
export function saveAs(href: string, name: string): void {
  Object.assign(document.createElement('a'), { href, download: name }).click();
}

/** How long a browser may take to begin with a download. */
const addressLivesMs = 60_000;

/** A file on disk is not read into memory for that. */
export function saveBlob(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob);
  saveAs(href, name);
  setTimeout(() => URL.revokeObjectURL(href), addressLivesMs);
}
