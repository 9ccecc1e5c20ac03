// The scanner: puts the pieces together. Which piece does what is said at the top of each.

import { Dialogs } from "./dialogs.js";
import { byMouse, one } from "./drawing.js";
import { Found } from "./found.js";
import { Gate } from "./gate.js";
import { keepPage } from "./keeping.js";
import { Menu } from "./menu.js";
import { Post } from "./post.js";
import { reading, typed } from "./reading.js";
import { letIn, Screen } from "./screen.js";
import { sound, wake } from "./sounds.js";
import { Store } from "./store.js";
import { Syncing } from "./syncing.js";
import { Watching } from "./watching.js";
import { Words } from "./words.js";

const TWICE = 700; // ms; a thumb that presses twice must not undo with the second press what it did with the first
const EVERY = 15_000;

const facts = JSON.parse(one("#facts").textContent);
const words = new Words(facts.words);
words.use("th");
const gate = new Gate(words, facts.wasm);
gate.show("loading");

let post, syncing, screen, found, dialogs, menu, watching;
let scannedAt = 0;

begin();

async function begin() {
  const store = await Store.open().catch(() => null);
  if (!store) return gate.show("broken");
  post = new Post(store, heard);
  await post.load();
  words.use(post.kept.language);
  syncing = new Syncing(post);
  screen = new Screen(post, words);
  found = new Found(post, words, screen);
  dialogs = new Dialogs(post, words, screen);
  watching = new Watching(post, words, facts.wasm, (text) => take(reading(text), "camera"));
  menu = new Menu({ post, words, syncing, watching, redraw: draw });
  listen();
  draw();
  syncing.start();
  keepPage(facts.worker, menu.offlineReady, () => scannedAt === 0);
  navigator.storage?.persist?.();
  setInterval(draw, EVERY); // slots open and close
}

/** What the post tells: draw it; and where the server answered to what the screen shows, say so there. */
function heard(event, told) {
  if (event === "settled") told.forEach(answered);
  draw();
}

function answered(scan) {
  if (scan.uid !== screen.shown?.uid) return;
  const { said } = screen.shown;
  screen.shown = scan;
  if (scan.said === said) return;
  tell(scan);
  if (letIn(scan)) post.seen(scan.uid); // it was said where everybody looks
}

function draw() {
  const { state } = post;
  const scanning = state === "ready";
  const begins = scanning && one("#post").hidden;
  document.body.dataset.state = state;
  one("#post").hidden = !scanning;
  if (!scanning) return shut(state);
  gate.hide();
  screen.draw(syncing);
  if (!begins) return;
  screen.news(null);
  watching.arrive();
}

/** There is nothing to scan with: nobody's name stays on the page. */
function shut(state) {
  watching.stop();
  dialogs.closeAll();
  found.clear();
  screen.clear();
  gate.show(state, post.waiting.length);
}

async function take(read, how) {
  if (post.state !== "ready") return;
  scannedAt = Date.now();
  try {
    tell(await post.take(read, how));
  } catch (error) {
    console.error(error);
    tell({ said: "unkept" });
  }
  syncing.nudge({ roster: screen.shown?.said === "unlisted" });
}

async function undo(scan) {
  if (!scan || Date.now() - scannedAt < TWICE || !post.canUndo(scan)) return;
  tell(await post.undo({ ...scan, name: post.nameOf(scan) }));
  one(".news").focus({ preventScroll: true }); // the button is gone
  syncing.nudge();
}

function tell(scan) {
  screen.news(scan);
  sound(scan.said, post.kept.mute);
}

/** Enter: a code that was typed, or the only person whom the words mean. */
function entered() {
  const code = typed(found.text);
  const [person, other] = found.people;
  if (code) take(reading(code), "search");
  else if (person && !other) take({ registration: person.id }, "search");
  else if (!found.text.trim()) return;
  else return tell({ said: person ? "several" : "unfound", values: { words: found.text.trim().slice(0, 40) } });
  leaveSearch();
}

function leaveSearch() {
  found.clear();
  if (byMouse()) one("#q").focus();
  else one("#q").blur(); // the keyboard gives the screen back
}

function listen() {
  one("[data-counter]").href = facts.counter;
  one("#q").addEventListener("input", () => found.draw());
  one("#search").addEventListener("submit", (event) => {
    event.preventDefault();
    entered();
  });
  one("[data-found]").addEventListener("click", (event) => {
    const pressed = event.target.closest("button");
    if (!pressed) return;
    take({ registration: Number(pressed.dataset.registration) }, "search");
    leaveSearch();
  });
  one("#undo").addEventListener("click", () => undo(screen.shown));
  one("[data-latest]").addEventListener("click", (event) => {
    const uid = event.target.closest("button")?.dataset.undo;
    undo(post.latest.find((scan) => scan.uid === uid));
  });
  document.addEventListener("pointerdown", wake);
  document.addEventListener("keydown", toSearch);
  document.addEventListener("visibilitychange", () => (document.hidden ? watching.rest() : seenAgain()));
}

/** Whatever is typed, also by a scanner that acts as a keyboard, goes to the search. */
function toSearch(event) {
  wake();
  const elsewhere = event.target.closest?.("input, select, textarea, dialog[open]");
  const writes = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (writes && !elsewhere && post.state === "ready") one("#q").focus();
}

/** Another window may have scanned or sent meanwhile, or lost the key. */
async function seenAgain() {
  await post.load();
  draw();
  watching.goOn();
}
