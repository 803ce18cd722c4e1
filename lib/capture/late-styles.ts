/** Rules that a page's script writes into its style elements. rrweb learns of them by patching the page's prototypes, which an isolated world cannot: so we look. */
import { EventType, type eventWithTime, IncrementalSource, type styleSheetAddRule } from '@rrweb/types';
import type { record } from '@rrweb/record';
import { findChanged, isBeginning, readRules, readSheet, type Shown } from './sheets.ts';

export type Mirror = Pick<typeof record.mirror, 'getId' | 'getNode'>;
export type EmitChange = (source: IncrementalSource, data: object) => void;
export type Root = Document | ShadowRoot;

export interface LateStyles {
  /** What the element's sheet holds now is what the picture shows of it. */
  note(style: HTMLStyleElement): void;
  look(root: Root): void;
}

export function createLateStyles(emit: EmitChange, mirror: Mirror): LateStyles {
  const shown = new WeakMap<CSSStyleSheet, Shown>();

  function lookAt(sheet: CSSStyleSheet, owner: HTMLStyleElement): void {
    const id = mirror.getId(owner);
    if (id < 0) return; // The picture does not hold it yet.
    // A sheet that is new to us was shown with the text of its element; rules beyond that text are not in it.
    const before = shown.get(sheet) ?? (owner.textContent.trim() === '' ? { rules: [], from: 0 } : readSheet(sheet));
    const { length } = before.rules;
    const isLonger = sheet.cssRules.length > length;
    if (sheet.cssRules.length === length || (isLonger && isBeginning(before, sheet))) {
      for (const index of findChanged(before, sheet)) change(id, [index], [{ rule: sheet.cssRules[index]!.cssText, index }]);
      if (isLonger) change(id, [], readRules(sheet, length));
    } else {
      change(id, before.rules.map((_, index) => index).reverse(), readRules(sheet, 0));
    }
    shown.set(sheet, sheet.cssRules.length === length ? before : readSheet(sheet));
  }

  /** In two events: a player adds before it removes. */
  function change(id: number, removed: number[], adds: styleSheetAddRule[]): void {
    if (removed.length > 0) emit(IncrementalSource.StyleSheetRule, { id, removes: removed.map((index) => ({ index })) });
    if (adds.length > 0) emit(IncrementalSource.StyleSheetRule, { id, adds });
  }

  return {
    note: ({ sheet }) => void (sheet !== null && shown.set(sheet, readSheet(sheet))),
    look(root) {
      for (const sheet of root.styleSheets) {
        // A linked sheet is rrweb's, and of another origin nobody may read its rules.
        if (sheet.ownerNode?.nodeName.toLowerCase() === 'style') lookAt(sheet, sheet.ownerNode as HTMLStyleElement);
      }
    },
  };
}

export function createChange(source: IncrementalSource, data: object): eventWithTime {
  return { type: EventType.IncrementalSnapshot, data: { source, ...data }, timestamp: Date.now() } as eventWithTime;
}
