// Asking the server. Three things can go wrong, and each is an error of its own.

const PATIENCE = 15_000; // ms

/** No network, no answer in time, a server in trouble, or an answer that is not ours (a hotel's sign-in page). */
export class Unreached extends Error {}

/** The server does not know this device any more: `reason` is revoked, expired or unknown. */
export class Barred extends Error {
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

/** The server cannot take the request as it is. */
export class Unfit extends Error {}

/** Ask for one of the scanner's addresses: returns {data, etag}; data is null where nothing changed since `etag`, or
 *  where nothing is said but that it was done. */
export async function ask(path, { key, language, method = "GET", body, etag } = {}) {
  const headers = { Authorization: `Bearer ${key}`, "Accept-Language": language, Accept: "application/json" };
  if (body) headers["Content-Type"] = "application/json";
  if (etag) headers["If-None-Match"] = etag;
  const asked = { method, headers, body: body && JSON.stringify(body), cache: "no-store", credentials: "omit" };
  const { answer, data } = await reached(`/door/scanner/${path}`, asked);
  if (answer.status === 304) return { data: null, etag };
  if (answer.status === 401 && data?.error) throw new Barred(data.error, data.message);
  if (answer.status === 400 || answer.status === 413) throw new Unfit(data?.message ?? "");
  if (!answer.ok || (data === null && answer.status !== 204)) throw new Unreached(`${answer.status}`);
  return { data, etag: answer.headers.get("ETag") };
}

async function reached(address, asked) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(address, { ...asked, redirect: "error", signal: stop.signal });
    const text = await answer.text(); // an answer that breaks off in the middle was none
    return { answer, data: text && isJson(answer) ? JSON.parse(text) : null };
  } catch (error) {
    throw new Unreached(error.message);
  } finally {
    clearTimeout(timer);
  }
}

const isJson = (answer) => (answer.headers.get("Content-Type") ?? "").includes("json");
