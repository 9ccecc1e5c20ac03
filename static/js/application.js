// The form by which people apply: saved as it is filled in, and helped along. It works without this script, too.
"use strict";

const AFTER = 3000; // milliseconds of rest after which a change is saved
const AGAIN = [5000, 10000, 20000, 30000]; // how long to wait after a save that failed, the last one for good
const RENEW = 25 * 60 * 1000; // the token against forgery is good for an hour
const form = document.querySelector("[data-application]");
const saved = document.querySelector("[data-save]");
let timer, failures = 0;

document.querySelector("[data-summary]")?.focus();

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(() => window.htmx?.trigger(saved, "save"), wait);
}

function told(ok) {
  saved.classList.toggle("failed", !ok);
  if (ok) {
    failures = 0;
    return;
  }
  saved.textContent = saved.dataset.failed;
  later(AGAIN[Math.min(failures++, AGAIN.length - 1)]);
}

// A form that stood open for long gets a fresh token, so that sending it loses nothing.
async function renew() {
  try {
    const answer = await fetch(form.dataset.token, { cache: "no-store" });
    if (!answer.ok) return;
    const token = (await answer.text()).trim();
    document.body.dataset.csrf = token;
    document.querySelectorAll("input[name=csrf_token]").forEach((each) => (each.value = token));
  } catch {
    // No network: the next save asks again.
  }
}

if (form && saved) {
  const changed = (event) => event.target.type !== "file" && later(AFTER);
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", () => clearTimeout(timer));
  setInterval(renew, RENEW);
  document.addEventListener("visibilitychange", () => document.hidden || renew());
  window.addEventListener("online", () => failures && later(0));
  saved.addEventListener("htmx:afterRequest", async (event) => {
    if (event.detail.xhr.status === 400) await renew();
    told(event.detail.successful);
  });
}

// ── The organisation that was chosen is written into the field; with a finger, the others make room ─────────────

document.addEventListener("change", (event) => {
  const choice = event.target.closest?.("#organisations input[type=radio]");
  if (!choice) return;
  const name = choice.dataset.name, typed = document.querySelector("#organisation");
  if (!name) return;
  typed.value = name;
  choice.closest("fieldset").querySelector("input[name=asked]").value = name;
});

document.addEventListener("click", (event) => {
  const choice = event.target.closest?.("#organisations input[type=radio]");
  if (choice && event.detail > 0) choice.closest("fieldset").dataset.chosen = "1"; // not with the arrow keys
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.id !== "organisation") return;
  event.preventDefault(); // the list is chosen from, the form is not sent yet
  document.querySelector("#organisations input[type=radio]")?.focus();
});
