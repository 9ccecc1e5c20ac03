// Who is there: what the server said last, and over it what this device has said since.

export const SIGNED = new Set(["present", "late"]);

export class Presences {
  /** `present` {slot: [registrations]} as the server sends it, `moments` {slot: {registration: ms}} as far as known,
   *  `waiting` the scans that the server has not confirmed, in the order in which they were made. */
  constructor(present = {}, moments = {}, waiting = []) {
    this.slots = new Map();
    for (const [slot, people] of Object.entries(present)) {
      for (const person of people) this.at(Number(slot)).set(person, moments[slot]?.[person] ?? null);
    }
    waiting.forEach((scan) => this.add(scan));
  }

  /** Map of registration → moment (server's ms), null where nobody told it. */
  at(slot) {
    if (!this.slots.has(slot)) this.slots.set(slot, new Map());
    return this.slots.get(slot);
  }

  /** Reckon with one scan of this device. */
  add({ kind, slot, registration, said, since }) {
    const there = this.at(slot);
    if (kind === "annul") there.delete(registration);
    else if (SIGNED.has(said) && registration !== null && !there.has(registration)) there.set(registration, since);
  }
}

/** Whether the server has told of a scan that its person is there. */
export const isThere = ({ registration, said }) => registration !== null && (SIGNED.has(said) || said === "already");

/** {slot: [registrations]} of who is present: what the server `listed` of a slot, else what was known before and whom
 *  it has just `told` to be there. */
export function joined(known = {}, listed, told) {
  const present = { ...known, ...listed };
  for (const { slot, registration } of told.filter((scan) => isThere(scan) && !listed[scan.slot])) {
    present[slot] = [...new Set(present[slot]).add(registration)];
  }
  return present;
}
