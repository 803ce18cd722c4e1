/** How devices come in and stay in over HTTP: enrolment, proofs for short-lived tokens, and what an admin sees and does. */
import { z } from 'zod';
import { EpochMs, Id } from './base.ts';
import { DevicePublicKey, Signature } from './device-key.ts';
import { DeviceState } from './device-state.ts';

/** Devices are grouped by this name, which links carry and admins give. */
export const GroupName = z.string().trim().min(1).max(100);

const Secret = z.string().min(16).max(200);
/** The collector's address as the device knows it: proofs are for it alone. */
const Address = z.string().max(2000).refine(URL.canParse, 'not an address');
const Version = z.string().max(100);
const DeviceName = z.string().trim().max(200);

/** `POST /devices`, open, uses a code up: 201 with a token, 410 where the code is used up, expired or withdrawn. The proof is over code, device and address. */
export const EnrolRequest = z.looseObject({
  code: Secret,
  device: Id,
  name: DeviceName,
  version: Version,
  publicKey: DevicePublicKey,
  collector: Address,
  proof: Signature,
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;

/** A token and for how long it is good, whatever either clock says; a collector from before devices had keys names no end. */
export const EnrolAnswer = z.looseObject({ device: Id, token: z.string().min(32).max(200), lifeMs: z.number().positive().nullish() });
export type EnrolAnswer = z.infer<typeof EnrolAnswer>;

/** `PUT /device/key`, with the token of a device that was enrolled before it had a key. */
export const KeyRequest = z.looseObject({ publicKey: DevicePublicKey, collector: Address, proof: Signature });
export type KeyRequest = z.infer<typeof KeyRequest>;

/** `POST /device/nonces`, open: a nonce to sign, for one proof within two minutes. Asking again makes the one before worthless. */
export const NonceRequest = z.looseObject({ device: Id });
export const NonceAnswer = z.looseObject({ nonce: Secret, expiresAt: EpochMs });
export type NonceAnswer = z.infer<typeof NonceAnswer>;

/** `POST /device/tokens`, open: a token of an hour for a proof over the nonce, device and address. */
export const TokenRequest = z.looseObject({ device: Id, nonce: Secret, collector: Address, proof: Signature });
export type TokenRequest = z.infer<typeof TokenRequest>;

/** `GET /device`, with a device's token: who the collector takes it for, and the name of the key that it knows. */
export const DeviceAnswer = z.looseObject({
  device: Id,
  name: z.string().max(200),
  enrolledAt: EpochMs,
  key: z.string().max(100).nullish(),
});
export type DeviceAnswer = z.infer<typeof DeviceAnswer>;

/** Why a device needs to be looked at, the worst first. */
export const attentions = ['silent', 'stuck', 'not-recording', 'outdated'] as const;
export const Attention = z.enum(attentions);
export type Attention = z.infer<typeof Attention>;

/** A device as admins see it. `key` is the name of its key, null where it was enrolled before it had one. `state` is its own last report. */
export const DeviceView = z.looseObject({
  id: Id,
  name: z.string().max(200),
  group: GroupName.nullable(),
  version: Version,
  key: z.string().max(100).nullable(),
  enrolledAt: EpochMs,
  revokedAt: EpochMs.nullable(),
  lastSeenAt: EpochMs.nullable(),
  state: DeviceState.nullable(),
  attention: z.array(Attention),
});
export type DeviceView = z.infer<typeof DeviceView>;

/** By which a device is silent, stuck or outdated: an admin's choice. */
export const FleetLimits = z.looseObject({ silentDays: z.number().positive(), stuckHours: z.number().positive(), oldestVersion: Version });
export type FleetLimits = z.infer<typeof FleetLimits>;

/** `GET /devices`: all of them, what needs attention first. */
export const DevicesPage = z.looseObject({ devices: z.array(DeviceView), limits: FleetLimits, now: EpochMs });
export type DevicesPage = z.infer<typeof DevicesPage>;

/** `PUT /devices/{id}`: what an admin may change of it. */
export const DeviceChange = z.strictObject({ name: DeviceName.min(1), group: GroupName.nullable() });
export type DeviceChange = z.infer<typeof DeviceChange>;

/** `POST /pairings`: an enrolment link for so many devices, until then. */
export const longestLinkMs = 90 * 24 * 60 * 60_000;
export const PairingRequest = z.strictObject({
  uses: z.number().int().min(1).max(10_000),
  lifeMs: z.number().int().min(60_000).max(longestLinkMs),
  group: GroupName.nullable(),
});
export type PairingRequest = z.infer<typeof PairingRequest>;

/** A link as it can be listed: never with its code, which is shown once. */
export const PairingView = z.looseObject({
  id: Id,
  group: GroupName.nullable(),
  uses: z.number().int(),
  usesLeft: z.number().int(),
  createdAt: EpochMs,
  expiresAt: EpochMs,
});
export type PairingView = z.infer<typeof PairingView>;
export const PairingAnswer = z.looseObject({ pairing: PairingView, link: z.string().max(4000) });
export type PairingAnswer = z.infer<typeof PairingAnswer>;

/** `GET /pairings`: those that still enrol, or could until they were used up; newest first. */
export const PairingsPage = z.looseObject({ pairings: z.array(PairingView) });
export type PairingsPage = z.infer<typeof PairingsPage>;
