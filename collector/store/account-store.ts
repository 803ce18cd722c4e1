/** The part of the store's contract that keeps accounts. Passwords reach it as hashes with their parameters, other secrets as SHA-256. */
import type { OwnAction } from '../own-ledger.ts';
import type { Account, AccountChange, NewAccount } from '../../lib/events/account-api.ts';

/** Names are compared without regard to case. */
export interface AccountStore {
  /** Null where the name is taken. It has no password yet. */
  addAccount(account: NewAccount & { now: number }): Promise<Account | null>;
  listAccounts(): Promise<Account[]>;
  readAccount(id: string): Promise<Account | null>;
  /** An account that signs in by a password, with the hash of it. */
  findLogin(name: string): Promise<{ account: Account; password: string | null } | null>;
  /** False where there is none. One that is disabled is signed out everywhere. */
  changeAccount(id: string, change: AccountChange): Promise<boolean>;
  /** Signs the account out everywhere, and voids its set-up links. */
  setPassword(id: string, password: string): Promise<void>;
  /** The same password under newer parameters: nobody is signed out. */
  rehashPassword(id: string, password: string): Promise<void>;

  /** An account has one set-up link: a new one voids the one before. */
  addSetUp(codeHash: string, account: string, expiresAt: number): Promise<void>;
  findSetUp(codeHash: string, now: number): Promise<Account | null>;
  /** False where the code is unknown, spent or expired. */
  spendSetUp(codeHash: string, password: string, now: number): Promise<boolean>;

  /**
   * The account of whom the organisation's own sign-in names, made or brought up to date; `before` is as it was, null where it is new. Null where it would be
   * new and has no role.
   */
  putProvided(
    identity: NewAccount & { issuer: string; subject: string; now: number },
  ): Promise<{ account: Account; before: Account | null } | null>;

  /** What another process did to accounts, for the collector to take into its ledger. */
  addNote(action: OwnAction): Promise<void>;
  /** The oldest note first; `done` says that it is in the ledger. */
  listNotes(): Promise<{ action: OwnAction; done(): void }[]>;

  openSignIn(signIn: { hash: string; account: string; expiresAt: number; now: number }): Promise<void>;
  /** Null where it is unknown, ended, expired, unused for an hour, or its account is disabled. */
  findSignIn(hash: string, now: number): Promise<Account | null>;
  endSignIn(hash: string): Promise<void>;
  endSignIns(account: string): Promise<void>;
}
