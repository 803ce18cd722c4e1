/** A selector that finds an element again, through open shadow roots, in a few milliseconds at most. */
import { finder, idName } from '@medv/finder';

const limits = { timeoutMs: 2, maxNumberOfPathChecks: 20 } as const;
const maxLength = 2000;
const keptAttributes = new Set(['name', 'role', 'data-testid']);

/** Selectors inside shadow roots follow their hosts' behind ` >>> `. `isKept` says which ids, classes and values may stand in it. */
export function readSelector(element: Element, isKept: (text: string) => boolean): string {
  const parts: string[] = [];
  for (let at: Element | null = element; at !== null;) {
    const root: Node = at.getRootNode();
    parts.unshift(readPart(at, root, isKept));
    at = (root as Partial<ShadowRoot>).host ?? null;
  }
  return parts.join(' >>> ').slice(0, maxLength);
}

function readPart(element: Element, root: Node, isKept: (text: string) => boolean): string {
  const own = readOwnId(element, root as ParentNode & Node, isKept);
  if (own !== null) return own;
  try {
    return finder(element, {
      ...limits,
      // Its type names an element; a shadow root serves as well, and is the only way into one.
      root: (root.nodeType === Node.DOCUMENT_NODE ? element.ownerDocument.documentElement : root) as Element,
      idName: (name) => idName(name) && isKept(name),
      className: (name) => idName(name) && isKept(name),
      attr: (name, value) => keptAttributes.has(name) && value.length < 100 && isKept(value),
    });
  } catch {
    return readPath(element); // It gave up in time, or the element is in no document any more.
  }
}

/** An id that is the element's alone says all, without a search. */
function readOwnId(element: Element, root: ParentNode & Node, isKept: (text: string) => boolean): string | null {
  const { id } = element;
  if (typeof id !== 'string' || !idName(id) || !isKept(id)) return null;
  const selector = `#${CSS.escape(id)}`;
  return root.querySelectorAll?.(selector).length === 1 ? selector : null;
}

function readPath(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const place = at.parentElement === null ? 0 : Array.prototype.indexOf.call(at.parentElement.children, at) + 1;
    steps.unshift(place === 0 ? at.localName : `${at.localName}:nth-child(${place})`);
  }
  return steps.join(' > ');
}
