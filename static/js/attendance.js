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

// ── The paper sheet: type a number or part of a name and press Enter to mark somebody absent ────────────────────

const rowsOf = (form) => all("[data-person]", form);
const boxIn = (row) => row.querySelector("input[type=checkbox]");

function matching(form, typed) {
  const text = plain(typed.trim());
  if (/^\d+$/.test(text)) return rowsOf(form).filter((row) => row.dataset.number === text);
  const words = text.split(/\s+/).filter(Boolean);
  return words.length ? rowsOf(form).filter((row) => words.every((word) => row.dataset.person.includes(word))) : [];
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

function tell(form, text) {
  form.querySelector("[data-told]").textContent = text;
}

function markAbsent(form, row) {
  const field = form.querySelector("[data-absent-entry]");
  const words = form.querySelector("[data-told]").dataset;
  const already = !boxIn(row).checked;
  boxIn(row).checked = false;
  tell(form, `${row.dataset.label} – ${already ? words.already : words.absent}`);
  all(".just", form).forEach((each) => each.classList.remove("just"));
  row.classList.add("just");
  row.scrollIntoView({ block: "nearest" });
  choose(form, []);
  field.value = "";
  field.focus();
  showDifference(form);
}

function choose(form, rows) {
  const choices = rows.map((row) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: row.dataset.label });
    button.addEventListener("click", () => markAbsent(form, row));
    return button;
  });
  form.querySelector("[data-choices]").replaceChildren(...choices);
}

document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("[data-absent-entry]");
  if (!field) return;
  const form = field.form;
  const words = form.querySelector("[data-told]").dataset;
  if (event.key === "Enter") {
    event.preventDefault();
    const found = matching(form, field.value);
    if (found.length === 1) return markAbsent(form, found[0]);
    choose(form, found.length <= 12 ? found : []);
    tell(form, !field.value.trim() ? "" : found.length ? `${found.length} ${words.several}` : words.nobody);
  }
  if (event.key === "ArrowDown") {
    event.preventDefault();
    form.querySelector("[data-choices] button")?.focus();
  }
});

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

// ── The door: after each person the search is empty again; what failed is said ──────────────────────────────────

let signedInAt = 0;

// "/" goes to the search; who is there already does not mean the sign itself.
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target.id === "door-q" && !event.target.value) event.preventDefault();
});

document.addEventListener("htmx:afterSettle", (event) => {
  const search = document.querySelector("[data-door] input[type=search]");
  if (!search || event.detail.requestConfig?.verb !== "post" || !document.querySelector("[data-done]")) return;
  signedInAt = Date.now();
  search.value = "";
  if (window.matchMedia("(pointer: fine)").matches) search.focus();
});

// A search that was still waiting when the person was signed in must not wipe out the news of it.
document.addEventListener("htmx:confirm", (event) => {
  if (event.target.id === "door-q" && !event.target.value && Date.now() - signedInAt < 400) event.preventDefault();
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
