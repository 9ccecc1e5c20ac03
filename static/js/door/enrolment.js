// Makes this phone a scanner: fetches its key, once, and only where the browser can keep it.

import { Store } from "./store.js";

const INSIDE_AN_APP = /\bLine\/|FBA[NV]|Instagram/; // their browsers forget, and give no camera
const page = document.querySelector("[data-enrolment]");
const button = page.querySelector("button");
const note = page.querySelector("[data-note]");

if (INSIDE_AN_APP.test(navigator.userAgent)) say(page.dataset.inside);
button.addEventListener("click", enrol);
button.disabled = false;

async function enrol() {
  button.disabled = true;
  const store = await Store.open().catch(() => null);
  if (!store) return say(page.dataset.broken);
  const headers = { "X-CSRFToken": document.body.dataset.csrf, Accept: "application/json" };
  const answer = await fetch(location.pathname, { method: "POST", headers }).catch(() => null);
  if (answer?.status === 410) return say(page.dataset.gone);
  const given = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!given?.key) {
    button.disabled = false;
    return say(page.dataset.failed);
  }
  await store.wipe({ values: { key: given.key, device: given.device } }); // scans that still wait stay
  location.replace(given.scanner);
}

function say(text) {
  note.hidden = false;
  note.querySelector("[data-words]").textContent = text;
}
