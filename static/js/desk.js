// The review desk by keyboard. Real focus moves, so that readers of the screen hear where they are; every key does
// what a link or button of the page does, and all single keys can be switched off (WCAG 2.1.4), kept in this browser.
"use strict";

const SWITCH = "keys";
const PLACE = "desk-place";
const keysAreOff = () => localStorage.getItem(SWITCH) === "off";
const links = () => [...document.querySelectorAll("[data-row] a[data-open]")];
const rowOf = (element) => element?.closest?.("[data-row]");
const here = () => links().findIndex((link) => rowOf(link) === rowOf(document.activeElement));
const boxes = () => [...document.querySelectorAll("input[name=people]")];
const keyed = (key) => document.querySelector(`[data-key="${key}"]:not([disabled])`);

function go(step) {
  const all = links();
  if (!all.length) return false;
  const at = here();
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
  all[next].focus();
  rowOf(all[next]).scrollIntoView({ block: "nearest" });
  return true;
}

function tick(row, on) {
  const box = row?.querySelector("input[name=people]");
  if (!box) return false;
  box.checked = on ?? !box.checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

// An act is about those ticked, or about the row that has the focus when nobody is.
function somebody() {
  if (document.querySelector("[data-everyone]")?.checked || boxes().some((box) => box.checked)) return true;
  return tick(rowOf(document.activeElement), true);
}

function remember() {
  const row = rowOf(document.activeElement) || rowOf(boxes().find((box) => box.checked));
  const at = links().findIndex((link) => rowOf(link) === row);
  if (at >= 0) sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, id: row.dataset.row, at }));
}

function act(button) {
  if (!button || !somebody()) return false;
  remember();
  button.form.requestSubmit(button);
  return true;
}

function refuse() {
  const dialog = document.getElementById("refusal");
  if (!dialog || !keyed("r") || !somebody()) return false;
  const reason = document.querySelector("[data-reason]");
  dialog.querySelector("input").value = reason.value;
  dialog.dataset.row = rowOf(document.activeElement)?.dataset.row || "";
  dialog.showModal();
  return true;
}

const KEYS = {
  j: () => go(1),
  k: () => go(-1),
  x: () => tick(rowOf(document.activeElement)),
  o: () => here() >= 0 && (links()[here()].click(), true),
  a: () => act(keyed("a")),
  r: refuse,
  e: () => press(document.querySelector(".pagination .page-item.active + .page-item:not(.disabled) a")),
  "?": () => help(),
};

const press = (element) => !!element && (element.click(), true);

function help() {
  const dialog = document.getElementById("keys");
  if (!dialog) return false;
  dialog.showModal();
  return true;
}

const typing = (target) =>
  target.closest?.("textarea, select, [contenteditable], dialog[open]") ||
  (target.matches?.("input") && !["checkbox", "radio", "submit", "button"].includes(target.type));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (typing(event.target)) return;
  const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (arrow && here() >= 0 && event.target.type !== "radio") {
    if (go(arrow)) event.preventDefault();
    return;
  }
  if (event.key.length > 1 || keysAreOff()) return;
  const done = keyed(event.key) && !(event.key in KEYS) ? press(keyed(event.key)) : KEYS[event.key]?.();
  if (done) event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-show-keys]")) help();
  const dialog = event.target.closest("[data-close]")?.closest("dialog");
  if (dialog) dialog.close();
  if (event.target.closest("[data-key=a], [data-key=r]")) remember();
});

// The reason asked for by "r" goes where it stands without a keyboard, too.
document.querySelector("#refusal form")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const reason = document.querySelector("[data-reason]");
  reason.value = event.target.querySelector("input").value;
  document.getElementById("refusal").close();
  act(keyed("r"));
});

// Enter in the reason's field turns down; it never presses another button of the form.
document.querySelector("[data-reason]")?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  act(keyed("r"));
});

// "Everyone who is found" and single ticks exclude each other.
document.addEventListener("change", (event) => {
  const everyone = document.querySelector("[data-everyone]");
  if (event.target === everyone && everyone.checked) {
    boxes().forEach((box) => (box.checked = false));
    document.querySelectorAll("[data-all], [data-count]").forEach((one) => ("checked" in one ? (one.checked = false) : (one.textContent = "0")));
  } else if (everyone && (event.target.name === "people" || event.target.dataset.all)) everyone.checked = false;
  if (event.target.matches("[data-keys-switch]")) localStorage.setItem(SWITCH, event.target.checked ? "on" : "off");
});

// Back from an act: the focus returns to the person, or to who stands in that place now.
function comeBack() {
  const kept = JSON.parse(sessionStorage.getItem(PLACE) || "null");
  sessionStorage.removeItem(PLACE);
  if (!kept || kept.path !== location.pathname) return;
  const all = links();
  const link = all.find((one) => rowOf(one).dataset.row === kept.id) || all[Math.min(kept.at, all.length - 1)];
  link?.focus();
}

document.querySelectorAll("[data-show-keys]").forEach((button) => (button.hidden = false));
document.querySelectorAll("[data-keys-switch]").forEach((box) => (box.checked = !keysAreOff()));
comeBack();
