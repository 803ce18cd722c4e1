/** A log's signed checkpoint: C2SP signed note with the text of C2SP tlog-checkpoint. Written, read, and checked against the log's verifier key. */
import { fromHex, hash, toHex } from './manifest.ts';
import type { Tree } from './merkle.ts';

/** Ed25519 is algorithm 1 of signed notes. */
const ed25519 = 1;

export interface Checkpoint extends Tree {
  /** The log's name. */
  origin: string;
}

/** Signs a note's text. */
export interface NoteSigner {
  name: string;
  /** The 32 bytes of the Ed25519 public key. */
  publicKey: Uint8Array;
  sign(bytes: Uint8Array<ArrayBuffer>): Uint8Array;
}

export function writeCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(fromHex(root))}\n`;
}

/** The checkpoint in a note's text, or null where it is none. Lines that it does not know are let be, as the format asks. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin = '', size = '', root = ''] = text.split('\n');
  const bytes = fromBase64(root);
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || bytes?.length !== 32) return null;
  return { origin, size: Number(size), root: toHex(bytes) };
}

/** The text with its signature line below an empty line. */
export async function signNote(text: string, signer: NoteSigner): Promise<string> {
  const signature = signer.sign(new TextEncoder().encode(text));
  const id = await nameNoteKey(signer.name, signer.publicKey);
  return `${text}\n— ${signer.name} ${toBase64(Uint8Array.from([...fromHex(id), ...signature]))}\n`;
}

/** The key as others write it down: `name+id+base64(1 ‖ key)`. */
export async function writeVerifier({ name, publicKey }: Pick<NoteSigner, 'name' | 'publicKey'>): Promise<string> {
  return `${name}+${await nameNoteKey(name, publicKey)}+${toBase64(Uint8Array.from([ed25519, ...publicKey]))}`;
}

/** A verifier key's name and bytes; null where it is none, or its id is another key's. */
export async function readVerifier(verifier: string): Promise<{ name: string; id: string; publicKey: Uint8Array<ArrayBuffer> } | null> {
  const [, name = '', id = '', key = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([\w+/=]+)$/.exec(verifier) ?? [];
  const bytes = fromBase64(key);
  if (bytes?.length !== 33 || bytes[0] !== ed25519) return null;
  const publicKey = bytes.slice(1);
  return (await nameNoteKey(name, publicKey)) === id ? { name, id, publicKey } : null;
}

/** The note's text where the verifier's key has signed it, else null. Signatures of others beside it are let be: witnesses add theirs. */
export async function openNote(note: string, verifier: string): Promise<string | null> {
  const key = await readVerifier(verifier);
  const end = note.lastIndexOf('\n\n');
  if (key === null || end === -1) return null;
  const text = note.slice(0, end + 1);
  for (const line of note.slice(end + 2).split('\n')) {
    const [, name, value = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = fromBase64(value);
    if (name !== key.name || bytes?.length !== 68 || toHex(bytes.slice(0, 4)) !== key.id) continue;
    return (await isSigned(key.publicKey, text, bytes.slice(4))) ? text : null;
  }
  return null;
}

async function isSigned(publicKey: Uint8Array<ArrayBuffer>, text: string, signature: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, new TextEncoder().encode(text));
}

/** The first four bytes of the hash of name and key. */
async function nameNoteKey(name: string, publicKey: Uint8Array): Promise<string> {
  const named = Uint8Array.from([...new TextEncoder().encode(`${name}\n`), ed25519, ...publicKey]);
  return (await hash(named)).slice(0, 8);
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
