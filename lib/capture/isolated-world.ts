/** An extension's isolated world. */
import { computeName } from './compute-name.ts';
import { watchLateStyles } from './late-styles.ts';
import { prepareWorld } from './prepare-world.ts';
import type { World } from './world.ts';

export const isolatedWorld: World = { prepare: prepareWorld, watchStyles: watchLateStyles, computeName };
