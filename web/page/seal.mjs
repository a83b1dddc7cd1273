// A link sealed with a passphrase: AES-256-GCM, the key by PBKDF2 with SHA-256. Around it stands the frame of every
// link (core/link/link.hpp); within it, in place of the content:
//   16 bytes salt, 4 bytes iterations (highest first), 4 bytes key check, 12 bytes nonce, the sealed bytes of the plain
//   link with their tag
// The key check is derived with the key. So a wrong passphrase is told from damage, which the frame's checks tell.

/** OWASP, Password Storage Cheat Sheet: at least this for PBKDF2 with HMAC-SHA-256. */
const iterations = 600_000;
const mostIterations = 10_000_000;

const mark = 'jm216.';
const headSize = 9;
const checkSize = 4;
const saltSize = 16;
const keyCheckSize = 4;
const nonceSize = 12;

/** @param {Uint8Array} bytes */
function toBase64url(bytes) {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function fromBase64url(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

const joined = async (...pieces) => new Uint8Array(await new Blob(pieces).arrayBuffer());

const check = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, checkSize);

/** The frame of core/link/frame.cpp around sealed content. */
async function framed(content) {
  const size = headSize + content.length + checkSize;
  const head = Uint8Array.of(2, 1, size >> 16, size >> 8, size);
  const bytes = await joined(head, await check(head), content);
  return mark + toBase64url(await joined(bytes, await check(bytes)));
}

/** The key, and the bytes that tell whether it is the right one. */
async function keyOf(passphrase, salt, count) {
  const secret = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
  const bits = new Uint8Array(
    await crypto.subtle.deriveBits(
      { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: count },
      material,
      8 * (32 + keyCheckSize),
    ),
  );
  const key = await crypto.subtle.importKey('raw', bits.slice(0, 32), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { key, keyCheck: bits.slice(32) };
}

/** Whether the browser can seal: it offers its cryptography only to pages from https, localhost or a disk. */
export const canSeal = () => Boolean(globalThis.crypto?.subtle);

/** A passphrase that does not open a sealed link. */
export class WrongPassphrase extends Error {
  constructor() {
    super('This passphrase does not open the link. The link itself is whole: ask the sender for the passphrase again.');
    this.name = 'WrongPassphrase';
  }
}

/**
 * @param {string} link plain, its fragment
 * @param {string} passphrase
 * @returns {Promise<string>} the sealed link's fragment
 */
export async function seal(link, passphrase) {
  const salt = crypto.getRandomValues(new Uint8Array(saltSize));
  const nonce = crypto.getRandomValues(new Uint8Array(nonceSize));
  const { key, keyCheck } = await keyOf(passphrase, salt, iterations);
  const plain = fromBase64url(link.slice(mark.length));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, plain));
  const count = new Uint8Array(4);
  new DataView(count.buffer).setUint32(0, iterations);
  return framed(await joined(salt, count, keyCheck, nonce, sealed));
}

/**
 * @param {string} link sealed, its fragment, whose frame has been checked
 * @param {string} passphrase
 * @returns {Promise<string | null>} the plain link's fragment; null where what is sealed was altered. Rejects with
 *   WrongPassphrase
 */
export async function unseal(link, passphrase) {
  let at = headSize;
  const bytes = fromBase64url(link.slice(mark.length));
  const take = (size) => bytes.slice(at, (at += size));
  const salt = take(saltSize);
  if (bytes.length < headSize + saltSize + 4 + keyCheckSize + nonceSize + checkSize) return null;
  const count = new DataView(take(4).buffer).getUint32(0);
  if (count < 1 || count > mostIterations) return null;
  const { key, keyCheck } = await keyOf(passphrase, salt, count);
  if (take(keyCheckSize).some((byte, i) => byte !== keyCheck[i])) throw new WrongPassphrase();
  const nonce = take(nonceSize);
  const sealed = bytes.slice(at, bytes.length - checkSize);
  try {
    return mark + toBase64url(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, sealed)));
  } catch {
    return null;
  }
}

/**
 * Whether a text that was pasted is a link, or its fragment, with the words around it, rather than a ledger: as it was
 * made, or as mail programs leave it (core/link/as_sent.hpp).
 * @param {string} text its beginning will do
 */
export function isLink(text) {
  if (/^\s*[{[]/.test(text)) return false;
  const kept = text.replace(/=[ \t\r]*\n|[^\w#%=.*-]/g, '');
  return /(?:#|[%=](?:25)*23|-23|\*)jm216(?:\.|[%=](?:25)*2E)/i.test(kept) || kept.startsWith(mark);
}
