/** The event by which the recorder's script hands itself to the loader that made its tag: nothing of it is global. */

export const handOver = 'cotrail:recorder';
