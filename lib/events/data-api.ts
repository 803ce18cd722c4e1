/** What is held, how long, what may not be deleted, and what is to be erased: the words of the collector's data routes and of its devices. */
import { z } from 'zod';
import { EpochMs, Id } from './base.ts';
import { RemaskEntry } from './remask-api.ts';

const count = z.number().int().nonnegative();
const Words = z.string().trim().min(1).max(500);

/** The classes of data that are kept for different times, each with the kind of streams that hold it. Transcripts are not made yet; a rule for them may stand already. */
export const dataClasses = { recordings: 'frames', interactions: 'facts', actions: 'ledger', transcripts: 'transcripts' } as const;
export const DataClass = z.enum(['recordings', 'interactions', 'actions', 'transcripts']);
export type DataClass = z.infer<typeof DataClass>;

/** How long a class is kept, and how much of it: null is no limit. */
export const KeepRule = z.looseObject({ days: count.nullable(), bytes: count.nullable() });
export type KeepRule = z.infer<typeof KeepRule>;
export type KeepRules = Partial<Record<DataClass, KeepRule>>;

/** What is held of one class. Times are those of its oldest and newest record, null where there is none. */
const HeldClass = z.looseObject({
  name: DataClass,
  records: count,
  bytes: count,
  oldestAt: EpochMs.nullable(),
  newestAt: EpochMs.nullable(),
});
export type HeldClass = z.infer<typeof HeldClass>;
/** What retention removed of a class when it last removed anything; `held` streams or actions were kept by holds. */
export const Removal = z.looseObject({ at: EpochMs, records: count, bytes: count, held: count });
export type Removal = z.infer<typeof Removal>;
/** The same with its rule and its last removal, null where there is none. */
export const ClassState = HeldClass.extend({ keep: KeepRule.nullable(), lastRemoval: Removal.nullable() });
export type ClassState = z.infer<typeof ClassState>;

/** How the disk stands. `full` says that uploads are refused, and `message` why. `limit` is the most that may be used, `free` what the disk has left. */
export const DiskState = z.looseObject({
  full: z.boolean(),
  message: z.string().max(2000).nullable(),
  used: count,
  limit: count.nullable(),
  free: count,
  minFree: count.nullable(),
});
export type DiskState = z.infer<typeof DiskState>;

/** `GET /data` */
export const DataState = z.looseObject({ classes: z.array(ClassState), disk: DiskState });
export type DataState = z.infer<typeof DataState>;

/** Which records may not be deleted: those that fit all that is said. A person by id or name; times bound `at`: `[from, to)`. */
export const HoldScope = z
  .object({
    person: Words.optional(),
    conversation: Words.optional(),
    session: Id.optional(),
    from: EpochMs.optional(),
    to: EpochMs.optional(),
  })
  .refine(
    (scope) => Object.values(scope).some((value) => value !== undefined),
    'a hold names a person, a conversation, a session or a time',
  );
export type HoldScope = z.infer<typeof HoldScope>;

/** `POST /holds` */
export const HoldRequest = z.object({ scope: HoldScope, reason: Words });
export type HoldRequest = z.infer<typeof HoldRequest>;
/** A hold, which holds until it is lifted. `setBy` is null where nobody knows: a printed link names no person. */
export const Hold = z.looseObject({
  id: Id,
  scope: HoldScope,
  reason: Words,
  setBy: z.string().max(500).nullable(),
  setAt: EpochMs,
  endedBy: z.string().max(500).nullable(),
  endedAt: EpochMs.nullable(),
});
export type Hold = z.infer<typeof Hold>;
export const Holds = z.looseObject({ holds: z.array(Hold) });

/** Whose records are erased: of one conversation, or of one customer with the conversations that theirs are found in. `console` narrows a conversation's id to one console. */
export const ErasureTarget = z.union([
  z.object({ kind: z.literal('conversation'), id: Words, console: Words.optional() }),
  z
    .object({ kind: z.literal('customer'), id: Words.optional(), name: Words.optional() })
    .refine(({ id, name }) => id !== undefined || name !== undefined, 'a customer has an id or a name'),
]);
export type ErasureTarget = z.infer<typeof ErasureTarget>;
/** `POST /erasures`: finds what there is, and removes nothing before it is confirmed. `note` is for the reader: a ticket's number, never the name that is to be erased. */
export const ErasureRequest = z.object({ target: ErasureTarget, note: Words });
export type ErasureRequest = z.infer<typeof ErasureRequest>;

/** What was found, or removed: records by class, and exports' files. Erasures from before texts were counted by themselves have them among interactions. */
export const ErasureCounts = z.looseObject({
  recordings: count,
  interactions: count,
  actions: count,
  messages: count.default(0),
  exports: count,
});
export type ErasureCounts = z.infer<typeof ErasureCounts>;

/**
 * `finding` → `found` (waits to be confirmed) → `running` → `done`. `held`: a hold keeps some of it, and it goes on when that is lifted. The name and the ids are not
 * kept, only their fingerprints, so an erasure is known by its note.
 */
export const Erasure = z.looseObject({
  id: Id,
  kind: z.enum(['conversation', 'customer']),
  note: Words,
  askedBy: z.string().max(500).nullable(),
  askedAt: EpochMs,
  state: z.enum(['finding', 'found', 'running', 'held', 'done']),
  /** What it would remove, null while that is being found. */
  found: ErasureCounts.nullable(),
  removed: ErasureCounts,
  /** Records that a hold keeps. */
  heldBack: count,
  doneAt: EpochMs.nullable(),
  /** Devices that have fetched it, of those that are enrolled. */
  devices: z.looseObject({ told: count, all: count }),
  /** What the job cannot reach, each a word that the screen has a sentence for. */
  unreached: z.array(z.enum(['downloads', 'pushes', 'devices', 'backups', 'other-views'])),
});
export type Erasure = z.infer<typeof Erasure>;
export const Erasures = z.looseObject({ erasures: z.array(Erasure) });

const Behind = z.coerce.number().int().nonnegative().optional();
/**
 * `GET /erasures/list?after&remaskedAfter`, for a device: what it has to erase of its own, and to mask again. The two are counted apart; a device from before there were re-maskings
 * does not ask behind one, and is told of none. `salt` goes before each name that is hashed.
 */
export const ErasureListQuery = z.object({ after: Behind, remaskedAfter: Behind });
/** `GET /erasures/{id}/devices`: whether each device has got it. `askedAt` is when it last asked for what it has to erase. */
export const ErasureDevices = z.looseObject({
  devices: z.array(
    z.looseObject({ id: Id, name: z.string().max(200), told: z.boolean(), askedAt: EpochMs.nullable(), revokedAt: EpochMs.nullable() }),
  ),
});
export type ErasureDevices = z.infer<typeof ErasureDevices>;

export const ErasureEntry = z.looseObject({
  number: z.number().int().positive(),
  id: Id,
  /** Records made after this are another matter. */
  askedAt: EpochMs,
  fingerprints: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(10_000),
});
export type ErasureEntry = z.infer<typeof ErasureEntry>;
export const ErasureList = z.looseObject({
  salt: z.string().max(200),
  entries: z.array(ErasureEntry),
  remaskings: z.array(RemaskEntry).optional(),
});
export type ErasureList = z.infer<typeof ErasureList>;
