// The scanner while it scans: slot, news, counters and the list of the latest.

import { read } from "./clock.js";
import { make, one, shape, write, writeName } from "./drawing.js";
import { SIGNED } from "./presences.js";
import { masked } from "./reading.js";
import { isOpen } from "./roster.js";

const FRESH = 6_000; // ms for which the news stand out
const LONG = 26; // characters; a longer name is written smaller

export class Screen {
  constructor(post, words) {
    Object.assign(this, { post, words, shown: null });
  }

  /** When something was, in words. */
  time(moment) {
    return read(moment, this.post.now, this.words.language);
  }

  /** Say what became of a scan, or of a search ({said, values}). */
  news(scan) {
    this.shown = scan;
    this.drawNews();
    const news = one(".news");
    clearTimeout(this.fading);
    delete news.dataset.fresh;
    if (!scan) return;
    void news.offsetWidth; // the same news once more arrive once more
    news.dataset.fresh = "yes";
    this.fading = setTimeout(() => delete news.dataset.fresh, FRESH);
  }

  drawNews() {
    const scan = this.shown;
    const said = scan?.said ?? "idle";
    const person = scan && this.post.roster?.byId.get(scan.registration);
    const name = (scan && this.post.nameOf(scan)) ?? "";
    const since = scan?.since && this.words.say(`news_${said}_more`, { time: this.time(scan.since) });
    const idle = window.isSecureContext ? "idle" : "idle_search";
    one(".news").dataset.said = said;
    one("[data-shape]").replaceChildren(shape(said));
    write(one("[data-told]"), scan ? this.words.say(`news_${said}`, scan.values) : this.words.say(idle));
    write(one("[data-since]"), since || "");
    writeName(one(".told .name"), name);
    one(".told .name").classList.toggle("long", name.length > LONG);
    write(one("[data-whence]"), [person && this.other(person, scan), whence(scan, person)].filter(Boolean).join(" · "));
    one("#undo").hidden = !(scan?.uid && this.post.canUndo(scan));
  }

  /** That the session is for other groups than the person's; "" where it is for everybody or for this one. */
  other({ group }, scan) {
    const groups = this.post.roster.slot(scan.slot)?.groups ?? [];
    if (!groups.length || groups.includes(group)) return "";
    return group ? this.words.say("other_group", { group }) : this.words.say("no_group");
  }

  /** Forget everybody who stands on the page, also where it is hidden now. */
  clear() {
    this.shown = null;
    writeName(one(".told .name"), "");
    write(one("[data-whence]"), "");
    const lists = ["[data-latest]", "[data-found]", "[data-looks]", "[data-slots]", "[data-device]"];
    for (const list of lists) one(list).replaceChildren();
    one("[data-latest]").dataset.drawn = "";
  }

  /** Everything that may have changed. */
  draw(syncing) {
    this.drawSlot();
    this.drawNews();
    this.drawLine(syncing);
    this.drawLatest();
  }

  drawSlot() {
    const { post, words } = this;
    const { slot } = post;
    const asked = post.roster.askedAt(slot);
    const all = asked.length;
    const there = asked.filter((person) => post.there.has(person.id)).length;
    const odd = [post.byHand && "by_hand", !isOpen(slot, post.now) && "not_open"].filter(Boolean);
    one("#slot").dataset.odd = odd.join(" ");
    write(one("[data-slot]"), slot.label);
    write(one("[data-slot-word]"), (odd.length ? odd : ["slot"]).map((name) => words.say(name)).join(" · "));
    write(one("[data-there]"), `${there}`);
    write(one("[data-all]"), `/ ${all}`);
    write(one("[data-there-words]"), words.say("present_of", { there, all }));
    write(one("[data-there-word]"), words.say("there"));
  }

  drawLine({ connected }) {
    const { post, words } = this;
    const lost = post.kept.lost;
    const waits = post.waiting.length;
    one(".net").dataset.net = connected ? "on" : lost ? "off" : "asking";
    const since = lost && words.say("lost", { time: read(lost, Date.now(), words.language) });
    write(one("[data-net-word]"), connected ? words.say("connected") : since || words.say("asking"));
    one("[data-waits]").dataset.waits = waits;
    write(one("[data-waits]"), waits ? words.say("waiting", { count: waits }) : words.say("all_sent"));
    const look = post.toLookAt.length;
    one("#look-open").hidden = !look;
    write(one("[data-look]"), words.say("look", { count: look }));
  }

  drawLatest() {
    const latest = this.post.latest;
    one(".latest .none").hidden = latest.length > 0;
    const waiting = new Set(this.post.waiting.map((scan) => scan.uid));
    const list = one("[data-latest]");
    const drawn = latest.map((scan) => [scan.uid, scan.said, waiting.has(scan.uid), this.post.canUndo(scan)]);
    const mark = JSON.stringify([drawn, this.words.language]);
    if (list.dataset.drawn === mark) return; // buttons stay under the thumb
    list.dataset.drawn = mark;
    list.replaceChildren(...latest.map((scan) => this.row(scan, waiting.has(scan.uid) ? "unsent" : "sent")));
  }

  row(scan, sent) {
    const { post, words } = this;
    const when = this.time(scan.at + (post.kept.offset ?? 0));
    const cloud = make("span", "sent", shape(sent), make("span", "aside", words.say(sent)));
    const what = make("span", "what", `${words.say(`news_${scan.said}`)} · ${when} `, cloud);
    const name = post.nameOf(scan) || masked(scan.code) || "–";
    const strong = make("strong");
    writeName(strong, name);
    const row = make("li", "", shape(scan.said), make("span", "who", strong, what));
    row.dataset.said = scan.said;
    if (post.canUndo(scan)) row.append(this.undoButton(scan, name));
    return row;
  }

  undoButton(scan, name) {
    const button = make("button", "tool", shape("undone"));
    button.type = "button";
    button.dataset.undo = scan.uid;
    button.setAttribute("aria-label", `${this.words.say("undo")} ${name}`);
    return button;
  }
}

/** Under the name: why it was refused, else number and organisation; without a name, what was read. */
function whence(scan, person) {
  if (scan?.said === "refused") return scan.message;
  if (person) return [person.number, person.organisation].filter(Boolean).join(" · ");
  const code = masked(scan?.code ?? "");
  return scan?.said === "unlisted" ? scan.message || code : code;
}

/** Whether the scan let somebody in. */
export const letIn = (scan) => SIGNED.has(scan.said);
