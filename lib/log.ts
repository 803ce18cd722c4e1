/** The one logger: what failed and where, never what was recorded. */

/** Reports a failure that was caught at a boundary. */
export function report(place: string, error: unknown): void {
  console.error(`cotrail: ${place} failed:`, error instanceof Error ? `${error.name}: ${error.message}` : typeof error);
}
