/** The collector's version, as its package says it. */
import collector from './package.json' with { type: 'json' };

export const version = collector.version;
