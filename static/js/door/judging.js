// What the screen says at once, without asking anybody; the server has the last word.

import { isOpen } from "./roster.js";

/** The verdict on what was read or pressed.
 *
 * `read` is a reading (see reading.js) and may have the `registration` that was pressed or the `badge` fingerprint;
 * `there` the presences at the slot, `moment` the server's time in ms. Returns {said, person, since}: what is said,
 * of whom, and the moment that belongs to it.
 */
export function judge(read, roster, slot, there, moment) {
  const person = roster.byId.get(read.registration) ?? (read.badge && roster.byBadge.get(read.badge));
  if (!person) return { said: strange(read), person: null, since: null };
  if (there.has(person.id)) return { said: "already", person, since: there.get(person.id) };
  if (!isOpen(slot, moment)) {
    return moment < slot.opens
      ? { said: "early", person, since: slot.opens }
      : { said: "closed", person, since: slot.closes };
  }
  return { said: moment >= slot.late ? "late" : "present", person, since: moment };
}

function strange(read) {
  if (read.certificate) return "certificate";
  if (!read.token) return "foreign";
  return read.badge ? "unlisted" : "asked"; // without a secure page no fingerprint: only the server can tell
}

// What each answer of the server means in the words of the screen; any other is a refusal.
const MEANS = { recorded: "present", already: "already", annulled: "undone", nothing: "undone" };
const GOOD = new Set(["present", "late"]);
const TURNED_AWAY = new Set(["unlisted", "foreign", "certificate", "early", "closed"]);

/** What to show after the server has answered: {said, look}; `look` where the door was told something else before. */
export function answered(said, result) {
  const meant = MEANS[result] ?? "refused";
  if (meant === "refused") return TURNED_AWAY.has(said) ? { said, look: false } : { said: meant, look: true };
  if (meant === "present") return { said: said === "late" ? said : meant, look: TURNED_AWAY.has(said) };
  return { said: meant, look: meant === "already" && (GOOD.has(said) || TURNED_AWAY.has(said)) };
}
