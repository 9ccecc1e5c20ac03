// The counter at the door. The page works without it. Needs roll.js.
"use strict";

// ── The door: the row pressed stays where it is, the news of it stay in sight; what failed is said ───────────────

let signedInAt = 0;
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
