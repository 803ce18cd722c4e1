/** The door between a recording and rrweb: each event is read by schema, rebuilt from harmless parts, or refused. */
import { z } from 'zod';
import { cleanAttributes, cleanStyleChange } from './clean-attributes.ts';
import { cleanCss } from './clean-css.ts';
import { cleanAdded, cleanDocument, cleanStyleText, type CleanNode, type NodeMemory } from './clean-node.ts';

/** An event that is safe to play. `pointer` ones only move the pointer; `snapshot` ones start the picture anew. */
export interface SafeEvent {
  type: number;
  timestamp: number;
  data: Record<string, unknown>;
  role: 'snapshot' | 'size' | 'change' | 'pointer';
}

export interface Sanitizer {
  /** The events to play instead of this one (none where it is of a kind that is not replayed), or null where it is malformed. */
  clean(event: unknown): SafeEvent[] | null;
}

const types = { fullSnapshot: 2, incremental: 3, meta: 4 } as const;
const sources = {
  mutation: 0,
  mouseMove: 1,
  mouseInteraction: 2,
  scroll: 3,
  resize: 4,
  input: 5,
  touchMove: 6,
  rule: 8,
  drag: 12,
  declaration: 13,
  selection: 14,
  adopted: 15,
} as const;
/** rrweb moves its pointer at once for a mouse-up, for a move only by its own timer: one clock is enough. */
const mouseUp = 0;

const id = z.number().int();
const px = z.number().min(-1e6).max(1e6);
const size = z.number().min(1).max(20_000);
const index = z.union([z.number().int().nonnegative(), z.array(z.number().int().nonnegative()).max(20)]);

const RawEvent = z.object({ type: z.number().int(), timestamp: z.number().min(0).max(8.64e15), data: z.unknown() });
/** Recordings of earlier versions know no colour scheme. */
const Meta = z.object({ width: size, height: size, colorScheme: z.enum(['light', 'dark']).optional().catch(undefined) });
const FullSnapshot = z.object({ node: z.unknown(), initialOffset: z.object({ top: px, left: px }) });
const Positions = z.object({ positions: z.array(z.object({ x: px, y: px, id, timeOffset: z.number().min(-60_000).max(0) })).max(10_000) });
const MouseInteraction = z.object({ source: z.literal(2), type: z.number().int().min(0).max(10), id, x: px.optional(), y: px.optional() });
const Rules = z.array(z.object({ rule: z.string().transform(cleanCss), index: index.optional() }));
const style = { id: id.optional(), styleId: id.optional() };
const Mutation = z.object({
  texts: z.array(z.object({ id, value: z.string().nullable() })),
  attributes: z.array(z.object({ id, attributes: z.record(z.string(), z.unknown()) })),
  removes: z.array(z.object({ parentId: id, id, isShadow: z.boolean().optional() })),
  adds: z.array(z.object({ parentId: id, previousId: id.nullish(), nextId: id.nullable(), node: z.unknown() })),
});

/** Changes whose cleaned form is their parsed form: zod leaves out all that is not named here. */
const plainChanges: Record<number, z.ZodType<Record<string, unknown>>> = {
  [sources.scroll]: z.object({ source: z.literal(3), id, x: px, y: px }),
  [sources.resize]: z.object({ source: z.literal(4), width: size, height: size }),
  [sources.input]: z.object({ source: z.literal(5), id, text: z.string(), isChecked: z.boolean() }),
  [sources.rule]: z
    .object({
      source: z.literal(8),
      ...style,
      adds: Rules.optional(),
      removes: z.array(z.object({ index })).optional(),
      replace: z.string().transform(cleanCss).optional(),
      replaceSync: z.string().transform(cleanCss).optional(),
    })
    // A sheet that is replaced later would be replaced after the events that follow; and its failure would have no one to catch it.
    .transform(({ replace, ...rest }) => (replace === undefined ? rest : { replaceSync: replace, ...rest })),
  [sources.declaration]: z.object({
    source: z.literal(13),
    ...style,
    index: z.array(z.number().int().nonnegative()).max(20),
    set: z
      .object({
        property: z.string(),
        value: z
          .string()
          .nullable()
          .transform((value) => (value === null ? null : cleanCss(value))),
        priority: z.enum(['', 'important']).optional(),
      })
      .optional(),
    remove: z.object({ property: z.string() }).optional(),
  }),
  [sources.selection]: z.object({
    source: z.literal(14),
    ranges: z.array(z.object({ start: id, startOffset: z.number().int(), end: id, endOffset: z.number().int() })).max(100),
  }),
  [sources.adopted]: z.object({
    source: z.literal(15),
    id,
    styleIds: z.array(id),
    styles: z.array(z.object({ styleId: id, rules: Rules })).optional(),
  }),
};

/** One per stream: it remembers what each node is, because a later change says its id alone. */
export function createSanitizer(): Sanitizer {
  const memory: NodeMemory = { tags: new Map(), styleTexts: new Set() };
  return {
    clean(value) {
      const event = RawEvent.safeParse(value);
      if (!event.success) return null;
      const { type, timestamp, data } = event.data;
      if (type === types.meta) return wrap(type, timestamp, 'size', Meta.safeParse(data));
      if (type === types.fullSnapshot) return cleanFullSnapshot(timestamp, data, memory);
      return type === types.incremental ? cleanIncremental(timestamp, data, memory) : [];
    },
  };
}

function cleanFullSnapshot(timestamp: number, data: unknown, memory: NodeMemory): SafeEvent[] | null {
  const snapshot = FullSnapshot.safeParse(data);
  const tree = snapshot.success ? cleanDocument(snapshot.data.node, memory) : null;
  if (!snapshot.success || tree === null) return null;
  return [{ type: types.fullSnapshot, timestamp, role: 'snapshot', data: { node: tree.node, initialOffset: snapshot.data.initialOffset } }];
}

function cleanIncremental(timestamp: number, data: unknown, memory: NodeMemory): SafeEvent[] | null {
  const source = (data as { source?: unknown } | null)?.source;
  if (source === sources.mutation) return cleanMutation(timestamp, data, memory);
  if (source === sources.mouseInteraction) return wrap(types.incremental, timestamp, 'pointer', MouseInteraction.safeParse(data));
  if (source === sources.mouseMove || source === sources.touchMove || source === sources.drag) return spreadMoves(timestamp, data);
  const schema = typeof source === 'number' ? plainChanges[source] : undefined;
  // Canvas, media and remote fonts are not replayed; what a newer rrweb adds is not either, until it is known here.
  return schema === undefined ? [] : wrap(types.incremental, timestamp, 'change', schema.safeParse(data));
}

/** rrweb keeps half a second of moves in one event; here each stands at its own time. */
function spreadMoves(timestamp: number, data: unknown): SafeEvent[] | null {
  const moves = Positions.safeParse(data);
  if (!moves.success) return null;
  return moves.data.positions.map(({ x, y, id: node, timeOffset }) => ({
    type: types.incremental,
    timestamp: timestamp + timeOffset,
    role: 'pointer',
    data: { source: sources.mouseInteraction, type: mouseUp, id: node, x, y },
  }));
}

function cleanMutation(timestamp: number, data: unknown, memory: NodeMemory): SafeEvent[] | null {
  const mutation = Mutation.safeParse(data);
  if (!mutation.success) return null;
  const { removes } = mutation.data;
  const adds = mutation.data.adds.flatMap(({ node, ...place }) => {
    const clean = cleanAddedNode(node, place.parentId, memory);
    return clean === null ? [] : [{ ...place, node: clean }];
  });
  const texts = mutation.data.texts.map(({ id: node, value }) => ({
    id: node,
    value: memory.styleTexts.has(node) ? cleanStyleText(value ?? '') : (value ?? ''),
  }));
  const attributes = mutation.data.attributes.map((change) => ({ id: change.id, attributes: cleanAttributeChange(change, memory) }));
  return [{ type: types.incremental, timestamp, role: 'change', data: { source: sources.mutation, removes, adds, texts, attributes } }];
}

function cleanAddedNode(node: unknown, parentId: number, memory: NodeMemory): CleanNode | null {
  const parentTag = memory.tags.get(parentId) ?? '';
  return parentTag === 'iframe' ? (cleanDocument(node, memory)?.node ?? null) : cleanAdded(node, parentTag, memory);
}

function cleanAttributeChange(
  { id: node, attributes }: { id: number; attributes: Record<string, unknown> },
  memory: NodeMemory,
): Record<string, unknown> {
  const tag = memory.tags.get(node) ?? '';
  if (tag === 'inert') return {};
  const { style: css, ...others } = attributes;
  const styleChange =
    typeof css === 'object' && css !== null
      ? { style: cleanStyleChange(css as Record<string, unknown>) }
      : cleanAttributes(tag, { style: css });
  return { ...cleanAttributes(tag, others), ...(css === undefined ? {} : styleChange) };
}

function wrap(
  type: number,
  timestamp: number,
  role: SafeEvent['role'],
  parsed: z.ZodSafeParseResult<Record<string, unknown>>,
): SafeEvent[] | null {
  return parsed.success ? [{ type, timestamp, role, data: parsed.data }] : null;
}
