// One post at the door: what this device knows and holds, and what becomes of each scan.

import { answered, judge } from "./judging.js";
import { stamp } from "./clock.js";
import { isThere, joined, Presences, SIGNED } from "./presences.js";
import { fingerprint, masked } from "./reading.js";
import { Roster } from "./roster.js";
import { shortened } from "./store.js";

const CHOSEN_FOR = 30 * 60_000; // ms that a slot chosen by hand stays chosen after it has closed
const SHOWN = 20;

export class Post {
  /** `tell(event, detail)` hears of "changed" (look again) and "settled" (the server answered for these scans). */
  constructor(store, tell) {
    Object.assign(this, { store, tell, kept: {}, waiting: [], told: [], turn: Promise.resolve() });
  }

  /** Read everything that the device holds; again whenever another window may have changed it. */
  async load() {
    const { kept, waiting, told } = await this.store.all();
    const news = !this.roster || this.kept.roster?.etag !== kept.roster?.etag;
    if (news) this.roster = kept.roster ? new Roster(kept.roster.data) : null;
    Object.assign(this, { kept, waiting, told });
    this.reckon();
  }

  /** none, revoked, expired, unknown, over, fetching, noslots or ready. */
  get state() {
    if (this.kept.barred) return this.kept.barred.reason;
    if (!this.kept.key) return "none";
    if (!this.roster) return this.kept.over ? "over" : "fetching";
    return this.roster.slots.length ? "ready" : "noslots";
  }

  /** The server's time as far as this device can tell, in ms. */
  get now() {
    return Date.now() + (this.kept.offset ?? 0);
  }

  get slot() {
    return (this.byHand && this.roster.slot(this.kept.chosen.slot)) || this.roster.slotAt(this.now);
  }

  /** Whether somebody chose the slot, other than its time. */
  get byHand() {
    const chosen = this.kept.chosen;
    return Boolean(chosen && chosen.until > this.now && this.roster?.slot(chosen.slot));
  }

  get there() {
    return this.presences.at(this.slot.id);
  }

  /** The latest scans of this device, the newest first. */
  get latest() {
    return [...this.told, ...this.waiting].sort((one, other) => other.at - one.at).slice(0, SHOWN);
  }

  /** What the server said otherwise than the door was told, the newest first. */
  get toLookAt() {
    return this.told.filter((scan) => scan.look).sort((one, other) => other.at - one.at);
  }

  nameOf(scan) {
    return this.roster?.byId.get(scan.registration)?.name ?? scan.name ?? "";
  }

  canUndo(scan) {
    if (scan.kind !== "present" || scan.registration === null) return false;
    return SIGNED.has(scan.said) && this.presences.at(scan.slot).has(scan.registration);
  }

  /** Keep what was read or pressed; returns the scan with its verdict. Raises where the browser cannot keep it. */
  take(read, how) {
    return this.inTurn(async () => {
      const badge = read.token ? await fingerprint(read.token) : null;
      const { said, person, since } = judge({ ...read, badge }, this.roster, this.slot, this.there, this.now);
      return this.keep({ kind: "present", registration: person?.id ?? null, code: read.code ?? "", how, said, since });
    });
  }

  /** Take back one of the latest scans. */
  undo({ slot, registration, name }) {
    const annulment = { kind: "annul", slot, registration, code: "", how: "search", said: "undone", since: null, name };
    return this.inTurn(() => this.keep(annulment));
  }

  async keep(facts) {
    const scan = { slot: this.slot.id, ...facts, uid: uuid(), at: stamp() };
    scan.place = await this.store.keep(scan); // first to the disk, then to the eye
    this.waiting.push(scan);
    this.presences.add(scan);
    this.tell("changed");
    return scan;
  }

  /** One after the other: the second press on a name must know of the first. */
  inTurn(act) {
    const done = this.turn.then(act);
    this.turn = done.catch(() => {});
    return done;
  }

  /** The server's answer to a batch: {results, present}, present of the slots that the batch names, or of none.
   *  Returns for how many scans it answered. */
  async settle(batch, answer, offset) {
    const sent = new Map(batch.map((scan) => [scan.uid, scan]));
    const known = answer.results.filter((one) => sent.has(one.uid));
    const told = known.map((one) => heard(sent.get(one.uid), one));
    const present = joined(this.kept.present, answer.present, told);
    const facts = { present, moments: noted(this.kept.moments, told), offset };
    await this.store.confirm(told, facts);
    Object.assign(this.kept, facts);
    const over = new Set(told.map((scan) => scan.uid));
    this.waiting = this.waiting.filter((scan) => !over.has(scan.uid));
    this.told = shortened([...this.told.filter((scan) => !over.has(scan.uid)), ...told]);
    this.reckon();
    this.tell("settled", told);
    return told.length;
  }

  /** Somebody has looked at what the server said otherwise. */
  async seen(uid) {
    await this.store.seen(uid);
    await this.load();
    this.tell("changed");
  }

  async choose(slot) {
    const until = slot && Math.max(slot.closes, this.now + CHOSEN_FOR);
    await this.set({ chosen: slot ? { slot: slot.id, until } : null });
  }

  async set(values) {
    Object.assign(this.kept, values);
    await this.store.set(values);
    this.tell("changed");
  }

  /** A new roster from the server. */
  async receive(data, etag, offset) {
    const { present, now: _now, ...roster } = data;
    this.roster = new Roster(roster);
    Object.assign(this.kept, { present });
    this.reckon();
    await this.set({ roster: { data: roster, etag }, present, offset, over: false });
  }

  /** The roster is not kept for longer than the server allows. */
  async forgetOverdue() {
    if (!this.roster || this.now < this.roster.expires) return;
    await this.forget({ but: ["key", "device", "offset"], values: { over: true } });
  }

  /** The server bars this device: whoever holds it keeps nothing of ours. */
  bar({ reason, message }) {
    return this.forget({ everything: reason === "revoked", values: { barred: { reason, message } } });
  }

  async forget(how) {
    await this.store.wipe(how);
    this.roster = null;
    await this.load();
    this.tell("changed");
  }

  reckon() {
    this.presences = new Presences(this.kept.present, this.kept.moments, this.waiting);
  }
}

/** A scan with what the server said to it; `first` is what the door was told. */
function heard(scan, { result, message, name, at }) {
  const { said, look } = answered(scan.said, result);
  const since = at ?? scan.since;
  return { ...scan, code: masked(scan.code), said, look, first: scan.said, message, name: name || scan.name, since };
}

/** The moments of presences, with those that the server has just told. */
function noted(moments = {}, told) {
  for (const { slot, registration, since } of told.filter(isThere)) (moments[slot] ??= {})[registration] = since;
  return moments;
}

/** A random UUID (version 4), also on pages that are not secure, where crypto.randomUUID is missing. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
