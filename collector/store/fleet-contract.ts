/** What every store keeps of devices: who they are, by which keys and tokens they come in, by which links they came, and what they last said. */
import type { PairingOffer } from '../../lib/events/api.ts';
import type { Attention, DeviceChange, PairingView } from '../../lib/events/device-api.ts';
import type { DevicePublicKey } from '../../lib/events/device-key.ts';
import type { DeviceState } from '../../lib/events/device-state.ts';

/** The part of a pairing offer that is the organisation's; the rest is the collector's own. */
export type Offer = Pick<PairingOffer, 'expiresAt' | 'sites' | 'retentionDays' | 'group'>;

/** Who a token is taken for. `key` is the name of its key, null where it has shown none yet. */
export interface Device {
  id: string;
  name: string;
  group: string | null;
  version: string;
  key: string | null;
  enrolledAt: number;
  revokedAt: number | null;
  lastSeenAt: number | null;
  /** The website whose visitor's browser it is, by its id; null: a device of the organisation's own. */
  website: string | null;
}

/** `told` is what the log was told of already, so that each change is told once. */
export interface StoredDevice extends Device {
  state: DeviceState | null;
  told: Attention[];
}

/** A key with its name, its RFC 7638 thumbprint. */
export interface NamedKey {
  id: string;
  publicKey: DevicePublicKey;
}

export interface Enrolment {
  codeHash: string;
  tokenHash: string;
  tokenExpiresAt: number;
  device: string;
  name: string;
  version: string;
  key: NamedKey;
  now: number;
}

/**
 * `again`: the same device asks with the same code and key, because the answer did not reach it; that uses nothing up. `spent`: the code is unknown, used up, expired or
 * withdrawn, or the device was revoked since it used it. `other-key`: the device is known by another key, and nobody has revoked it.
 */
export type EnrolOutcome = 'enrolled' | 'again' | 'spent' | 'other-key';

/** How often and by which name a link can be listed; once where nothing is said. */
export interface LinkTerms {
  id: string;
  uses: number;
  createdAt: number;
}

/** Secrets reach it as SHA-256 only. */
export interface FleetStore {
  addPairing(codeHash: string, offer: Offer, link?: LinkTerms): Promise<void>;
  /** Null where the code is unknown, used up, expired or withdrawn. */
  readPairing(codeHash: string, now: number): Promise<Offer | null>;
  /** Links that are in time, also those that are used up; newest first. */
  listPairings(now: number): Promise<PairingView[]>;
  /** The link as it was; null where there is none. */
  withdrawPairing(id: string): Promise<PairingView | null>;

  /** A device that enrols anew is known by its new token only. */
  enrolDevice(enrolment: Enrolment): Promise<EnrolOutcome>;
  /** False where the device is known by another key already. */
  giveKey(device: string, key: NamedKey, now: number): Promise<boolean>;
  /** Every key that the device ever had, its present one last: what it signed earlier stays signed. */
  listKeys(device: string): Promise<NamedKey[]>;
  /** The device's one nonce; the one before is worthless. */
  setNonce(device: string, nonceHash: string, expiresAt: number): Promise<void>;
  /** Uses the nonce up; false where it is not the device's, or too old. */
  spendNonce(device: string, nonceHash: string, now: number): Promise<boolean>;
  /** One more token; those that have expired go, and so does one from before it had a key. */
  addToken(device: string, tokenHash: string, expiresAt: number, now: number): Promise<void>;
  /** Also where it was revoked: whoever asks says so. */
  findDevice(tokenHash: string, now: number): Promise<Device | null>;

  readDevice(id: string): Promise<StoredDevice | null>;
  /** The organisation's own: visitors come and go, and need nobody's attention. */
  listDevices(): Promise<StoredDevice[]>;
  /** False where there is no such device. */
  changeDevice(id: string, change: DeviceChange): Promise<boolean>;
  revokeDevice(id: string, now: number): Promise<boolean>;
  noteSeen(id: string, now: number): Promise<void>;
  putState(id: string, state: DeviceState, now: number): Promise<void>;
  setTold(id: string, told: readonly Attention[]): Promise<void>;
}
