/** How deep a record may be nested: deeper than this, it could be taken and then be walked by nobody without running out of stack. */

/** A page's elements are two levels each, and no browser draws a thousand of them inside each other; all else that is recorded is flat. */
export const nestingAtMost = { frame: 2_000, other: 64 } as const;

export function isNestedTooDeeply(record: unknown): boolean {
  const { kind } = (record ?? {}) as { kind?: unknown };
  return isDeeper(record, kind === 'frame' ? nestingAtMost.frame : nestingAtMost.other);
}

/** It goes no deeper than it must, so that it never runs out of stack itself. */
export function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((item) => isDeeper(item, levels - 1));
  for (const key in value) if (isDeeper((value as Record<string, unknown>)[key], levels - 1)) return true;
  return false;
}
