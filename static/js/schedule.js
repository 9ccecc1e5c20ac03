// Keeps "now" and "next" true by Bangkok's clocks on a phone that is left open, with or without a network; looks
// whether a newer version is published; and says what changed since one last looked. Without script the page shows
// what it was when it was loaded.
"use strict";

const BANGKOK = 7 * 3600_000; // no summer time
const DRAWN_AGAIN = 15_000;
const ASKED_AGAIN = 300_000;
let asked = Date.now();

const main = () => document.querySelector("main");

function draw() {
  const moment = Date.now() / 1000;
  const today = new Date(Date.now() + BANGKOK).toISOString().slice(0, 10);
  const entries = [...document.querySelectorAll("li[data-from]")];
  const from = (one) => Number(one.dataset.from);
  const next = Math.min(...entries.map(from).filter((start) => start > moment));
  const running = entries.filter((one) => from(one) <= moment && moment < Number(one.dataset.until));
  const coming = entries.filter((one) => from(one) === next);
  for (const one of entries) mark(one, running.includes(one), coming.includes(one));
  for (const day of document.querySelectorAll("[data-day]")) {
    if (day.dataset.day === today) day.setAttribute("aria-current", "date");
    else day.removeAttribute("aria-current");
  }
  const said = [...running.map((one) => ["now", one]), ...coming.map((one) => ["next", one])];
  const inOrder = said.map(([sign, one]) => sign + one.id).join() + today;
  const present = document.querySelector("#present");
  if (!present || present.dataset.said === inOrder) return;
  present.dataset.said = inOrder;
  present.hidden = !said.length;
  present.replaceChildren(...said.map(([sign, one]) => line(sign, one, today)));
}

function mark(one, now, coming) {
  one.classList.toggle("is-now", now);
  if (now) one.setAttribute("aria-current", "time");
  else one.removeAttribute("aria-current");
  const place = one.querySelector(".sign");
  const wanted = now ? "now" : coming ? "next" : "";
  if ((place.firstElementChild?.classList[1] ?? "") === wanted) return;
  place.replaceChildren(...(wanted ? [sign(wanted)] : []));
}

function sign(kind) {
  return made("strong", `mark ${kind}`, main().dataset[kind]);
}

function line(kind, one, today) {
  const link = made("a", "", one.querySelector("h3").textContent);
  link.href = `#${one.id}`;
  const day = one.closest("[data-date]");
  const when = `${day.dataset.date === today ? "" : `${day.dataset.said} `}${one.querySelector(".span").textContent}`;
  const room = one.querySelector(".room");
  const rest = made("span", "quiet", room ? `${when} · ${room.textContent}` : when);
  const said = document.createElement("p");
  said.append(sign(kind), " ", link, " ", rest);
  return said;
}

function made(name, classes, text) {
  const one = document.createElement(name);
  if (classes) one.className = classes;
  one.textContent = text;
  return one;
}

// The browser asks with the ETag that it has, so that "nothing new" costs a line.
async function renew() {
  asked = Date.now();
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    if (!fresh || fresh.dataset.version === main().dataset.version) return;
    main().replaceWith(fresh);
    draw();
    tellChanges();
  } catch {
    // No network: the old page stays, and we ask again.
  }
}

function tellChanges() {
  const banner = document.querySelector("#changed");
  const current = Number(main().dataset.version);
  if (!banner || !current) return;
  const place = `agenda:${location.pathname}`;
  try {
    const before = Number(localStorage.getItem(place)) || current;
    const seen = () => localStorage.setItem(place, current);
    if (before >= current) return seen();
    const called = (number) => banner.dataset.called.replace("{number}", number);
    banner.querySelector("p").textContent = banner.dataset.said
      .replace("{before}", called(before))
      .replace("{after}", called(current));
    const link = banner.querySelector("a");
    link.search = `?since=${before}`;
    link.addEventListener("click", seen);
    banner.querySelector("button").addEventListener("click", () => {
      seen();
      banner.hidden = true;
      main().focus();
    });
    banner.hidden = false;
  } catch {
    // Nothing may be kept in this browser, so nothing can be compared.
  }
}

function look() {
  if (document.hidden) return;
  draw();
  if (Date.now() - asked >= ASKED_AGAIN) renew();
}

draw();
tellChanges();
setInterval(look, DRAWN_AGAIN);
document.addEventListener("visibilitychange", look);
window.addEventListener("online", renew);
