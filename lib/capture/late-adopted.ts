/** Sheets that documents and shadow roots adopt, and what scripts write into them later. */
import { IncrementalSource } from '@rrweb/types';
import type { EmitChange, Mirror, Root } from './late-styles.ts';
import { findChanged, readRules, readSheet, type Shown } from './sheets.ts';

export interface LateAdopted {
  /** What is adopted now is what the picture shows. */
  note(root: Root): void;
  /** All that was told so far stands before a full snapshot. */
  forget(): void;
  look(root: Root): void;
}

/** rrweb numbers adopted sheets from 1 on; ours must not be taken for them. */
const firstName = 1_000_000;

export function createLateAdopted(emit: EmitChange, mirror: Mirror): LateAdopted {
  const shown = new WeakMap<CSSStyleSheet, Shown>();
  /** A sheet's name as it is now: with another content it has another, so that all who share it adopt it anew. */
  const names = new WeakMap<CSSStyleSheet, number>();
  const adopted = new WeakMap<Root, string>();
  let told = new Set<number>();
  let nextName = firstName;

  function name(sheet: CSSStyleSheet): number {
    const before = shown.get(sheet);
    const known = names.get(sheet);
    if (known !== undefined && before?.rules.length === sheet.cssRules.length && findChanged(before, sheet).length === 0) return known;
    shown.set(sheet, readSheet(sheet));
    const given = nextName++;
    names.set(sheet, given);
    return given;
  }

  const readNames = (root: Root): number[] => readAdopted(root).map(name);

  return {
    note: (root) => void adopted.set(root, readNames(root).join(' ')),
    forget: () => void (told = new Set()),
    look(root) {
      const styleIds = readNames(root);
      if (styleIds.join(' ') === (adopted.get(root) ?? '')) return;
      adopted.set(root, styleIds.join(' '));
      const styles = readAdopted(root)
        .map((sheet) => ({ sheet, styleId: names.get(sheet)! }))
        .filter(({ styleId }) => !told.has(styleId))
        .map(({ sheet, styleId }) => ({ styleId, rules: readRules(sheet, 0) }));
      for (const { styleId } of styles) told.add(styleId);
      emit(IncrementalSource.AdoptedStyleSheet, { id: mirror.getId('host' in root ? root.host : root), styles, styleIds });
    },
  };
}

function readAdopted(root: Root): CSSStyleSheet[] {
  return [...(root.adoptedStyleSheets ?? [])];
}
