// Attendance: the grid that saves each cell, the paper sheet entered by keyboard, the door. Pages work without it.
"use strict";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const plain = (text) =>
  text.normalize("NFC").toLowerCase().replace(/เเ/g, "แ").replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit));

function prepare() {
  all("[data-without-script]").forEach((each) => (each.hidden = true));
  all("[data-with-script]").forEach((each) => (each.hidden = false));
  all("table[data-matrix]").forEach((grid) => {
    grid.setAttribute("role", "grid");
    all("input[type=checkbox]", grid).forEach((box) => (box.tabIndex = -1));
    const first = firstShown(grid);
    if (first) first.tabIndex = 0;
  });
  all("form[data-tally]").forEach(showDifference);
  all(".matrix-slots [aria-current], .door-slots [aria-current]").forEach((chosen) => {
    chosen.parentElement.scrollLeft = chosen.offsetLeft - chosen.parentElement.offsetLeft - 40;
  });
}
document.addEventListener("DOMContentLoaded", () => {
  prepare();
  if (window.matchMedia("(pointer: fine)").matches) document.querySelector("[data-absent-entry], [data-door] input[type=search]")?.focus();
});
document.addEventListener("htmx:afterSettle", prepare);

// ── The grid: one tab stop; arrows move, space or Enter ticks, every tick is saved at once ──────────────────────

const firstShown = (grid) => all("input[type=checkbox]", grid).find((box) => box.offsetParent && !box.disabled);
const boxesOf = (row) => all("input[type=checkbox]", row).filter((box) => box.offsetParent);

function goTo(box) {
  if (!box) return;
  all("input[tabindex='0']", box.closest("table")).forEach((each) => (each.tabIndex = -1));
  box.tabIndex = 0;
  box.focus();
  box.closest("tr").scrollIntoView({ block: "nearest" });
}

const MOVES = {
  ArrowRight: (row, column) => [row, column + 1],
  ArrowLeft: (row, column) => [row, column - 1],
  ArrowDown: (row, column) => [row + 1, column],
  ArrowUp: (row, column) => [row - 1, column],
  PageDown: (row, column) => [row + 10, column],
  PageUp: (row, column) => [row - 10, column],
  Home: (row, column, event) => [event.ctrlKey ? 0 : row, 0],
  End: (row, column, event) => [event.ctrlKey ? Infinity : row, Infinity],
};

document.addEventListener("keydown", (event) => {
  const box = event.target.closest?.("table[data-matrix] input[type=checkbox]");
  if (!box) return;
  if (event.key === "Enter") {
    event.preventDefault(); // it would send the whole form
    box.click();
  }
  if (!MOVES[event.key]) return;
  event.preventDefault();
  const rows = all("tbody tr", box.closest("table"));
  const within = (value, length) => Math.max(0, Math.min(value, length - 1));
  const own = boxesOf(box.closest("tr"));
  const [row, column] = MOVES[event.key](rows.indexOf(box.closest("tr")), own.indexOf(box), event);
  const boxes = boxesOf(rows[within(row, rows.length)]);
  goTo(boxes[within(column, boxes.length)]);
});

document.addEventListener("focusin", (event) => {
  const box = event.target.closest?.("table[data-matrix] input[type=checkbox]");
  if (!box || box.tabIndex === 0) return;
  all("input[tabindex='0']", box.closest("table")).forEach((each) => (each.tabIndex = -1));
  box.tabIndex = 0;
});

document.addEventListener("change", (event) => {
  const box = event.target.closest?.("table[data-matrix] input[type=checkbox]");
  if (box) save(box);
});

// One request a cell at a time; a cell that was clicked again meanwhile is sent again with its last word.
async function save(box) {
  if (box.dataset.saving) return;
  const cell = box.closest("td");
  cell.classList.remove("failed", "saved");
  cell.classList.add("saving");
  box.dataset.saving = "1";
  let wanted;
  try {
    do {
      wanted = box.checked;
      const counts = await send(box, wanted);
      count(box, counts);
    } while (wanted !== box.checked);
    cell.classList.add("saved");
    say(`${nameOf(box)} – ${box.checked ? said().dataset.present : said().dataset.absent}`);
  } catch (error) {
    box.checked = !wanted;
    cell.classList.add("failed");
    say(error.message, true);
  } finally {
    cell.classList.remove("saving");
    delete box.dataset.saving;
  }
}

async function send(box, present) {
  const [slot, person] = box.value.split("-");
  let answer;
  try {
    answer = await fetch(`${box.closest("table").dataset.matrix}/${slot}/presences/${person}`, {
      method: present ? "PUT" : "DELETE",
      headers: { "X-CSRFToken": document.body.dataset.csrf, "HX-Request": "true", Accept: "application/json" },
      redirect: "manual",
    });
  } catch {
    throw new Error(said().dataset.offline);
  }
  if (answer.ok) return answer.json();
  if (answer.type === "opaqueredirect" || [400, 401, 403].includes(answer.status)) throw new Error(said().dataset.signedOut);
  throw new Error(answer.status === 422 ? textOf(await answer.text()) : said().dataset.offline);
}

function count(box, counts) {
  const [slot, person] = box.value.split("-");
  all(`[data-there="${slot}"]`).forEach((place) => (place.textContent = counts.there));
  all(`[data-attended="${person}"]`).forEach((place) => (place.textContent = counts.attended));
}

const said = () => document.querySelector("[data-said]");
const textOf = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
const nameOf = (box) =>
  box.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id)?.textContent.trim()).join(" ");

function say(text, failed = false) {
  said().textContent = text;
  said().classList.toggle("failed", failed);
}

// ── The paper sheet: type numbers, ranges or part of a name and press Enter to mark people absent ────────────────
// absentees.py reads the same field for browsers without script; both must answer alike.

const rowsOf = (form) => all("[data-person]", form);
const boxIn = (row) => row.querySelector("input[type=checkbox]");

const NUMBERS = /^(\d{1,9})(?:-(\d{1,9}))?$/;

// Each number, range or name; between commas, words that are not all numbers are one name.
const piecesOf = (text) =>
  text.split(/[,;،、]/).flatMap((part) => {
    const tokens = plain(part).replace(/\s*[-–—]\s*/g, "-").split(/\s+/).filter(Boolean);
    return tokens.every((token) => NUMBERS.test(token)) ? tokens : [part.trim()];
  });

// Whom a piece means, and what is left of it: itself if nobody or several, of a range what lies beyond the list.
function meant(form, piece) {
  const rows = rowsOf(form);
  const numbers = piece.match(NUMBERS);
  if (!numbers) {
    const words = plain(piece).split(/\s+/);
    const found = rows.filter((row) => words.every((word) => row.dataset.person.includes(word)));
    return found.length === 1 ? { found, several: [], rest: [] } : { found: [], several: found, rest: [piece] };
  }
  const first = Number(numbers[1]);
  const last = Number(numbers[2] ?? first);
  if (first < 1 || first > Math.min(last, rows.length)) return { found: [], several: [], rest: [piece] };
  const beyond = rows.length + 1 === last ? `${last}` : `${rows.length + 1}-${last}`;
  return { found: rows.slice(first - 1, last), several: [], rest: last > rows.length ? [beyond] : [] };
}

function showDifference(form) {
  const rows = rowsOf(form);
  const added = rows.filter((row) => boxIn(row).checked && !("recorded" in row.dataset));
  const removed = rows.filter((row) => !boxIn(row).checked && "recorded" in row.dataset);
  const absent = rows.filter((row) => !boxIn(row).checked);
  fill(form, "added", added);
  fill(form, "removed", removed);
  fill(form, "absent", absent);
  const reason = form.querySelector("[data-reason]");
  reason.hidden = !removed.length;
  reason.querySelector("input").required = removed.length > 0;
}

function fill(form, name, rows) {
  form.querySelector(`[data-number-of="${name}"]`).textContent = rows.length;
  const list = form.querySelector(`[data-list-of="${name}"]`);
  list.replaceChildren(...rows.slice(0, 200).map((row) => Object.assign(document.createElement("li"), { textContent: row.dataset.label })));
}

function tell(form, text, failed = false) {
  const told = form.querySelector("[data-told]");
  told.textContent = text;
  told.classList.toggle("failed", failed);
}

// What was typed marks people; what means nobody or several stays in the field, and is said.
function enter(form) {
  const field = form.querySelector("[data-absent-entry]");
  const words = form.querySelector("[data-told]").dataset;
  const answers = piecesOf(field.value).map((piece) => meant(form, piece));
  const rest = answers.flatMap((each) => each.rest);
  const several = answers.flatMap((each) => each.several);
  const told = markAbsent(form, [...new Set(answers.flatMap((each) => each.found))]);
  field.value = rest.join(", ");
  field.focus();
  choose(form, several.length <= 12 ? several : []);
  if (several.length) told.push(`${several.length} ${words.several}`);
  const nobody = answers.filter((each) => !each.several.length).flatMap((each) => each.rest);
  if (nobody.length) told.push(`${words.nobody} ${nobody.join(", ")}`);
  tell(form, told.join(" · "), nobody.length > 0);
}

// Untick these; returns the sentence about it, in a list that is empty when there is nobody.
function markAbsent(form, rows) {
  if (!rows.length) return [];
  const words = form.querySelector("[data-told]").dataset;
  const already = rows.every((row) => !boxIn(row).checked);
  all(".just", form).forEach((each) => each.classList.remove("just"));
  rows.forEach((row) => {
    boxIn(row).checked = false;
    row.classList.add("just");
  });
  rows.at(-1).scrollIntoView({ block: "nearest" });
  showDifference(form);
  const who = rows.length === 1 ? rows[0].dataset.label : `${rows.map((row) => row.dataset.number).join(", ")} (${rows.length} ${words.people})`;
  return [`${who} – ${already ? words.already : words.absent}`];
}

function choose(form, rows) {
  const choices = rows.map((row) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: row.dataset.label });
    button.addEventListener("click", () => {
      const field = form.querySelector("[data-absent-entry]");
      const left = piecesOf(field.value).filter((piece) => !meant(form, piece).several.includes(row));
      field.value = left.join(", ");
      choose(form, []);
      tell(form, markAbsent(form, [row]).join());
      field.focus();
    });
    return button;
  });
  form.querySelector("[data-choices]").replaceChildren(...choices);
}

document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("[data-absent-entry]");
  if (!field) return;
  if (event.key === "Enter") {
    event.preventDefault();
    enter(field.form);
  }
  if (event.key === "ArrowDown") {
    event.preventDefault();
    field.form.querySelector("[data-choices] button")?.focus();
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-mark]");
  if (!button) return;
  event.preventDefault();
  enter(button.form);
});

// Saving would count those as present who were typed and not yet marked. Caught before anybody else hears of it.
document.addEventListener("submit", (event) => {
  const field = event.target.querySelector?.("[data-absent-entry]");
  if (!field?.value.trim()) return;
  event.preventDefault();
  event.stopPropagation();
  tell(field.form, field.form.querySelector("[data-told]").dataset.pending, true);
  field.focus();
}, true);

document.addEventListener("keydown", (event) => {
  const button = event.target.closest?.("[data-choices] button");
  if (!button) return;
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (!step) return;
  event.preventDefault();
  (button[step] || button.closest("form").querySelector("[data-absent-entry]")).focus();
});

document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-tally]");
  if (form) showDifference(form);
});

// ── The door: the row pressed stays where it is, the news of it stay in sight; what failed is said ───────────────

let signedInAt = 0;
const byMouse = () => window.matchMedia("(pointer: fine)").matches;
const doorSearch = () => document.querySelector("[data-door] input[type=search]");

// "/" goes to the search; who is there already does not mean the sign itself.
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target.id === "door-q" && !event.target.value) event.preventDefault();
});

// After Enter the search is empty for the next name; after a press it still says what the list below shows.
document.addEventListener("htmx:afterSettle", (event) => {
  const search = doorSearch();
  const asked = event.detail.requestConfig;
  if (!search || asked?.verb !== "post" || !document.querySelector("[data-done]")) return;
  signedInAt = Date.now();
  if (asked.elt === search.form) search.value = "";
  if (byMouse()) search.focus({ preventScroll: true });
  else document.getElementById(asked.target?.id)?.focus({ preventScroll: true });
  if (byMouse()) search.select();
});

// A row keeps its height when it is pressed or undone: the people below it stay where the eye and the thumb are.
let pressedRow = {};
document.addEventListener("htmx:beforeSwap", (event) => {
  const row = event.detail.target;
  pressedRow = row?.matches(".door-list li") ? { id: row.id, height: row.getBoundingClientRect().height } : {};
});
document.addEventListener("htmx:afterSettle", () => { // settling takes the style of before away
  const row = document.getElementById(pressedRow.id);
  if (row) row.style.height = `${pressedRow.height}px`;
});

document.addEventListener("focusin", (event) => {
  if (event.target.id === "door-q" && !byMouse()) event.target.select(); // the next name replaces the last
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-missing]")) doorSearch().value = "";
});

// A thumb that presses twice must not undo with the second press what it did with the first.
document.addEventListener("htmx:confirm", (event) => {
  if (event.target.matches?.(".door-undo") && Date.now() - signedInAt < 700) event.preventDefault();
});

for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, (event) => {
    const note = document.querySelector("[data-note]");
    if (!note) return;
    const refused = event.detail.xhr?.status === 422;
    note.textContent = refused ? textOf(event.detail.xhr.responseText) : note.dataset.offline;
    note.hidden = false;
  });
}
document.addEventListener("htmx:beforeRequest", () => {
  const note = document.querySelector("[data-note]");
  if (note) note.hidden = true;
});
