/** The co-browse log: one record per click, edit, scroll gesture, submit, selection, page change or custom event. */
import { z } from 'zod';
import { Id, Json } from './base.ts';
import { envelope } from './envelope.ts';

const Url = z.string().max(8192);
const Text = z.string().max(20_000);

/** An element as a reader can find it again. `label` is its accessible name, null where masked or absent. */
export const ElementRef = z.looseObject({
  selector: z.string().max(2000),
  tag: z.string().max(100),
  id: z.string().max(500).nullable(),
  name: z.string().max(500).nullable(),
  role: z.string().max(100).nullable(),
  label: z.string().max(500).nullable(),
});
export type ElementRef = z.infer<typeof ElementRef>;

const stamped = {
  ...envelope,
  kind: z.literal('interaction'),
  id: Id,
  actor: z.enum(['agent', 'customer']),
  /** Scrubbed: no credentials, no query but allowed keys. */
  url: Url,
  title: Text.nullable(),
  /** True where a page made the record's data (a custom event, a page-world hook): it may be forged. */
  pageMade: z.boolean(),
};

/** Viewport position in CSS px; `button` as in MouseEvent. */
export const Click = z.looseObject({
  ...stamped,
  type: z.literal('click'),
  data: z.looseObject({ element: ElementRef, button: z.number().int(), x: z.number(), y: z.number() }),
});
/** Position in CSS px after the gesture; `element` is null for the page itself. */
export const Scroll = z.looseObject({
  ...stamped,
  type: z.literal('scroll'),
  data: z.looseObject({ element: ElementRef.nullable(), x: z.number(), y: z.number() }),
});
/** `text` is the field's text after the edit, a fixed-length mask where `masked`. */
export const Input = z.looseObject({
  ...stamped,
  type: z.literal('input'),
  data: z.looseObject({
    element: ElementRef,
    how: z.enum(['typed', 'pasted', 'picked', 'cleared']),
    text: Text.nullable(),
    masked: z.boolean(),
  }),
});
/** A submit event; `fields` are names, never values; `prevented` says whether the page took it over. */
export const Form = z.looseObject({
  ...stamped,
  type: z.literal('form'),
  data: z.looseObject({
    element: ElementRef,
    formId: z.string().max(500).nullable(),
    formName: z.string().max(500).nullable(),
    fields: z.array(z.string().max(500)).max(500),
    prevented: z.boolean(),
  }),
});
/** `length` is in UTF-16 code units, null where masked, as is `text`. */
export const Selection = z.looseObject({
  ...stamped,
  type: z.literal('selection'),
  data: z.looseObject({ element: ElementRef, length: z.number().int().nullable(), text: Text.nullable() }),
});
/** A load, or a change of the address without one. `from` is null for a load. */
export const PageChange = z.looseObject({
  ...stamped,
  type: z.literal('page-change'),
  data: z.looseObject({
    how: z.enum(['load', 'push', 'replace', 'hash', 'pop']),
    from: Url.nullable(),
    to: Url,
  }),
});
/** Sent by the page; at most 8 KiB. */
export const Custom = z.looseObject({
  ...stamped,
  type: z.literal('custom'),
  data: z.looseObject({ event: z.string().min(1).max(200), value: Json }),
});

export const Interaction = z.discriminatedUnion('type', [Click, Scroll, Input, Form, Selection, PageChange, Custom]);
export type Interaction = z.infer<typeof Interaction>;

export const interactionTypes = ['click', 'scroll', 'input', 'form', 'selection', 'page-change', 'custom'] as const;
export type InteractionType = (typeof interactionTypes)[number];
