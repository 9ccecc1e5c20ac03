// The board: its live part is asked for again and again. Without script, the page is what it was when it was opened.
// Needs news.js.
"use strict";

const live = document.querySelector("[data-live]");
const form = document.querySelector("[data-live-form]");
const pause = document.querySelector("[data-pause]");

function address() {
  const words = form ? new URLSearchParams(new FormData(form)).toString() : "";
  return words ? `${live.dataset.live}?${words}` : live.dataset.live;
}

// Whoever reads a list with the keyboard stays where they were.
function heard(text) {
  const links = () => [...live.querySelectorAll("a[href]")];
  const held = document.activeElement?.getAttribute("href");
  const inside = live.contains(document.activeElement);
  live.innerHTML = text;
  if (inside) links().find((each) => each.getAttribute("href") === held)?.focus({ preventScroll: true });
}

if (live) {
  const news = listenTo(address, heard);
  if (form) {
    let typing;
    document.querySelectorAll("[data-without-script]").forEach((each) => (each.hidden = true));
    form.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(news.ask, 200);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      news.ask();
    });
    pause.hidden = false;
    pause.addEventListener("click", () => {
      const now = pause.getAttribute("aria-pressed") !== "true";
      pause.setAttribute("aria-pressed", String(now));
      news.pause(now);
    });
  }
}
