// What several pages share about a list of people: finding elements, comparing what was typed, showing script's parts.
"use strict";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const plain = (text) =>
  text.normalize("NFC").toLowerCase().replace(/เเ/g, "แ").replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit));
const textOf = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
const byMouse = () => window.matchMedia("(pointer: fine)").matches;

function showForScript() {
  all("[data-without-script]").forEach((each) => (each.hidden = true));
  all("[data-with-script]").forEach((each) => (each.hidden = false));
  all(".matrix-slots [aria-current], .door-slots [aria-current]").forEach((chosen) => {
    chosen.parentElement.scrollLeft = chosen.offsetLeft - chosen.parentElement.offsetLeft - 40;
  });
}
document.addEventListener("DOMContentLoaded", () => {
  showForScript();
  if (byMouse()) document.querySelector("[data-call], [data-door] input[type=search]")?.focus();
});
document.addEventListener("htmx:afterSettle", showForScript);
