/** How far two screenshots of one size are apart. */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** The share of pixels that a person would see to differ; all of them where the sizes do. `picture` shows where. */
export function comparePictures(one: Uint8Array, other: Uint8Array): { share: number; picture: Buffer } {
  const [a, b] = [PNG.sync.read(Buffer.from(one)), PNG.sync.read(Buffer.from(other))];
  const { width, height } = a;
  const shown = new PNG({ width, height });
  if (b.width !== width || b.height !== height) return { share: 1, picture: PNG.sync.write(shown) };
  const count = pixelmatch(a.data, b.data, shown.data, width, height, { threshold: 0.1 });
  return { share: count / (width * height), picture: PNG.sync.write(shown) };
}
