/** An extension's isolated world. */
import { computeName } from './compute-name.ts';
import { watchLateChanges } from './late-changes.ts';
import { prepareWorld } from './prepare-world.ts';
import type { World } from './world.ts';

export const isolatedWorld: World = { prepare: prepareWorld, watchLate: watchLateChanges, computeName };
