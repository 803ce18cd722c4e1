/** The chains of a bundle's streams: each manifest in its place, whichever came first, and what that shows of forks, replacements and gaps. */
import type { Manifest } from '../../lib/events/manifest.ts';
import { BadLine, type Place } from './bad-line.ts';

interface Link {
  firstSeq: number;
  lastSeq: number;
  hash: string;
  previous: string | null;
  device: string;
}

/** By stream, in order of seq. */
export type Chains = Map<string, Link[]>;

export function addToChain(chains: Chains, manifest: Manifest, hash: string, device: string): void {
  const { stream, firstSeq, lastSeq, previous } = manifest;
  const place = { stream, seq: firstSeq };
  if (firstSeq === 0 && previous !== null) throw new BadLine('chain', 'It begins its stream, and names a manifest before it.', place);
  const links = chains.get(stream) ?? [];
  chains.set(stream, links);
  // A manifest may come after its successors: most come last.
  const at = links.findLastIndex((link) => link.firstSeq < firstSeq) + 1;
  const [before, after] = [links[at - 1], links[at]];
  for (const neighbour of [before, after]) {
    if (neighbour === undefined) continue;
    if (neighbour.device !== device) throw new BadLine('chain', 'The stream goes on under another device.', place);
    if (neighbour.hash === hash) throw new BadLine('chain', 'The same manifest is there twice.', place);
    if (neighbour.firstSeq <= lastSeq && neighbour.lastSeq >= firstSeq)
      throw new BadLine('chain', 'Two manifests claim the same place in the stream: it was forked, as by a copied browser profile.', place);
  }
  const isBroken =
    (before?.lastSeq === firstSeq - 1 && previous !== before.hash) || (after?.firstSeq === lastSeq + 1 && after.previous !== hash);
  if (isBroken)
    throw new BadLine('chain', 'It and its neighbour in the stream do not name each other: one of the two was replaced.', place);
  links.splice(at, 0, { firstSeq, lastSeq, hash, previous, device });
}

/** The manifests whose predecessor is not there, though others before it are. */
export function findGaps(chains: Chains): Place[] {
  return [...chains].flatMap(([stream, links]) =>
    links.flatMap(({ firstSeq, previous }, index) => (index > 0 && previous !== links[index - 1]?.hash ? [{ stream, seq: firstSeq }] : [])),
  );
}
