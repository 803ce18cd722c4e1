/** Which attributes stay where all text is masked: what a layout and a control's state need, and nothing that holds prose. */

const words = (text: string): string[] => text.trim().split(/\s+/);

/** `class`, `id`, `style` and addresses stay too, as long as they repeat nothing that was typed. */
export const keptAttributes: ReadonlySet<string> = new Set([
  ...words('class id style dir hidden open type checked disabled readonly required multiple selected size rows cols width height'),
  ...words(
    'colspan rowspan span align valign bgcolor border cellpadding cellspacing start reversed tabindex contenteditable inert popover',
  ),
  ...words('min max step low high optimum controls loop muted rel media charset http-equiv sizes as slot part src href xlink:href'),
  ...words(
    'role aria-hidden aria-expanded aria-selected aria-checked aria-pressed aria-disabled aria-current aria-busy aria-modal aria-orientation',
  ),
  ...words('data-cotrail-mask data-cotrail-block data-cotrail-unmask data-cotrail-popover'),
  ...words('viewBox viewbox xmlns xmlns:xlink version x y x1 y1 x2 y2 cx cy r rx ry dx dy d points transform fill fill-rule fill-opacity'),
  ...words(
    'stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset stroke-opacity stroke-miterlimit opacity',
  ),
  ...words('clip-path clip-rule mask offset stop-color stop-opacity gradientUnits gradientTransform patternUnits preserveAspectRatio'),
  ...words(
    'text-anchor dominant-baseline font-size font-family font-weight pathLength marker-start marker-mid marker-end markerWidth markerHeight orient refX refY',
  ),
]);

/** Attributes that hold an address. */
export const urlAttributes: ReadonlySet<string> = new Set(
  words('href src xlink:href action formaction poster data cite background longdesc rr_src'),
);

/** Never of use to a picture: code, and whole documents as text. */
export const droppedAttributes: ReadonlySet<string> = new Set(words('srcdoc nonce integrity ping'));
