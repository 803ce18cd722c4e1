/** The match pattern that stands for a site in the browser's permissions. */

/** Firefox's patterns know no ports, so none has one: the recorder itself checks the whole origin. `origin` must be an http(s) origin. */
export function matchPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** The patterns of `origins` that no origin of `kept` needs: what may be given back when sites are removed. */
export function findSparePatterns(origins: readonly string[], kept: readonly string[]): string[] {
  const needed = new Set(kept.map(matchPattern));
  return [...new Set(origins.map(matchPattern))].filter((pattern) => !needed.has(pattern));
}
