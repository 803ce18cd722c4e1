/** Where this document stands among the frames of its tab. */

export function isTop(): boolean {
  return window.top === window;
}

/** True in a frame directly below the top document. */
export function isParentTop(): boolean {
  return !isTop() && window.parent === window.top;
}

/** True where the parent's recorder walks into this document by itself. */
export function isParentReachable(): boolean {
  if (isTop()) return false;
  try {
    return Boolean(window.parent.document);
  } catch {
    return false; // The parent is of another origin.
  }
}

/** The outermost window of this page that we can listen to: the top, or the last one below a border between origins. */
export function readOutermost(): Window {
  let outermost: Window = window;
  try {
    while (outermost.parent !== outermost && Boolean(outermost.parent.document)) outermost = outermost.parent;
  } catch {
    return outermost; // The next one is of another origin.
  }
  return outermost;
}
