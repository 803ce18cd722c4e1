/** Masks what rrweb's own masking leaves in an event: attributes, addresses, styles; and estimates the event's size on the way. */
import { EventType, type eventWithTime, IncrementalSource, NodeType } from '@rrweb/types';
import type { record } from '@rrweb/record';
import type { CaptureContext } from './context.ts';
import { type AttributeRules, type Attributes, maskAttributes, maskCss } from './mask-attributes.ts';
import { editableRoles, mask } from './masks.ts';
import { isNeverKept, watchPasswords } from './never-kept.ts';
import { prepareWorld } from './prepare-world.ts';
import { watchTyped } from './typed.ts';

type Mirror = typeof record.mirror;

/** What we read of rrweb's serialised nodes. */
interface Node {
  id: number;
  type: NodeType;
  isShadow?: boolean;
  tagName?: string;
  attributes?: Attributes;
  textContent?: string;
  childNodes?: Node[];
}

interface Mutation {
  isAttachIframe?: true;
  adds: { parentId: number; node: Node }[];
  attributes: { id: number; attributes: Attributes }[];
  texts: { id: number; value: string | null }[];
  removes: { parentId: number }[];
}

/** Masks in place; returns an estimate of the event's JSON in bytes, seldom off by more than half. */
export function createFrameMask(context: CaptureContext, mirror: Mirror): (event: eventWithTime) => number {
  const { masks, echoes } = context;
  const rules: AttributeRules = { level: masks.level, hasSecretPaths: context.hasSecretPaths, scrub: context.scrub, isEcho: echoes.isEcho };
  let bytes = 0;
  /** Documents of blocked frames that rrweb walks into all the same. */
  let hasHidden = false;

  function maskNode(node: Node, isStrict: boolean): void {
    bytes += 60 + (node.textContent?.length ?? 0);
    const { attributes } = node;
    // rrweb asks for the element around each text, and right below a shadow root there is none.
    if (isStrict && node.isShadow === true && node.type === NodeType.Text && node.textContent?.trim()) node.textContent = mask;
    const strict = attributes === undefined ? isStrict : isStrictIn(node.id, attributes, isStrict);
    if (attributes !== undefined) maskOf(node.id, node.tagName!, attributes, strict);
    if (node.childNodes !== undefined) for (const child of node.childNodes) maskNode(child, strict);
  }

  function isStrictIn(id: number, attributes: Attributes, isAround: boolean): boolean {
    return masks.hasRules ? isStrictAt(id) : isAround || isOpenToTyping(attributes, masks.level);
  }

  function maskOf(id: number, tag: string, attributes: Attributes, isStrict: boolean): void {
    maskAttributes(tag, attributes, isStrict, attributes['value'] !== undefined && isFieldKept(id), rules);
    for (const name in attributes) bytes += name.length + 6 + (typeof attributes[name] === 'string' ? attributes[name].length : 8);
  }

  function isFieldKept(id: number): boolean {
    const element = readElement(id);
    return element !== null && !masks.isFieldMasked(element) && !isNeverKept(element);
  }

  function readElement(id: number): Element | null {
    const node = mirror.getNode(id);
    return node?.nodeType === 1 ? (node as Element) : null;
  }

  /** What cannot be looked up any more is masked. */
  function isStrictAt(id: number): boolean {
    if (masks.level === 'all' && !masks.hasRules) return true;
    const node = mirror.getNode(id);
    if (node === null) return true;
    const element = node.nodeType === 1 ? (node as Element) : readAround(node);
    return element === null ? masks.level === 'all' : masks.isTextMasked(element);
  }

  /** rrweb blocks what is in the document, and yet walks into a frame whose element is blocked. */
  function isHidden(id: number): boolean {
    const node = mirror.getNode(id);
    const element = node === null || node.nodeType === 1 ? (node as Element | null) : readAround(node);
    return element !== null && masks.readBlocked(element) !== null;
  }

  function dropHidden(data: Mutation): void {
    data.adds = data.adds.filter(({ parentId }) => !isHidden(parentId));
    data.attributes = data.attributes.filter(({ id }) => !isHidden(id));
    data.texts = data.texts.filter(({ id }) => !isHidden(id));
    data.removes = data.removes.filter(({ parentId }) => !isHidden(parentId));
  }

  function maskMutation(data: Mutation): void {
    if (data.isAttachIframe) {
      hasHidden ||= data.adds.some(({ parentId }) => isHidden(parentId));
      followFrame(data);
    }
    if (hasHidden) dropHidden(data);
    for (const { parentId, node } of data.adds) maskNode(node, isStrictAt(parentId));
    for (const { id, attributes } of data.attributes) maskOf(id, readElement(id)?.localName ?? '', attributes, isStrictAt(id));
    for (const change of data.texts) {
      if (change.value && isLoose(change.id) && isStrictAt(change.id)) change.value = mask;
      bytes += 40 + (change.value?.length ?? 4);
    }
  }

  /** A frame that rrweb walks into is part of our picture, and so is what is typed there. */
  function followFrame({ adds }: Mutation): void {
    const root = adds[0] && (mirror.getNode(adds[0].node.id) as Document | null);
    if (!root) return;
    watchTyped(root, masks, echoes, context.signal);
    watchPasswords(root, context.signal);
    if (root.defaultView) prepareWorld(root.defaultView);
  }

  /** A text right below a shadow root, of which rrweb asks nobody. */
  function isLoose(id: number): boolean {
    return mirror.getNode(id)?.parentElement === null;
  }

  function maskIncremental(data: { source: IncrementalSource; id?: number; text?: string }): void {
    if (data.source === IncrementalSource.Mutation) maskMutation(data as unknown as Mutation);
    // rrweb leaves the value of boxes, which is the page's text.
    else if (data.source === IncrementalSource.Input && data.text && isStrictAt(data.id!)) data.text = mask;
    else if (data.source === IncrementalSource.StyleSheetRule || data.source === IncrementalSource.AdoptedStyleSheet) maskRules(data);
    else bytes += 100;
  }

  function maskRules(data: object): void {
    for (const { rule } of readRules(data)) bytes += rule.length + 20;
    for (const holder of readRules(data)) holder.rule = maskCss(holder.rule, masks.level === 'all', rules);
  }

  return (event) => {
    bytes = 100;
    if (event.type === EventType.FullSnapshot) maskNode(event.data.node, masks.level === 'all');
    else if (event.type === EventType.Meta) event.data.href = context.scrub(event.data.href);
    else if (event.type === EventType.IncrementalSnapshot) maskIncremental(event.data);
    return bytes;
  };
}

/** What is around a node that is no element: its parent, the host of its shadow root, or the frame of its document. */
function readAround(node: globalThis.Node): Element | null {
  if (node.parentElement !== null) return node.parentElement;
  const root = node.getRootNode() as Partial<ShadowRoot> & Partial<Document>;
  return root.host ?? root.defaultView?.frameElement ?? null;
}

/** Read off the serialised attributes: a snapshot has no time to ask each element where no rule needs it. */
function isOpenToTyping(attributes: Attributes, level: string): boolean {
  if (attributes['data-cotrail-mask'] !== undefined) return true;
  if (level === 'none') return false;
  const editable = attributes['contenteditable'];
  if (typeof editable === 'string' && editable.toLowerCase() !== 'false') return true;
  return typeof attributes['role'] === 'string' && editableRoles.test(attributes['role']);
}

function readRules(data: object): { rule: string }[] {
  const { adds = [], styles = [] } = data as { adds?: { rule: string }[]; styles?: { rules: { rule: string }[] }[] };
  return [...adds, ...styles.flatMap((style) => style.rules)];
}
