// What a code says, be it read by the camera or typed by a scanner that acts as a keyboard.

const PREFIX = "TRN1:"; // see trainer/registration/badges.py
const LONGEST = 100; // characters that are kept of a code
// What such a scanner types where the keyboard is set to Thai (Kedmanee), key by key.
const LATIN = "QWERTYUIOPASDFGHJKLZXCVBNM:1234567890";
const THAI = "๐\"ฎฑธํ๊ณฯญฤฆฏโฌ็๋ษศ()ฉฮฺ์?ซๅ/-ภถุึคตจ";
const PREFIX_IN_THAI = "ธฑ์ๅซ";

/** A code cut to what may be sent and kept: no control characters, no halves of characters, at most 100. */
export function tidy(text) {
  return [...text.slice(0, 4 * LONGEST).replace(/[\p{Cc}\p{Cs}]/gu, "")].slice(0, LONGEST).join("").trim();
}

/** What the code is: {code, token} of a badge of ours, {code, certificate: true}, {code, device} or only {code}. */
export function reading(text) {
  const code = tidy(text);
  if (code.toUpperCase().startsWith(PREFIX)) return { code, token: code.slice(PREFIX.length).trim().toUpperCase() };
  const address = /^https?:\/\/[^/]+(\/.*)$/i.exec(code)?.[1] ?? "";
  if (address.includes("/certificates/")) return { code, certificate: true };
  return address.startsWith("/door/devices/") ? { code, device: text.trim() } : { code };
}

/** A code as screens and lists show it: whoever has the whole code of a badge could print one. */
export const masked = (code) => (code.toUpperCase().startsWith(PREFIX) ? `${PREFIX} … ${code.slice(-4)}` : code);

/** The badge's code that was typed, or null where these are words to search for. */
export function typed(text) {
  const trimmed = text.trim();
  if (trimmed.toUpperCase().startsWith(PREFIX)) return trimmed;
  return trimmed.startsWith(PREFIX_IN_THAI) ? inLatin(trimmed) : null;
}

/** The first 16 hex digits of the token's SHA-256, as the roster has them; null where the page is not secure. */
export async function fingerprint(token) {
  if (!globalThis.crypto?.subtle) return null;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return [...new Uint8Array(digest)].slice(0, 8).map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function inLatin(text) {
  return [...text].map((key) => LATIN[THAI.indexOf(key)] ?? key).join("");
}
