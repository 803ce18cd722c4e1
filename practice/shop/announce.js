/** Tells a recorder, if there is one, what happened: an ordinary DOM event that costs nothing when nobody listens. */

export function announce(event, value) {
  document.dispatchEvent(new CustomEvent('cotrail:event', { detail: { event, value } }));
}
