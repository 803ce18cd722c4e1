/** What a collector proves of the fixture's sessions: each state that a reader can meet, in turn. */
import type { SessionProof } from '../../lib/events/log-api.ts';
import type { Proofs } from '../../lib/feed/feed.ts';

type Read = <T>(answer: () => T) => Promise<T>;

const verifier = 'cotrail/01a20fbd-1d54-7896-b3ff-7b72a47f8d8c+9f2c41d0+AXk9cJ0vYbq4VtGQ2yHcT1l7s8m0aWfKzE5uRrNnPpQx';
const verified = { size: 18_422, at: Date.UTC(2026, 10, 22, 14, 40) };
const signed = { enrolled: 12, 'self-asserted': 0, unsigned: 0, broken: 0 };

const states: SessionProof[] = [
  { verifier, verified, signatures: signed, records: 845, erased: 0, problem: null },
  { verifier, verified, signatures: { ...signed, enrolled: 0, 'self-asserted': 9 }, records: 300, erased: 14, problem: null },
  { verifier, verified, signatures: { ...signed, unsigned: 3 }, records: 300, erased: 0, problem: null },
  { verifier, verified, signatures: { ...signed, broken: 1 }, records: 300, erased: 0, problem: null },
  {
    ...{ verifier, verified: null, signatures: signed, records: 11, erased: 0 },
    problem: {
      ...{ item: 'record', stream: '01a20fbe-13ca-7fd4-83ac-aea3bb3a44a0', seq: 7 },
      meaning: 'It is not the record that its manifest commits to: the record or its salt was changed, or another one is in its place.',
    },
  },
  { verifier, verified: null, signatures: { ...signed, enrolled: 0 }, records: 0, erased: 0, problem: null },
];

/** `indexOf` says which of the sessions it is. */
export function createFixtureProofs(read: Read, indexOf: (session: string) => number): Proofs {
  return {
    readSession: (id) => read(() => states[Math.max(0, indexOf(id)) % states.length]!),
    readLog: () =>
      read(() => ({ verifier, verified, signatures: { enrolled: 18_000, 'self-asserted': 400, unsigned: 22, broken: 0 }, problem: null })),
    download: () => undefined,
  };
}
