/** Styles that a page's script writes rule by rule. rrweb learns of them by patching the page's prototypes, which an isolated world cannot: so we look. */
import { EventType, type eventWithTime, IncrementalSource, type styleSheetAddRule } from '@rrweb/types';
import type { record } from '@rrweb/record';

type Mirror = typeof record.mirror;

/** What the picture holds of a sheet: how many rules, and the last one, which shows whether others were only added behind it. */
interface Shown {
  count: number;
  last: string | null;
}

const lookMs = 1_000;
/** rrweb numbers adopted sheets from 1 on; ours must not be taken for them. */
const firstStyleId = 1_000_000;

export interface LateStyles {
  /** A full snapshot has shown all there is. */
  noteSnapshot(): void;
  stop(): void;
}

/** Emits what changed since the last look, once a second while the page is seen. */
export function watchLateStyles(emit: (event: eventWithTime) => void, mirror: Mirror): LateStyles {
  const shown = new WeakMap<CSSStyleSheet, Shown>();
  const styleIds = new WeakMap<CSSStyleSheet, number>();
  let nextStyleId = firstStyleId;
  let adopted = '';

  function look(): void {
    if (document.visibilityState === 'hidden') return;
    for (const sheet of document.styleSheets) lookAt(sheet);
    lookAtAdopted();
  }

  function lookAt(sheet: CSSStyleSheet): void {
    const owner = sheet.ownerNode;
    const id = owner instanceof HTMLStyleElement ? mirror.getId(owner) : -1;
    if (id < 0) return; // A linked sheet, or one that the picture does not hold yet.
    // A sheet that is new to us was shown with the text of its element; rules beyond that text are not in it.
    const before = shown.get(sheet) ?? (owner?.textContent?.trim() === '' ? { count: 0, last: null } : readShown(sheet));
    const { count } = readShown(sheet);
    shown.set(sheet, readShown(sheet));
    if (count === before.count && readRule(sheet, count - 1) === before.last) return;
    const isAppended = count > before.count && readRule(sheet, before.count - 1) === before.last;
    const removes = isAppended ? [] : Array.from({ length: before.count }, (_, index) => ({ index: before.count - 1 - index }));
    emitChange({ source: IncrementalSource.StyleSheetRule, id, removes, adds: readRules(sheet, isAppended ? before.count : 0) });
  }

  function lookAtAdopted(): void {
    const sheets = [...(document.adoptedStyleSheets ?? [])];
    const now = describe(sheets);
    if (now === adopted) return;
    adopted = now;
    const styles = sheets.map((sheet) => ({ styleId: nameSheet(sheet), rules: readRules(sheet, 0) }));
    emitChange({
      source: IncrementalSource.AdoptedStyleSheet,
      id: mirror.getId(document),
      styles,
      styleIds: styles.map(({ styleId }) => styleId),
    });
  }

  function nameSheet(sheet: CSSStyleSheet): number {
    const id = styleIds.get(sheet) ?? nextStyleId++;
    styleIds.set(sheet, id);
    return id;
  }

  function describe(sheets: readonly CSSStyleSheet[]): string {
    return sheets.map((sheet) => `${nameSheet(sheet)}:${sheet.cssRules.length}:${readShown(sheet).last?.length ?? 0}`).join(' ');
  }

  function emitChange(data: object): void {
    emit({ type: EventType.IncrementalSnapshot, data, timestamp: Date.now() } as eventWithTime);
  }

  const timer = setInterval(look, lookMs);
  return {
    stop: () => clearInterval(timer),
    noteSnapshot() {
      for (const sheet of document.styleSheets) if (sheet.ownerNode instanceof HTMLStyleElement) shown.set(sheet, readShown(sheet));
      adopted = describe([...(document.adoptedStyleSheets ?? [])]);
    },
  };
}

function readShown(sheet: CSSStyleSheet): Shown {
  const { length } = sheet.cssRules;
  return { count: length, last: readRule(sheet, length - 1) };
}

function readRule(sheet: CSSStyleSheet, index: number): string | null {
  return sheet.cssRules[index]?.cssText ?? null;
}

function readRules(sheet: CSSStyleSheet, from: number): styleSheetAddRule[] {
  return Array.from(sheet.cssRules)
    .slice(from)
    .map(({ cssText }, index) => ({ rule: cssText, index: from + index }));
}
