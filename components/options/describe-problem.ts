/** The sentence for what is wrong with a field. */
import { findText, t } from '../../lib/text/t.ts';

/** `path` and `word` as the settings' checks give them; null where the field is right. The most exact sentence wins. */
export function describeProblem(path: string, word: string | undefined): string | null {
  if (word === undefined) return null;
  const field = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? path;
  return (
    findText(`options.problem.${field}.${word}`) ??
    findText(`options.problem.${field}`) ??
    findText(`options.problem.${word}`) ??
    t('options.problem.other', { word })
  );
}
