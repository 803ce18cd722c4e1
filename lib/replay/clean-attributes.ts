/** Makes the attributes of a recorded element harmless: none is left that runs, fetches, navigates or takes the focus. */
import { cleanCss, mayFetch } from './clean-css.ts';

export type AttributeValue = string | number | boolean | null;

const imageData = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon|svg\+xml)[;,]/i;
/** Ours alone: says of a frame that its document is of another origin, and of which. */
const foreignFrame = 'data-cotrail-frame';
const validName = /^[a-z_@:][\w:.@-]*$/i;

/** Anything with an address in it, or that changes how one is used. A few come back below where their value is inert. */
const forbidden = new Set(
  `src srcset srcdoc href action formaction formtarget poster background cite data codebase classid archive longdesc usemap profile
  manifest ping attributionsrc attributiondestination icon dynsrc lowsrc imagesrcset imagesizes http-equiv content rel target download
  nonce integrity crossorigin referrerpolicy autofocus accesskey autoplay preload is sandbox allow csp credentialless
  from to by values attributename begin xml:base lang:base`.split(/\s+/),
);
const forbiddenOnFrames = new Set(['name', 'loading', 'allowfullscreen', 'scrolling', 'security']);
/** SVG elements that draw another part of the same document. */
const drawsByReference = new Set(
  'use lineargradient radialgradient pattern textpath mpath filter mask clippath altglyph tref glyphref'.split(' '),
);

/** The attributes that may stay, by rrweb's conventions (`_cssText`, `rr_*`); `tag` is in lower case. */
export function cleanAttributes(tag: string, attributes: Record<string, unknown>): Record<string, AttributeValue> {
  const kept: [string, AttributeValue][] = [];
  for (const [name, value] of Object.entries(attributes)) {
    const clean = cleanAttribute(tag, name, value);
    if (clean !== undefined) kept.push([name, clean]);
  }
  if (tag === 'iframe' && Object.hasOwn(attributes, 'rr_src')) kept.push([foreignFrame, readOrigin(attributes['rr_src'])]);
  if (kept.length < Object.keys(attributes).length && isPicture(tag, attributes)) kept.push(['data-cotrail-lost', '']);
  return Object.fromEntries(kept);
}

/** A style as rrweb writes its changes: a property's new value, the value with its priority, or false for removed. */
export function cleanStyleChange(style: Record<string, unknown>): Record<string, string | false | [string, string]> {
  const kept = Object.entries(style).flatMap(([property, value]): [string, string | false | [string, string]][] => {
    if (value === false) return [[property, false]];
    if (typeof value === 'string') return [[property, cleanCss(value)]];
    if (Array.isArray(value) && typeof value[0] === 'string')
      return [[property, [cleanCss(value[0]), value[1] === 'important' ? 'important' : '']]];
    return [];
  });
  return Object.fromEntries(kept);
}

function cleanAttribute(tag: string, name: string, value: unknown): AttributeValue | undefined {
  const word = name.toLowerCase();
  if (name.startsWith('rr_')) return cleanReplayAttribute(name, value);
  if (!validName.test(name) || word.startsWith('on') || word === foreignFrame) return undefined;
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return forbidden.has(word) ? undefined : value;
  if (typeof value !== 'string') return undefined;
  if (word === 'href' || word === 'xlink:href') return cleanReference(tag, value);
  if (word === 'src') return tag === 'img' && imageData.test(value) ? value : undefined;
  // One that closes by itself would close another as it opens.
  if (word === 'popover') return 'manual';
  if (word.startsWith('xlink:') || forbidden.has(word) || (tag === 'iframe' && forbiddenOnFrames.has(word))) return undefined;
  return mayFetch(value) && !keepsText(word) ? cleanCss(value) : value;
}

/** A link keeps its look and leads nowhere; a drawing may refer to its own document. */
function cleanReference(tag: string, value: string): string | undefined {
  if (tag === 'a' || tag === 'area') return '#';
  if (drawsByReference.has(tag)) return value.startsWith('#') ? value : undefined;
  return tag === 'image' && imageData.test(value) ? value : undefined;
}

function cleanReplayAttribute(name: string, value: unknown): AttributeValue | undefined {
  if (name === 'rr_dataURL') return typeof value === 'string' && imageData.test(value) ? value : undefined;
  if (name === 'rr_width' || name === 'rr_height') return typeof value === 'string' && /^[\d.]+px$/.test(value) ? value : undefined;
  if (name === 'rr_scrollLeft' || name === 'rr_scrollTop') return typeof value === 'number' ? value : undefined;
  return name === 'rr_open_mode' && (value === 'modal' || value === 'non-modal') ? value : undefined;
}

/** Attributes that are read by people only, so that their words stay as they were. */
function keepsText(word: string): boolean {
  return word === 'value' || word === 'title' || word === 'alt' || word === 'placeholder' || word === 'class' || word.startsWith('aria-');
}

/** Whose document a frame showed that the recorder could not look into; empty where that has no origin, null where it could again. */
function readOrigin(url: unknown): string | null {
  if (typeof url !== 'string') return null;
  return URL.canParse(url) ? new URL(url).origin : '';
}

function isPicture(tag: string, attributes: Record<string, unknown>): boolean {
  return (
    tag === 'img' && !Object.hasOwn(attributes, 'rr_dataURL') && typeof attributes['src'] === 'string' && !imageData.test(attributes['src'])
  );
}
