/** Gives a text to the browser to save, from one of the extension's pages. */
import { saveBlob } from '../lib/feed/save-as.ts';

export function saveFile(name: string, type: string, text: string): void {
  saveBlob(new Blob([text], { type }), name);
}
