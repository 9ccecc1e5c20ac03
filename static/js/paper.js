// The paper sheet, entered by keyboard. The page works without it. Needs roll.js.
"use strict";

document.addEventListener("DOMContentLoaded", () => all("form[data-tally]").forEach((form) => {
  showDifference(form);
  showWay(form);
}));

// ── Type numbers, ranges or part of a name and press Enter: those people are marked, told, and the next may come ─────
// Two ways: everybody signed but these (their tick is taken out), or these signed (they are ticked).
// rollcall.py reads the same field for browsers without script; both must answer alike.

const rowsOf = (form) => all("[data-person]", form);
const numberOf = (row) => Number(row.dataset.number);
const boxIn = (row) => row.querySelector("input[type=checkbox]");
const wayOf = (form) => form.elements.entry.value;
const marks = (form) => wayOf(form) === "signed"; // whether marking somebody ticks the box
const wordsOf = (form) => form.querySelector("[data-told]").dataset;

const NUMBERS = /^(\d{1,9})(?:-(\d{1,9}))?$/;

// Each number, range or name; between commas, words that are not all numbers are one name.
const piecesOf = (text) =>
  text.split(/[,;،、]/).flatMap((part) => {
    const tokens = plain(part).replace(/\s*[-–—]\s*/g, "-").split(/\s+/).filter(Boolean);
    return tokens.every((token) => NUMBERS.test(token)) ? tokens : [part.trim()];
  });

// Whom a piece means, and what is left of it: itself if nobody or several, of a range what lies beyond the list and the
// numbers that are two people's, since somebody came instead of somebody else after the sheet was printed.
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
  const within = rows.filter((row) => first <= numberOf(row) && numberOf(row) <= last);
  if (first < 1 || !within.length) return { found: [], several: [], rest: [piece] };
  const shared = (row) => within.some((each) => each !== row && numberOf(each) === numberOf(row));
  const several = within.filter(shared);
  const twice = [...new Set(several.map(numberOf))].map(String);
  const highest = Math.max(...rows.map(numberOf));
  const beyond = highest + 1 === last ? `${last}` : `${highest + 1}-${last}`;
  return { found: within.filter((row) => !shared(row)), several, rest: last > highest ? [...twice, beyond] : twice };
}

// Who holds no seat any more may have signed, but is neither added to the record nor taken from it.
function showDifference(form) {
  const rows = rowsOf(form);
  const seated = rows.filter((row) => !("gone" in row.dataset));
  const recorded = (row) => "recorded" in row.dataset;
  const removed = seated.filter((row) => !boxIn(row).checked && recorded(row));
  fill(form, "added", seated.filter((row) => boxIn(row).checked && !recorded(row)));
  fill(form, "removed", removed);
  fill(form, "absent", seated.filter((row) => !boxIn(row).checked));
  count(form, "signed", seated);
  count(form, "beyond", rows.filter((row) => "gone" in row.dataset));
  const reason = form.querySelector("[data-reason]");
  reason.hidden = !removed.length;
  reason.querySelector("input").required = removed.length > 0;
}

function count(form, name, rows) {
  const place = form.querySelector(`[data-number-of="${name}"]`);
  if (place) place.textContent = rows.filter((row) => boxIn(row).checked).length;
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
  const field = form.querySelector("[data-call]");
  if (!field.value.trim()) return finish(form);
  const answers = piecesOf(field.value).map((piece) => meant(form, piece));
  const rest = answers.flatMap((each) => each.rest);
  const several = answers.flatMap((each) => each.several);
  const told = mark(form, [...new Set(answers.flatMap((each) => each.found))]);
  field.value = rest.join(", ");
  field.focus();
  choose(form, several.length <= 12 ? several : []);
  if (several.length) told.push(`${several.length} ${wordsOf(form).several}`);
  const nobody = answers.filter((each) => !each.several.length).flatMap((each) => each.rest);
  if (nobody.length) told.push(`${wordsOf(form).nobody} ${nobody.join(", ")}`);
  tell(form, told.join(" · "), nobody.length > 0);
}

// Nothing more to mark: on to what is still asked, and to the button that saves.
function finish(form) {
  const reason = form.elements.reason;
  (reason.required && !reason.value.trim() ? reason : form.querySelector("button[value=save]")).focus();
}

// Mark these; returns the sentence about it, in a list that is empty when there is nobody.
function mark(form, rows) {
  if (!rows.length) return [];
  const changed = rows.filter((row) => boxIn(row).checked !== marks(form));
  tick(form, rows, marks(form));
  remember(form, changed, marks(form));
  return [`${named(form, rows)} – ${changed.length ? wordsOf(form)[wayOf(form)] : wordsOf(form).already}`];
}

const named = (form, rows) =>
  rows.length === 1 ? rows[0].dataset.label : `${rows.map((row) => row.dataset.number).join(", ")} (${rows.length} ${wordsOf(form).people})`;

function tick(form, rows, checked) {
  all(".just", form).forEach((each) => each.classList.remove("just"));
  rows.forEach((row) => {
    boxIn(row).checked = checked;
    row.classList.add("just");
  });
  rows.at(-1)?.scrollIntoView({ block: "nearest" });
  showDifference(form);
}

// ── Taking back what was marked, step by step ────────────────────────────────────────────────────────────────────

const steps = new WeakMap(); // form → [{ rows, checked }, …], the last mark at the end

function remember(form, rows, checked) {
  if (rows.length) steps.set(form, [...(steps.get(form) ?? []), { rows, checked }]);
  form.querySelector("[data-unmark]").hidden = !steps.get(form)?.length;
}

function unmark(form) {
  const last = steps.get(form)?.pop();
  if (!last) return;
  tick(form, last.rows, !last.checked);
  remember(form, [], false);
  tell(form, `${named(form, last.rows)} – ${wordsOf(form).undone}`);
  form.querySelector("[data-call]").focus();
}

// ── The two ways ─────────────────────────────────────────────────────────────────────────────────────────────────

function showWay(form) {
  form.classList.toggle("tally-by-signed", marks(form));
  const label = form.querySelector("label[data-label-signed]");
  label.textContent = label.getAttribute(`data-label-${wayOf(form)}`);
}

// A sheet on which nothing was marked yet begins anew: all ticked to take out, or none to tick. Ticks that were made stay.
function changeWay(form) {
  const rows = rowsOf(form).filter((row) => !("gone" in row.dataset));
  const untouched = rows.every((row) => boxIn(row).checked === marks(form));
  showWay(form);
  if (untouched) {
    rows.forEach((row) => (boxIn(row).checked = !marks(form)));
    showDifference(form);
  }
  choose(form, []);
  tell(form, untouched ? "" : wordsOf(form).kept);
}

function choose(form, rows) {
  const choices = rows.map((row) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: row.dataset.label });
    button.addEventListener("click", () => {
      const field = form.querySelector("[data-call]");
      const left = piecesOf(field.value).filter((piece) => !meant(form, piece).several.includes(row));
      field.value = left.join(", ");
      choose(form, left.flatMap((piece) => meant(form, piece).several));
      tell(form, mark(form, [row]).join());
      field.focus();
    });
    return button;
  });
  form.querySelector("[data-choices]").replaceChildren(...choices);
}

// Who is offered matches what stood in the field: with another text in it, nobody is.
document.addEventListener("input", (event) => {
  if (!event.target.matches?.("[data-call]")) return;
  const { form } = event.target;
  if (form.querySelector("[data-choices]").hasChildNodes() || form.querySelector("[data-told].failed")) tell(form, "");
  choose(form, []);
});

document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("[data-call]");
  if (!field) return;
  if (event.key === "Enter") {
    event.preventDefault();
    enter(field.form);
  }
  if (event.key === "ArrowDown") {
    event.preventDefault();
    field.form.querySelector("[data-choices] button")?.focus();
  }
  if (event.key === "z" && (event.ctrlKey || event.metaKey) && !field.value) {
    event.preventDefault();
    unmark(field.form);
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-mark], [data-unmark]");
  if (!button) return;
  event.preventDefault();
  "unmark" in button.dataset ? unmark(button.form) : enter(button.form);
});

// Saving would leave out those who were typed and not yet marked. Caught before anybody else hears of it.
document.addEventListener("submit", (event) => {
  const field = event.target.querySelector?.("[data-call]");
  if (!field?.value.trim()) return;
  event.preventDefault();
  event.stopPropagation();
  tell(field.form, wordsOf(field.form).pending, true);
  field.focus();
}, true);

document.addEventListener("keydown", (event) => {
  const button = event.target.closest?.("[data-choices] button");
  if (!button) return;
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (!step) return;
  event.preventDefault();
  (button[step] || button.closest("form").querySelector("[data-call]")).focus();
});

document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-tally]");
  if (!form) return;
  if (event.target.name === "entry") changeWay(form);
  else showDifference(form);
});
