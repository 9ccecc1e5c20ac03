// The cohort's people and slots, as the server handed them over, ready to be asked.

export class Roster {
  constructor(data) {
    Object.assign(this, data); // cohort, device, expires, slots, people
    this.byId = new Map(this.people.map((person) => [person.id, person]));
    this.byBadge = new Map(this.people.map((person) => [person.badge, person]));
    this.slots = [...this.slots].sort((one, other) => one.starts - other.starts);
  }

  /** The people whom a slot asks: everybody, or those of the groups that its session is for. */
  askedAt(slot) {
    return slot.groups?.length ? this.people.filter((person) => slot.groups.includes(person.group)) : this.people;
  }

  slot(id) {
    return this.slots.find((slot) => slot.id === id);
  }

  /** The slot that is open at a moment (server's ms); where windows overlap, the one that begins nearest to it.
   *  Where none is open, the next one, else the last. Undefined only without any slot. */
  slotAt(moment) {
    const open = this.slots.filter((slot) => isOpen(slot, moment));
    const distance = (slot) => Math.abs(slot.starts - moment);
    if (open.length) return open.reduce((best, slot) => (distance(slot) < distance(best) ? slot : best));
    return this.slots.find((slot) => slot.opens > moment) ?? this.slots.at(-1);
  }
}

export const isOpen = (slot, moment) => slot.opens <= moment && moment < slot.closes;
