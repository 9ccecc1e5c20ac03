// What this device keeps, through reloads and flat batteries, in IndexedDB.
//
// kept     name → value: key, cohort's roster, who is present, settings of this device
// waiting  scans that the server has not confirmed, in the order in which they were made
// told     the latest scans that it has confirmed, for the list on the screen

import { openDB } from "../../node_modules/idb/build/index.js";

const STRICT = { durability: "strict" }; // on the disk before it is called kept
const OWN = ["language", "mute", "camera"]; // settings that say nothing of anybody
const LATEST = 40;

export class Store {
  /** Raises where the browser keeps nothing (a private window, no space). */
  static async open() {
    const store = new Store();
    store.db = await connect();
    await store.set({ opened: Date.now() });
    return store;
  }

  /** Browsers on iPhones lose the connection when they sleep: it is made anew once. */
  async work(stores, mode, act) {
    try {
      return await this.transaction(stores, mode, act);
    } catch (error) {
      if (!["InvalidStateError", "UnknownError", "AbortError"].includes(error.name)) throw error;
      this.db = await connect();
      return this.transaction(stores, mode, act);
    }
  }

  async transaction(stores, mode, act) {
    const all = this.db.transaction(stores, mode, mode === "readwrite" ? STRICT : undefined);
    const done = act(...stores.map((name) => all.objectStore(name)));
    return (await Promise.all([done, all.done]))[0];
  }

  /** Everything at once: {kept: {name: value}, waiting: [scans], told: [scans]}. */
  async all() {
    return this.work(["kept", "waiting", "told"], "readonly", async (kept, waiting, told) => {
      const [names, values] = await Promise.all([kept.getAllKeys(), kept.getAll()]);
      const found = Object.fromEntries(names.map((name, place) => [name, values[place]]));
      return { kept: found, waiting: await waiting.getAll(), told: await told.getAll() };
    });
  }

  set(values) {
    return this.work(["kept"], "readwrite", (kept) => {
      for (const [name, value] of Object.entries(values)) kept.put(value, name);
    });
  }

  /** Keep a scan until the server has confirmed it. */
  keep(scan) {
    return this.work(["waiting"], "readwrite", (waiting) => waiting.add(scan));
  }

  /** The oldest scans that wait, at most `count`. */
  waiting(count) {
    return this.work(["waiting"], "readonly", (waiting) => waiting.getAll(null, count));
  }

  count() {
    return this.work(["waiting"], "readonly", (waiting) => waiting.count());
  }

  /** The server has answered for these scans (as they were read from `waiting`): they wait no more. */
  confirm(scans, values) {
    return this.work(["waiting", "told", "kept"], "readwrite", async (waiting, told, kept) => {
      for (const scan of scans) [waiting.delete(scan.place), told.put(scan)];
      for (const [name, value] of Object.entries(values)) kept.put(value, name);
      const all = await told.getAll();
      const staying = new Set(shortened(all));
      for (const scan of all) if (!staying.has(scan)) told.delete(scan.uid);
    });
  }

  /** The person at the door has seen what the server said otherwise: of one scan, or of all. */
  seen(uid) {
    return this.work(["told"], "readwrite", async (told) => {
      const seen = (await told.getAll()).filter((scan) => scan.look && (!uid || scan.uid === uid));
      for (const scan of seen) told.put({ ...scan, look: false });
    });
  }

  /** Forget names, key and what was confirmed; with `everything`, also the scans that wait. */
  wipe({ everything = false, but = [], values = {} } = {}) {
    return this.work(["kept", "waiting", "told"], "readwrite", async (kept, waiting, told) => {
      const staying = [...OWN, ...but];
      for (const name of await kept.getAllKeys()) if (!staying.includes(name)) kept.delete(name);
      for (const [name, value] of Object.entries(values)) kept.put(value, name);
      told.clear();
      if (everything) waiting.clear();
    });
  }
}

/** Of scans that the server has confirmed: the latest, and those that somebody has yet to look at. */
export function shortened(told) {
  const newest = [...told].sort((one, other) => other.at - one.at);
  let seen = 0;
  return newest.filter((scan) => scan.look || ++seen <= LATEST);
}

function connect() {
  return openDB("scanner", 1, {
    upgrade(db) {
      db.createObjectStore("kept");
      db.createObjectStore("waiting", { keyPath: "place", autoIncrement: true });
      db.createObjectStore("told", { keyPath: "uid" });
    },
    blocking: (_now, _next, { target }) => target.close(), // a newer page wants to change the tables
  });
}
