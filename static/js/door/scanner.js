// The scanner: puts the pieces together. Which piece does what is said at the top of each.

import { Camera, NoCamera } from "./camera.js";
import { Dialogs } from "./dialogs.js";
import { byMouse, one, write } from "./drawing.js";
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
import { maySleep, stayAwake } from "./waking.js";
import { Words } from "./words.js";

const TWICE = 700; // ms; a thumb that presses twice must not undo with the second press what it did with the first
const EVERY = 15_000;

const facts = JSON.parse(one("#facts").textContent);
const words = new Words(facts.words);
words.use("th");
const gate = new Gate(words, facts.wasm);
gate.show("loading");

let post, syncing, screen, found, dialogs, menu, camera;
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
  camera = new Camera(one("#camera video"), facts.wasm, (text) => take(reading(text), "camera"));
  menu = new Menu({ post, words, syncing, camera, turnOn, redraw: draw });
  listen();
  draw();
  syncing.start();
  keepPage(facts.worker, menu.offlineReady);
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
  screen.news(scan);
  sound(scan.said, post.kept.mute);
  if (letIn(scan)) post.seen(scan.uid); // it was said where everybody looks
}

function draw() {
  const { state } = post;
  const scanning = state === "ready";
  const begins = scanning && one("#post").hidden;
  document.body.dataset.state = state;
  one("#post").hidden = !scanning;
  if (!scanning) {
    stop();
    dialogs.closeAll();
    return gate.show(state, post.waiting.length);
  }
  gate.hide();
  screen.draw(syncing);
  if (begins) arrive();
}

/** The list of names is there: go on with the camera where it was allowed before. */
async function arrive() {
  screen.news(null);
  if (byMouse()) one("#q").focus();
  if (!window.isSecureContext) return noPicture("insecure");
  const allowed = await navigator.permissions?.query({ name: "camera" }).catch(() => null);
  if (allowed?.state === "granted") turnOn();
}

async function turnOn() {
  wake();
  if (post.state !== "ready") return;
  try {
    await camera.start(post.kept.camera);
  } catch (error) {
    if (!(error instanceof NoCamera)) throw error;
    return noPicture(error.reason);
  }
  note("");
  document.body.classList.toggle("watching", camera.running);
  one("#light").hidden = !camera.hasTorch;
  stayAwake();
}

function stop() {
  camera.stop();
  document.body.classList.remove("watching");
  maySleep();
}

function noPicture(reason) {
  stop();
  note(words.say(`camera_${reason}`));
  one("#start").hidden = reason === "insecure" || reason === "unreadable";
  one("[data-counter]").hidden = reason !== "insecure";
}

function note(text) {
  one("[data-camera-note]").hidden = !text;
  write(one("[data-camera-note]"), text);
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
  syncing.nudge({ roster: screen.shown.said === "unlisted" });
}

function tell(scan) {
  screen.news(scan);
  sound(scan.said, post.kept.mute);
}

async function undo(scan) {
  if (!scan || Date.now() - scannedAt < TWICE || !post.canUndo(scan)) return;
  tell(await post.undo({ ...scan, name: post.nameOf(scan) }));
  syncing.nudge();
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
  one("#start").addEventListener("click", turnOn);
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
  document.addEventListener("visibilitychange", seenAgain);
}

/** Whatever is typed, also by a scanner that acts as a keyboard, goes to the search. */
function toSearch(event) {
  const elsewhere = event.target.closest?.("input, select, textarea, dialog[open]");
  if (elsewhere || event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return;
  if (post.state === "ready") one("#q").focus();
}

async function seenAgain() {
  if (document.hidden) {
    if (camera.running) [stop(), (seenAgain.watching = true)];
    return;
  }
  await post.load(); // another window may have sent, scanned, or lost the key
  draw();
  if (seenAgain.watching) turnOn();
  seenAgain.watching = false;
}
