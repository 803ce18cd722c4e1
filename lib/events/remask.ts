/** What a tightened masking removes: the same judgement on a device and at the collector, of a stream by its header and of an interaction by what it holds. No zod at run time here. */
import type { ElementRef, Interaction } from './interaction.ts';
import type { CotrailRecord, KnownRecord } from './record.ts';
import type { RemaskCounts, RemaskKind, RemaskScope, RemaskTarget } from './remask-api.ts';
import type { StreamHeader } from './stream.ts';

/** `maybe`: nobody can tell. */
export type Judgement = 'no' | 'maybe' | 'yes';

/** What is known of a stream: null and undefined are unknown. */
export type MaskedStream = Pick<StreamHeader, 'origin' | 'maskLevel' | 'unmasks'>;

/** Whether a stream is of the site that is meant. */
export function judgeSite({ origin }: MaskedStream, { site }: Pick<RemaskScope, 'site'>): Judgement {
  if (site === null || origin === site) return 'yes';
  return origin === null ? 'maybe' : 'no';
}

/** Whether pictures of a page may show what would be masked now: they cannot be looked into, so the whole stream goes by what its header says. */
export function judgePictures({ maskLevel, unmasks }: MaskedStream, target: RemaskTarget): Judgement {
  if (unmasks === true || maskLevel === 'none' || (maskLevel === 'inputs' && target === 'all')) return 'yes';
  return maskLevel === null || unmasks === undefined ? 'maybe' : 'no';
}

/** What a record of a page's stream is called in counts; null for what is no part of the page: marks and gaps. */
export function nameKind(record: CotrailRecord, known: KnownRecord | null): RemaskKind | null {
  if (record.kind === 'frame' || record.kind === 'frame-part') return 'frame';
  if (known === null) return 'other';
  if (known.kind === 'message-text') return known.kind;
  return known.kind === 'interaction' ? known.type : null;
}

/** Whether a record of a page's stream holds what would be masked now, its site aside. A stream that was masked as much already is left alone. */
export function judgeRecord(kind: RemaskKind, known: KnownRecord | null, stream: MaskedStream, target: RemaskTarget): Judgement {
  const pictures = judgePictures(stream, target);
  if (kind === 'frame' || pictures === 'no') return pictures;
  // What was sent is page text, which stays where only what is typed is masked.
  if (known?.kind === 'message-text') return target === 'all' ? 'yes' : 'no';
  // Of a kind that a newer version writes: it may hold text wherever the stream may.
  if (known?.kind !== 'interaction') return 'maybe';
  if (holdsTyped(known)) return 'yes';
  if (target === 'all') return holdsText(known) ? 'yes' : judgeTold(known, stream);
  // It may be of page text, which stays, or of what was typed.
  return known.type === 'selection' && !isMask(known.data.text) ? pictures : 'no';
}

function holdsTyped({ type, data }: Interaction): boolean {
  return type === 'input' && (!isMask(data.text) || (!data.masked && (data.text ?? '') !== ''));
}

function holdsText(interaction: Interaction): boolean {
  if (!isMask(interaction.title)) return true;
  if (interaction.type === 'selection' && !isMask(interaction.data.text)) return true;
  const element = 'element' in interaction.data ? (interaction.data.element as ElementRef | null) : null;
  return !isMask(element?.label ?? null);
}

/** What a page says of itself is kept at each level; but only where all text is masked, what it repeats of typed text is not. */
function judgeTold(interaction: Interaction, { maskLevel }: MaskedStream): Judgement {
  if (interaction.type !== 'custom' || isMask(interaction.data.event) || maskLevel === 'all') return 'no';
  return maskLevel === null ? 'maybe' : 'yes';
}

/** Nothing, or nothing but what stands for text. */
function isMask(text: string | null): boolean {
  return text === null || /^\**$/.test(text);
}

/** The least of two: what is not sure twice is not sure. */
export function join(a: Judgement, b: Judgement): Judgement {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'maybe' || b === 'maybe' ? 'maybe' : 'yes';
}

/** Whether what was made then is meant; `askedAt`: what came later is masked as it should be. */
export function isMeant(at: number, { from, to, askedAt }: { from: number | null; to: number | null; askedAt: number }): boolean {
  return at >= (from ?? 0) && at < (to ?? Infinity) && at <= askedAt;
}

export function countNothing(): RemaskCounts {
  return { frame: 0, click: 0, scroll: 0, input: 0, form: 0, selection: 0, 'page-change': 0, custom: 0, 'message-text': 0, other: 0 };
}

export function addCounts(counts: RemaskCounts, more: RemaskCounts): void {
  for (const kind of Object.keys(counts) as RemaskKind[]) counts[kind] += more[kind];
}
