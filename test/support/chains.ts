/** Reads a collector's uploads back from its disk, and finds what is wrong with their records and chains, trusting no index of it. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { commit, hashManifest, type SaltedRecord } from '../../lib/events/manifest.ts';
import { splitUpload, UploadHeader } from '../../lib/events/upload.ts';

interface Sealed {
  header: UploadHeader;
  records: SaltedRecord[];
}

export interface Chains {
  /** How many streams and records were looked at: none would have no faults either. */
  streams: number;
  records: number;
  /** One line for each place where a chain breaks or a record is not the one that its manifest commits to. */
  faults: string[];
}

export async function checkChains(dataDir: string): Promise<Chains> {
  const uploads = await readUploads(join(dataDir, 'uploads'));
  const streams = Map.groupBy(uploads, ({ header }) => header.stream.id);
  const faults = await Promise.all([...streams].flatMap(([id, chain]) => [findBreaks(id, chain), ...chain.map(findForgeries)]));
  return { streams: streams.size, records: uploads.reduce((sum, { records }) => sum + records.length, 0), faults: faults.flat() };
}

async function readUploads(folder: string): Promise<Sealed[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.gz'));
  return files.map((file) => {
    const { header, records } = splitUpload(gunzipSync(readFileSync(join(folder, file))).toString());
    return { header: UploadHeader.parse(header), records };
  });
}

/** From the first record on, each manifest begins where the one before it ends, and names its hash. */
async function findBreaks(stream: string, chain: readonly Sealed[]): Promise<string[]> {
  const faults: string[] = [];
  let next: { firstSeq: number; previous: string | null } = { firstSeq: 0, previous: null };
  for (const manifest of chain.map(({ header }) => header.manifest).sort((a, b) => a.firstSeq - b.firstSeq)) {
    if (manifest.stream !== stream || manifest.firstSeq !== next.firstSeq || manifest.previous !== next.previous)
      faults.push(`${stream}: the manifest of ${manifest.firstSeq}–${manifest.lastSeq} does not follow the one before it`);
    next = { firstSeq: manifest.lastSeq + 1, previous: await hashManifest(manifest) };
  }
  return faults;
}

/** An upload holds exactly the records that its manifest commits to, in their order. */
async function findForgeries({ header: { manifest }, records }: Sealed): Promise<string[]> {
  const commitments = await Promise.all(records.map(commit));
  const isAsPromised =
    commitments.join() === manifest.commitments.join() && records.every(({ record }, index) => record.seq === manifest.firstSeq + index);
  return isAsPromised ? [] : [`${manifest.stream}: the records of ${manifest.firstSeq}–${manifest.lastSeq} are not the ones committed to`];
}
