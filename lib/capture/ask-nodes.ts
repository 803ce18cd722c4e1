/** What masks say of the nodes behind rrweb's ids. */
import type { record } from '@rrweb/record';
import type { Masks } from './masks.ts';
import { isNeverKept } from './never-kept.ts';

export type Mirror = Pick<typeof record.mirror, 'getNode'>;

export interface AskNodes {
  readElement(id: number): Element | null;
  isFieldKept(id: number): boolean;
  /** Whether text is masked there. What cannot be looked up any more is. */
  isStrict(id: number): boolean;
  /** Whether it is in a blocked element: rrweb blocks what is in a document, and yet walks into a frame whose element is blocked. */
  isHidden(id: number): boolean;
  /** A text right below a shadow root: rrweb asks for the element around each text, and there is none. */
  isLoose(id: number): boolean;
}

export function askNodes(masks: Masks, mirror: Mirror): AskNodes {
  const readElement = (id: number): Element | null => {
    const node = mirror.getNode(id);
    return node?.nodeType === 1 ? (node as Element) : null;
  };
  const readNearest = (node: Node): Element | null => (node.nodeType === 1 ? (node as Element) : readAround(node));
  return {
    readElement,
    isFieldKept(id) {
      const element = readElement(id);
      return element !== null && !masks.isFieldMasked(element) && !isNeverKept(element);
    },
    isStrict(id) {
      if (masks.level === 'all' && !masks.hasRules) return true;
      const node = mirror.getNode(id);
      if (node === null) return true;
      const element = readNearest(node);
      return element === null ? masks.level === 'all' : masks.isTextMasked(element);
    },
    isHidden(id) {
      const node = mirror.getNode(id);
      const element = node && readNearest(node);
      return element !== null && masks.readBlocked(element) !== null;
    },
    isLoose: (id) => mirror.getNode(id)?.parentElement === null,
  };
}

/** What is around a node that is no element: its parent, the host of its shadow root, or the frame of its document. */
function readAround(node: Node): Element | null {
  if (node.parentElement !== null) return node.parentElement;
  const root = node.getRootNode() as Partial<ShadowRoot> & Partial<Document>;
  return root.host ?? root.defaultView?.frameElement ?? null;
}
