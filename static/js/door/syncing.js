// Sending what waits, and hearing what other doors have recorded: one request at a time, again and again.

import { ask, Barred, Unfit, Unreached } from "./server.js";

const A_BATCH = 500;
const EVERY = 15_000; // ms between two looks at the server
const PAUSES = [1_000, 2_000, 4_000, 8_000, 15_000]; // after one, two, three … failures
const ROSTER_LASTS = 5 * 60_000;
const ROSTER_AT_MOST = 20_000; // ms between two rosters, however often a stranger's badge is read
const BODY = ["uid", "kind", "slot", "registration", "code", "how", "at"];

export class Syncing {
  constructor(post) {
    Object.assign(this, { post, failures: 0, running: false, rosterAt: 0, heardAt: 0, stateTag: null, wantsRoster: false });
  }

  start() {
    window.addEventListener("online", () => this.nudge());
    window.addEventListener("offline", () => this.lost());
    document.addEventListener("visibilitychange", () => document.hidden || this.nudge());
    this.nudge();
  }

  /** Begin now, unless it is under way already; then once more after it. */
  nudge({ roster = false } = {}) {
    this.wantsRoster ||= roster;
    this.wanted = true;
    if (!this.running) this.run();
  }

  async run() {
    this.running = true;
    clearTimeout(this.timer);
    while (this.wanted) {
      this.wanted = false;
      await this.turn().then(() => this.reached(), (error) => this.failed(error));
    }
    this.running = false;
    const pause = this.failures ? PAUSES[Math.min(this.failures, PAUSES.length) - 1] : EVERY;
    this.timer = setTimeout(() => this.nudge(), pause);
  }

  async turn() {
    await this.post.forgetOverdue();
    if (!this.post.kept.key) return;
    const sent = await this.send();
    const fetched = this.rosterIsDue() && (await this.fetchRoster());
    if (!sent && !fetched) await this.look();
  }

  /** Send everything that waits; returns whether there was anything. */
  async send() {
    let size = A_BATCH;
    for (let sent = false; ; sent = true) {
      const batch = await this.post.store.waiting(size);
      if (!batch.length) return sent;
      try {
        if (!(await this.sendBatch(batch))) throw new Unreached("no answer to any scan");
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
        if (batch.length === 1) await this.giveUp(batch[0], error.message);
        size = Math.ceil(batch.length / 2); // one that is unfit must not hold up the others
      }
    }
  }

  async sendBatch(batch) {
    const waiting = (await this.post.store.count()) - batch.length;
    const scans = batch.map((scan) => Object.fromEntries(BODY.map((name) => [name, scan[name]])));
    const brief = this.mayBeBrief(batch);
    const body = { sent_at: Date.now(), waiting, brief, scans };
    const { data, offset } = await this.ask("scans", { method: "POST", body });
    this.stateTag = null;
    if (!brief) this.heardAt = Date.now();
    return this.post.settle(batch, data, offset);
  }

  /** Whether the server need not tell who is present: it did so lately, and the results alone will say who came. */
  mayBeBrief(batch) {
    const age = Date.now() - this.heardAt;
    return age >= 0 && age < EVERY && batch.every(({ kind, registration }) => kind === "present" && registration !== null);
  }

  giveUp(scan, message) {
    const results = [{ uid: scan.uid, result: "malformed", message, name: "", at: null }];
    return this.post.settle([scan], { results, present: this.post.kept.present }, this.post.kept.offset);
  }

  rosterIsDue() {
    const age = Date.now() - this.rosterAt;
    return !this.post.roster || age > ROSTER_LASTS || age < 0 || (this.wantsRoster && age > ROSTER_AT_MOST);
  }

  async fetchRoster() {
    const { data, etag, offset } = await this.ask("roster", { etag: this.post.roster && this.post.kept.roster?.etag });
    this.rosterAt = this.heardAt = Date.now();
    this.wantsRoster = false;
    if (data === null) return false;
    this.stateTag = null;
    await this.post.receive(data, etag, offset);
    return true;
  }

  /** What other doors have recorded. */
  async look() {
    const { data, etag, offset } = await this.ask("state", { etag: this.stateTag });
    this.heardAt = Date.now();
    if (data === null) return;
    if (data.revoked) throw new Barred("revoked", data.message ?? "");
    this.stateTag = etag;
    await this.post.set({ present: data.present, offset });
    this.post.reckon();
    this.post.tell("changed");
  }

  /** Ask, and measure how far the server's clock is ahead of ours: its time against the middle of the asking. */
  async ask(path, how) {
    const before = Date.now();
    const { key, language = "th" } = this.post.kept;
    const answer = await ask(path, { ...how, key, language });
    const offset = answer.data && Math.round(answer.data.now - (before + Date.now()) / 2);
    return { ...answer, offset };
  }

  async reached() {
    this.failures = 0;
    this.connected = Boolean(this.post.kept.key);
    if (this.post.kept.lost) await this.post.set({ lost: null });
    else this.post.tell("changed");
  }

  async failed(error) {
    if (error instanceof Barred) return this.post.bar(error);
    if (!(error instanceof Unreached)) console.error(error);
    this.failures += 1;
    await this.lost();
  }

  async lost() {
    this.connected = false;
    if (this.post.kept.key && !this.post.kept.lost) await this.post.set({ lost: Date.now() });
    else this.post.tell("changed");
  }
}
