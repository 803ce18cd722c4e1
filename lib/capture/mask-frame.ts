/** Masks what rrweb's own masking leaves in an event: attributes, addresses, styles; and estimates the event's size on the way. */
import { EventType, type eventWithTime, IncrementalSource, NodeType } from '@rrweb/types';
import { type AskNodes, askNodes, type Mirror } from './ask-nodes.ts';
import type { CaptureContext } from './context.ts';
import { type AttributeRules, type Attributes, maskAttributes, maskCss } from './mask-attributes.ts';
import { editableRoles, mask } from './masks.ts';
import { watchPasswords } from './never-kept.ts';
import { watchTyped } from './typed.ts';

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
  const nodes = askNodes(masks, mirror);
  let bytes = 0;
  /** Documents of blocked frames that rrweb walks into all the same. */
  let hasHidden = false;

  function maskNode(node: Node, isStrict: boolean): void {
    bytes += 60 + (node.textContent?.length ?? 0);
    const { attributes } = node;
    // A loose text: rrweb did not ask.
    if (isStrict && node.isShadow === true && node.type === NodeType.Text && node.textContent?.trim()) node.textContent = mask;
    const strict = attributes === undefined ? isStrict : isStrictIn(node.id, attributes, isStrict);
    if (attributes !== undefined) maskOf(node.id, node.tagName!, attributes, strict);
    if (node.childNodes !== undefined) for (const child of node.childNodes) maskNode(child, strict);
  }

  function isStrictIn(id: number, attributes: Attributes, isAround: boolean): boolean {
    return masks.hasRules ? nodes.isStrict(id) : isAround || isOpenToTyping(attributes, masks.level);
  }

  function maskOf(id: number, tag: string, attributes: Attributes, isStrict: boolean): void {
    maskAttributes(tag, attributes, isStrict, attributes['value'] !== undefined && nodes.isFieldKept(id), rules);
    for (const name in attributes) bytes += name.length + 6 + (typeof attributes[name] === 'string' ? attributes[name].length : 8);
  }

  function maskMutation(data: Mutation): void {
    if (data.isAttachIframe) {
      hasHidden ||= data.adds.some(({ parentId }) => nodes.isHidden(parentId));
      followFrame(data);
    }
    if (hasHidden) dropHidden(data, nodes);
    for (const { parentId, node } of data.adds) maskNode(node, nodes.isStrict(parentId));
    for (const { id, attributes } of data.attributes) maskOf(id, nodes.readElement(id)?.localName ?? '', attributes, nodes.isStrict(id));
    for (const change of data.texts) {
      if (change.value && nodes.isLoose(change.id) && nodes.isStrict(change.id)) change.value = mask;
      bytes += 40 + (change.value?.length ?? 4);
    }
  }

  /** A frame that rrweb walks into is part of our picture, and so is what is typed there. */
  function followFrame({ adds }: Mutation): void {
    const root = adds[0] && (mirror.getNode(adds[0].node.id) as Document | null);
    if (!root) return;
    watchTyped(root, masks, echoes, context.signal);
    watchPasswords(root, context.signal);
    if (root.defaultView) context.world.prepare(root.defaultView);
  }

  function maskIncremental(data: { source: IncrementalSource; id?: number; text?: string }): void {
    if (data.source === IncrementalSource.Mutation) maskMutation(data as unknown as Mutation);
    // rrweb leaves the value of boxes, which is the page's text.
    else if (data.source === IncrementalSource.Input && data.text && nodes.isStrict(data.id!)) data.text = mask;
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

/** Read off the serialised attributes: a snapshot has no time to ask each element where no rule needs it. */
function isOpenToTyping(attributes: Attributes, level: string): boolean {
  if (attributes['data-cotrail-mask'] !== undefined) return true;
  if (level === 'none') return false;
  const editable = attributes['contenteditable'];
  if (typeof editable === 'string' && editable.toLowerCase() !== 'false') return true;
  return typeof attributes['role'] === 'string' && editableRoles.test(attributes['role']);
}

function dropHidden(data: Mutation, { isHidden }: AskNodes): void {
  data.adds = data.adds.filter(({ parentId }) => !isHidden(parentId));
  data.attributes = data.attributes.filter(({ id }) => !isHidden(id));
  data.texts = data.texts.filter(({ id }) => !isHidden(id));
  data.removes = data.removes.filter(({ parentId }) => !isHidden(parentId));
}

function readRules(data: object): { rule: string }[] {
  const { adds = [], styles = [] } = data as { adds?: { rule: string }[]; styles?: { rules: { rule: string }[] }[] };
  return [...adds, ...styles.flatMap((style) => style.rules)];
}
