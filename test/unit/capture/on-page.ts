/** Makes documents without a browser, as far as masks ask them: elements, attributes, selectors. */
import { parseHTML } from 'linkedom';

/** The document of this HTML, which is also the one that the code under test finds. */
export function openPage(html: string): Document {
  const { document } = parseHTML(`<!doctype html><html><head><title>t</title></head><body>${html}</body></html>`);
  Object.assign(globalThis, { document });
  return document;
}
