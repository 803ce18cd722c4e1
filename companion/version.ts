/** Which companion this is, as its uploads say. */
import { version as packaged } from './package.json' with { type: 'json' };

export const version = packaged;
