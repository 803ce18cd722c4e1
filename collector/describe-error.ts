/** An error as a line of the collector's log says it: with where it was thrown, as far as that is known. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
