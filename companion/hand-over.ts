/** The event by which a part's script hands itself to the loader that made its tag: nothing of it is global. */

export const handOver = 'cotrail:part';
