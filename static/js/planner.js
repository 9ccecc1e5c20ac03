// The grid of the agenda: days side by side, rooms as columns within a day. Entries are moved and stretched by mouse,
// by touch at their grip, and by keyboard; each act is sent at once, and the page around is brought up to date.
import { laid } from "./planner_layout.js";

const SNAP = 5; // minutes
const SCALE = 1.8; // pixels a minute
const NARROW = 100; // pixels: less leaves no room for words beside the grip
const PATIENCE = 700; // milliseconds after the last key before a move is sent
const LAST = 24 * 60 - SNAP;

const snapped = (minutes) => Math.round(minutes / SNAP) * SNAP;
const within = (value, least, most) => Math.min(Math.max(value, least), most);

class Planner {
  constructor(root) {
    this.root = root;
    this.said = root.querySelector("[data-said]");
    this.failed = root.querySelector("[data-failed]");
    this.waiting = null;
    this.lay();
    root.addEventListener("pointerdown", (event) => this.grab(event));
    root.addEventListener("keydown", (event) => this.press(event));
    root.addEventListener("click", (event) => this.dragged && (event.preventDefault(), (this.dragged = false)), true);
    root.addEventListener("focusout", (event) => event.target.matches(".block") && this.send(event.target));
    root.addEventListener("dragstart", (event) => event.preventDefault());
  }

  get days() { return [...this.root.querySelectorAll("[data-day]")]; }
  get blocks() { return [...this.root.querySelectorAll(".block")]; }

  // Where everything stands: the hours on the left, each entry at its time and in the column of its room.
  lay() {
    const times = this.blocks.map((block) => [Number(block.dataset.start), Number(block.dataset.end)]);
    this.first = Math.floor(Math.min(8 * 60, ...times.map(([start]) => start)) / 60) * 60;
    const last = Math.ceil(Math.max(17 * 60, ...times.map(([, end]) => end)) / 60) * 60;
    const height = `${(last - this.first) * SCALE}px`;
    for (const part of this.root.querySelectorAll(".planner-hours, .planner-lanes")) part.style.height = height;
    const hours = this.root.querySelector(".planner-hours");
    hours.replaceChildren();
    for (let at = this.first; at < last; at += 60) {
      const mark = document.createElement("span");
      mark.textContent = this.clock(at);
      mark.style.top = `${(at - this.first) * SCALE}px`;
      hours.append(mark);
    }
    this.days.forEach((day) => this.fill(day));
  }

  // Every entry of a day at its time, and within the column of its room.
  fill(day) {
    const entries = this.inOrder(day).map((block) => {
      const { start, end, room } = block.dataset;
      return { start: Number(start), end: Number(end), room, block };
    });
    for (const [{ block }, [left, width]] of laid(entries, this.lanes(day))) this.place(block, left, width);
  }

  place(block, left, width) {
    const { start, end } = block.dataset;
    block.style.top = `${(start - this.first) * SCALE}px`;
    block.style.height = `${(end - start) * SCALE - 2}px`;
    block.style.left = `${left * 100}%`;
    block.style.width = `calc(${width * 100}% - 2px)`;
    block.querySelector(".block-time").textContent = this.span(block);
    block.title = `${this.span(block)} ${block.dataset.title}`;
    block.classList.toggle("is-short", end - start < 25);
    block.classList.toggle("is-narrow", width * block.parentElement.clientWidth < NARROW);
  }

  inOrder(day) {
    const blocks = [...day.querySelectorAll(".block")];
    return blocks.sort((a, b) => a.dataset.start - b.dataset.start || b.dataset.end - a.dataset.end);
  }

  lanes(day) { return day.dataset.rooms ? day.dataset.rooms.split(" ") : []; }

  clock(minutes) {
    const two = (number) => String(number).padStart(2, "0");
    return two(Math.floor(minutes / 60)) + this.root.dataset.dot + two(minutes % 60);
  }

  span(block) {
    const { dash, unit } = this.root.dataset;
    return this.clock(Number(block.dataset.start)) + dash + this.clock(Number(block.dataset.end)) + unit;
  }

  say(text, failed = false) {
    this.said.textContent = failed ? "" : text;
    this.failed.textContent = failed ? text : "";
    this.failed.hidden = !failed;
  }

  // Puts a block at other times, perhaps on another day or in another room, and says so; nothing is sent yet.
  put(block, { start, end, day, room }) {
    const left = block.closest("[data-day]");
    // Where it stood before this move. (Not named `before`: every element has a method of that name.)
    block.stood ??= { ...block.dataset, day: left.dataset.day };
    const length = end - start;
    if (length < SNAP) return;
    block.dataset.start = within(start, 0, LAST - length);
    block.dataset.end = within(end, Number(block.dataset.start) + length, LAST);
    if (room !== undefined) block.dataset.room = room;
    const target = this.days.find((each) => each.dataset.day === day);
    if (target && target !== left) {
      const focused = document.activeElement === block;
      this.moving = true;
      const later = this.inOrder(target).find((each) => Number(each.dataset.start) > Number(block.dataset.start));
      target.querySelector(".planner-lanes").insertBefore(block, later ?? null); // the tab key goes by the order there
      if (focused) block.focus();
      this.moving = false;
    }
    for (const each of new Set([left, block.closest("[data-day]")])) this.fill(each);
    this.say(`${block.dataset.title}: ${block.closest("[data-day]").dataset.words}, ${this.span(block)}`);
  }

  async send(block) {
    clearTimeout(this.waiting);
    const before = block.stood;
    if (!before || this.moving) return;
    delete block.stood;
    const { start, end, room, address } = block.dataset;
    const day = block.closest("[data-day]").dataset.day;
    if (before.start === start && before.end === end && before.day === day && before.room === room) return;
    const sent = new URLSearchParams({ day, starts: start, ends: end });
    if (before.room !== room) sent.set("room", room);
    const headers = { "X-CSRFToken": document.body.dataset.csrf, Accept: "application/json" };
    let answer = {};
    try {
      answer = await (await fetch(address, { method: "POST", body: sent, headers })).json();
    } catch {
      answer = { refused: this.root.dataset.unsent };
    }
    if (answer.refused) {
      this.put(block, { ...before, start: Number(before.start), end: Number(before.end) });
      delete block.stood;
      return this.say(answer.refused, true);
    }
    await this.renew();
    this.say(answer.said);
  }

  // Brings everything that follows from the agenda up to date: doubts, figures, lists; what is being typed stays.
  async renew() {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement?.closest?.(".block")?.id;
    for (const part of document.querySelectorAll("[data-live]")) {
      const found = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
      const busy = this.blocks.some((block) => block.stood && part.contains(block)); // in the midst of the next move
      if (found && !busy) part.replaceChildren(...found.childNodes);
    }
    this.lay();
    if (focused) document.getElementById(focused)?.focus();
  }

  // By mouse anywhere on an entry; a finger on it scrolls, but at its grip it moves. The lower edge stretches.
  grab(event) {
    const block = event.target.closest(".block");
    const handle = event.target.closest("[data-grip], [data-stretch]");
    if (!block || event.button || (event.pointerType !== "mouse" && !handle)) return;
    event.preventDefault();
    block.focus();
    const from = { start: Number(block.dataset.start), end: Number(block.dataset.end), y: event.clientY };
    const stretching = Boolean(event.target.closest("[data-stretch]"));
    const move = (moved) => {
      const by = snapped((moved.clientY - from.y) / SCALE);
      if (by || Math.abs(moved.clientX - event.clientX) > 20) this.dragged = true;
      if (!this.dragged) return;
      if (stretching) this.put(block, { start: from.start, end: from.end + by });
      else this.put(block, { start: from.start + by, end: from.end + by, ...this.under(block, moved) });
    };
    const drop = (dropped) => {
      for (const [name, hear] of [["pointermove", move], ["pointerup", drop], ["pointercancel", drop]]) {
        window.removeEventListener(name, hear);
      }
      if (dropped.type === "pointercancel" && block.stood) {
        this.put(block, { ...block.stood, start: from.start, end: from.end });
      }
      setTimeout(() => (this.dragged = false));
      this.send(block);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", drop);
    window.addEventListener("pointercancel", drop);
  }

  // The day, and where rooms are columns the room, under the pointer.
  under(block, { clientX }) {
    const inside = ({ left, right }) => left <= clientX && clientX <= right;
    const day = this.days.find((each) => each.dataset.own && inside(each.getBoundingClientRect()));
    if (!day) return {};
    const box = day.querySelector(".planner-lanes").getBoundingClientRect();
    const lanes = this.lanes(day);
    const lane = within(Math.floor(((clientX - box.left) / box.width) * lanes.length), 0, lanes.length - 1);
    const found = { day: day.dataset.day };
    return lanes.length > 1 && block.dataset.room ? { ...found, room: lanes[lane] } : found;
  }

  press(event) {
    const block = event.target.closest(".block");
    const arrow = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const upright = event.key === "ArrowUp" || event.key === "ArrowDown";
    if (!block || event.ctrlKey || event.metaKey || (event.altKey && !upright)) return;
    if (event.key === "Escape" && block.stood) {
      this.put(block, { ...block.stood, start: Number(block.stood.start), end: Number(block.stood.end) });
      delete block.stood;
    } else if (!arrow) {
      return;
    } else if (event.shiftKey || event.altKey) {
      this.shift(block, arrow, upright, event.altKey);
    } else {
      this.go(block, arrow, upright);
    }
    event.preventDefault();
  }

  // Shift moves: up and down by five minutes, left and right by a day. Alt stretches.
  shift(block, by, upright, stretch) {
    const [start, end] = [Number(block.dataset.start), Number(block.dataset.end)];
    const own = this.days.filter((each) => each.dataset.own);
    const day = own[own.indexOf(block.closest("[data-day]")) + by]?.dataset.day;
    if (stretch && upright) this.put(block, { start, end: end + by * SNAP });
    else if (upright) this.put(block, { start: start + by * SNAP, end: end + by * SNAP });
    else if (day) this.put(block, { start, end, day });
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.send(block), PATIENCE);
  }

  // Arrows alone go from entry to entry: along the day, or to what is on at that time the day before or after.
  go(block, by, upright) {
    const day = block.closest("[data-day]");
    if (upright) return this.inOrder(day)[this.inOrder(day).indexOf(block) + by]?.focus();
    const next = this.days[this.days.indexOf(day) + by];
    const away = (each) => Math.abs(each.dataset.start - block.dataset.start);
    if (next) this.inOrder(next).sort((a, b) => away(a) - away(b))[0]?.focus();
  }
}

const planner = document.querySelector("[data-planner]");
if (planner) {
  planner.hidden = false;
  new Planner(planner);
}
