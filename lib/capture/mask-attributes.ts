/** Masks the attributes of one element as rrweb serialised them, in place. */
import type { MaskLevel } from '../events/base.ts';
import { droppedAttributes, keptAttributes, urlAttributes } from './kept-attributes.ts';
import { mask } from './masks.ts';

/** What rrweb calls attributes: also its own `rr_…` and `_cssText`, numbers, and a style as an object of changes. */
export type Attributes = { [name: string]: unknown };

export interface AttributeRules {
  readonly level: MaskLevel;
  /** True where an address without a query may have to be scrubbed too. */
  readonly hasSecretPaths: boolean;
  scrub(url: string): string;
  isEcho(text: string): boolean;
}

/** A button's value is its caption, and a box's is the page's; every other value of a field is a person's. */
const captions = /^(?:submit|button|reset|image|checkbox|radio)$/i;
const fields = /^(?:input|textarea|select)$/;
/** Strings, custom properties, and words such as the names in a selector. */
const cssParts = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|--[\w-]+\s*:[^;}]*|[^\s{}()[\]:;,.#"']+/g;
const rasterData = /^data:image\/(?:png|jpe?g|gif|webp|avif|x-icon)[;,]/i;

/** `isStrict` where all text is masked here: attributes that may hold prose go. `isFieldKept` where this field's own value may stay. */
export function maskAttributes(tag: string, attributes: Attributes, isStrict: boolean, isFieldKept: boolean, rules: AttributeRules): void {
  for (const name in attributes) {
    const value = attributes[name];
    if (value == null || typeof value === 'number' || typeof value === 'boolean') {
      if (isStrict && value == null && !isKept(name)) delete attributes[name];
      continue;
    }
    const kept =
      typeof value === 'string' ? maskOne(tag, name, value, attributes, isStrict, isFieldKept, rules) : maskStyle(value, isStrict, rules);
    if (kept === null) delete attributes[name];
    else if (kept !== value) attributes[name] = kept;
  }
}

function maskOne(
  tag: string,
  name: string,
  value: string,
  attributes: Attributes,
  isStrict: boolean,
  isFieldKept: boolean,
  rules: AttributeRules,
): string | null {
  if (droppedAttributes.has(name) || name.startsWith('on')) return null;
  if (name === 'value') return maskValue(tag, value, attributes, isStrict, isFieldKept);
  if (tag === 'meta' && name === 'content') return attributes['name'] === 'viewport' || attributes['charset'] !== undefined ? value : null;
  if (isStrict && (!isKept(name) || (name === 'href' && tag === 'a'))) return null;
  if (urlAttributes.has(name)) return maskUrl(value, isStrict, rules);
  if (name === 'srcset' || name === 'imagesrcset') return value.replaceAll(/\S+/g, (part) => rules.scrub(part));
  if (name === '_cssText' || name === 'style') return maskCss(value, isStrict, rules);
  return isStrict && rules.level === 'all' && rules.isEcho(value) ? null : value;
}

function isKept(name: string): boolean {
  return keptAttributes.has(name) || name.startsWith('rr_') || name === '_cssText';
}

function maskValue(tag: string, value: string, attributes: Attributes, isStrict: boolean, isFieldKept: boolean): string | null {
  const type = attributes['type'];
  const isOwn = fields.test(tag) && !(typeof type === 'string' && captions.test(type));
  if (isOwn) return isFieldKept || value === '' ? value : mask;
  return isStrict ? (fields.test(tag) ? mask : null) : value;
}

function maskUrl(value: string, isStrict: boolean, rules: AttributeRules): string | null {
  const isText = /^\s*data:/i.test(value) && !rasterData.test(value);
  return isStrict && isText ? null : rules.scrub(value);
}

/** Styles keep their text but for addresses' queries and, where all text is masked, what repeats something typed. */
export function maskCss(css: string, isStrict: boolean, rules: AttributeRules): string {
  const scrubbed =
    css.includes('?') || rules.hasSecretPaths
      ? css.replaceAll(
          /url\((["']?)(?!data:)([^"')]*)\1\)/gi,
          (_, quote: string, url: string) => `url(${quote}${rules.scrub(url)}${quote})`,
        )
      : css;
  if (!isStrict || rules.level !== 'all' || !rules.isEcho(scrubbed)) return scrubbed;
  const kept = scrubbed.replaceAll(cssParts, (part) => (!rules.isEcho(part) ? part : /^["']/.test(part) ? '""' : ''));
  return rules.isEcho(kept) ? '' : kept;
}

function maskStyle(value: unknown, isStrict: boolean, rules: AttributeRules): unknown {
  return isStrict && rules.level === 'all' && rules.isEcho(JSON.stringify(value)) ? null : value;
}
