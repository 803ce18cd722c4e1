/** The problem word of a schema's issue: the screens have a sentence for each. */

/** Our own checks speak in words already; zod's codes (`too_small`, `invalid_type`) are words too. */
export function readWord(issue: { code?: string; message: string }): string {
  if (issue.code !== 'custom') return issue.code ?? 'invalid';
  return /^[a-z-]+$/.test(issue.message) ? issue.message : 'invalid';
}
