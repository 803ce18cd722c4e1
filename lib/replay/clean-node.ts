/** Rebuilds a recorded tree from nothing but known, harmless parts, in a shape that rrweb can always build. */
import { z } from 'zod';
import { cleanAttributes, type AttributeValue } from './clean-attributes.ts';
import { cleanCss } from './clean-css.ts';

const nodeTypes = { document: 0, doctype: 1, element: 2, text: 3, cdata: 4, comment: 5 } as const;

const RawNode = z.object({
  type: z.number().int().min(0).max(5),
  id: z.number().int().positive(),
  rootId: z.number().int().positive().optional(),
  tagName: z.string().optional(),
  attributes: z.record(z.string(), z.unknown()).optional(),
  childNodes: z.array(z.unknown()).optional(),
  textContent: z.string().optional(),
  isSVG: z.boolean().nullish(),
  isShadow: z.boolean().nullish(),
  isShadowHost: z.boolean().nullish(),
  compatMode: z.string().optional(),
});
type RawNode = z.infer<typeof RawNode>;

export interface CleanNode {
  type: number;
  id: number;
  rootId?: number;
  tagName?: string;
  attributes?: Record<string, AttributeValue>;
  childNodes?: CleanNode[];
  textContent?: string;
  isSVG?: true;
  isShadow?: true;
  isShadowHost?: true;
  isStyle?: true;
  name?: string;
  publicId?: string;
  systemId?: string;
  compatMode?: string;
}

/** What a stream's earlier events said of its nodes: later changes name a node by its id alone. */
export interface NodeMemory {
  tags: Map<number, string>;
  styleTexts: Set<number>;
}

interface Walk {
  memory: NodeMemory;
  seen: Set<number>;
  /** Parts that were left out because they fit nowhere. */
  dropped: number;
}

/** Deeper than any page that people use, and shallow enough for every recursion that follows. */
const deepest = 400;
/** They run, fetch, navigate or change other elements; each becomes an element that shows nothing. */
const inert = new Set(
  `script base meta object embed applet portal fencedframe frame frameset param noembed source track animate animatemotion animatetransform
  animatecolor set discard handler listener feimage cursor color-profile font-face-uri iframe-src controlledframe webview constructor`.split(
    /\s+/,
  ),
);
const mayHostShadow = new Set('article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '));
const validTag = /^[a-z][a-z0-9._-]*$/;

/** The tree of a whole document, or null where it is none that a browser could show. `dropped` counts parts left out. */
export function cleanDocument(value: unknown, memory: NodeMemory): { node: CleanNode; dropped: number } | null {
  const walk: Walk = { memory, seen: new Set(), dropped: 0 };
  const raw = RawNode.safeParse(value);
  if (!raw.success || raw.data.type !== nodeTypes.document) return null;
  const children = (raw.data.childNodes ?? []).map((child) => cleanNode(child, 'document', walk, 1)).filter((child) => child !== null);
  const html = children.find((child) => child.type === nodeTypes.element && child.tagName === 'html');
  if (html === undefined) return null;
  const doctype = children.find((child) => child.type === nodeTypes.doctype);
  const compat = raw.data.compatMode === 'BackCompat' ? { compatMode: 'BackCompat' } : {};
  return { node: { ...pickIds(raw.data), childNodes: doctype ? [doctype, html] : [html], ...compat }, dropped: walk.dropped };
}

/** One node that a change adds below `parentTag`, with all below it, or null where it cannot stand there. */
export function cleanAdded(value: unknown, parentTag: string, memory: NodeMemory): CleanNode | null {
  return cleanNode(value, parentTag, { memory, seen: new Set(), dropped: 0 }, 1);
}

function cleanNode(value: unknown, parentTag: string, walk: Walk, depth: number): CleanNode | null {
  const raw = RawNode.safeParse(value);
  if (!raw.success || depth > deepest || walk.seen.has(raw.data.id) || parentTag === 'iframe') {
    walk.dropped += 1;
    return null;
  }
  walk.seen.add(raw.data.id);
  const { type } = raw.data;
  if (type === nodeTypes.element) return cleanElement(raw.data, parentTag, walk, depth);
  if (type === nodeTypes.doctype)
    return parentTag === 'document' ? { ...pickIds(raw.data), name: 'html', publicId: '', systemId: '' } : null;
  if (type === nodeTypes.document || parentTag === 'document') return null;
  if (type === nodeTypes.comment) return { ...pickIds(raw.data), textContent: '' };
  return cleanText(raw.data, parentTag, walk.memory);
}

/** A text in a style sheet stands on lines of its own, so that no word can be put together from two of them. */
function cleanText(raw: RawNode, parentTag: string, memory: NodeMemory): CleanNode {
  const text = { ...pickIds(raw), type: nodeTypes.text, ...(raw.isShadow ? { isShadow: true as const } : {}) };
  if (parentTag !== 'style') return { ...text, textContent: parentTag === 'inert' ? '' : (raw.textContent ?? '') };
  memory.styleTexts.add(raw.id);
  return { ...text, textContent: cleanStyleText(raw.textContent ?? ''), isStyle: true };
}

export function cleanStyleText(css: string): string {
  return css === '' ? '' : `\n${cleanCss(css)}\n`;
}

function cleanElement(raw: RawNode, parentTag: string, walk: Walk, depth: number): CleanNode {
  const given = (raw.tagName ?? '').toLowerCase();
  const tag = parentTag === 'inert' ? 'inert' : chooseTag(given, raw.attributes ?? {});
  // Once a style sheet, always treated as one: a stream may use an id again.
  if (walk.memory.tags.get(raw.id) !== 'style') walk.memory.tags.set(raw.id, tag);
  const children = (raw.childNodes ?? []).map((child) => cleanNode(child, tag, walk, depth + 1)).filter((child) => child !== null);
  const shadowHost = raw.isShadowHost && (mayHostShadow.has(tag) || tag.includes('-'));
  return {
    ...pickIds(raw),
    tagName: tag === 'inert' ? 'noscript' : tag,
    attributes: tag === 'inert' ? {} : cleanAttributes(tag, raw.attributes ?? {}),
    childNodes: children,
    ...(raw.isSVG && tag !== 'inert' ? { isSVG: true } : {}),
    ...(raw.isShadow ? { isShadow: true } : {}),
    ...(shadowHost ? { isShadowHost: true } : {}),
  };
}

/** `noscript` is what rrweb never shows. A linked style sheet becomes a style element: its rules come with it, or later. */
function chooseTag(tag: string, attributes: Record<string, unknown>): string {
  if (tag === 'link') return typeof attributes['_cssText'] === 'string' || attributes['rel'] === 'stylesheet' ? 'style' : 'inert';
  if (tag === 'video' || tag === 'audio') return 'cotrail-media';
  if (inert.has(tag)) return 'inert';
  return validTag.test(tag) ? tag : 'div';
}

function pickIds(raw: RawNode): { type: number; id: number; rootId?: number } {
  return { type: raw.type, id: raw.id, ...(raw.rootId === undefined ? {} : { rootId: raw.rootId }) };
}
