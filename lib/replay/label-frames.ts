/** Frames of other origins in a picture: nothing of them is in it, and so each says. */

export function listForeignFrames(picture: Document): HTMLIFrameElement[] {
  return [...picture.querySelectorAll<HTMLIFrameElement>('iframe[data-cotrail-frame]')];
}

/** Writes into a frame that is still empty that it was not recorded. */
export function labelFrame({ contentDocument }: HTMLIFrameElement, words: string, hatch: string): void {
  const body = contentDocument?.body;
  if (!body || body.childElementCount > 0) return;
  body.style.cssText = `margin: 0; height: 100vh; display: grid; place-items: center; font: 12px system-ui; background: ${hatch}`;
  const label = contentDocument.createElement('span');
  label.style.cssText = 'padding: 2px 8px; background: Canvas; color: CanvasText; border: 1px solid #9aa3af';
  label.textContent = words;
  body.append(label);
}
