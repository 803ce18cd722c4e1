/** Notices when the wall clock steps against the monotonic one. */

const noticeableMs = 1_000;

/** Returns a check that says by how many ms the wall clock has stepped since the last one, null where by no more than 1 s. */
export function createClock(): () => number | null {
  let offset = Date.now() - performance.now();
  return () => {
    const now = Date.now() - performance.now();
    const stepMs = now - offset;
    if (Math.abs(stepMs) <= noticeableMs) return null;
    offset = now;
    return stepMs;
  };
}
