// The paper sheet, entered by keyboard. The page works without it. Needs roll.js.
"use strict";

document.addEventListener("DOMContentLoaded", () => all("form[data-tally]").forEach(showDifference));

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
