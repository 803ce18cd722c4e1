/** The frames in one text of a socket: some consoles send several events as one list. */
import type { Json } from '../events/base.ts';

const most = 500;

/** A list of objects is one frame for each; any other list is a frame with positions. */
export function listFrames(frame: Json): Json[] {
  const isBundle =
    Array.isArray(frame) && frame.length > 0 && frame.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each));
  return isBundle ? frame.slice(0, most) : [frame];
}
