// Keeps "today", "now" and "next" true by Bangkok's clocks, also on a page that was kept from an earlier day.
"use strict";

const myToday = (() => {
  const BANGKOK = 7 * 3600_000; // no summer time
  const AGAIN = 20_000;

  function draw() {
    const own = document.querySelector("#own");
    if (!own) return;
    days(new Date(Date.now() + BANGKOK).toISOString().slice(0, 10));
    entries(own, Date.now() / 1000);
  }

  // Another day has begun since the page was made: that one is unfolded instead.
  function days(today) {
    for (const day of document.querySelectorAll("[data-day]")) {
      const mark = day.querySelector("[data-today]");
      const is = day.dataset.day === today;
      if (is && mark.hidden) {
        day.parentElement.querySelectorAll("[data-day]").forEach((other) => (other.open = other === day));
      }
      mark.hidden = !is;
    }
  }

  function entries(own, moment) {
    const all = [...document.querySelectorAll("[data-from]")];
    const next = Math.min(...all.map((one) => Number(one.dataset.from)).filter((from) => from > moment));
    for (const one of all) {
      const from = Number(one.dataset.from);
      const now = from <= moment && moment < Number(one.dataset.until);
      one.classList.toggle("is-now", now);
      say(one.querySelector(".sign"), now ? ["now", own.dataset.now] : from === next ? ["next", own.dataset.next] : null);
    }
  }

  function say(place, said) {
    if ((place.textContent.trim() || undefined) === said?.[1]) return;
    place.replaceChildren();
    if (!said) return;
    const mark = document.createElement("strong");
    mark.className = `mark ${said[0]}`;
    mark.textContent = said[1];
    place.append(mark);
  }

  draw();
  setInterval(draw, AGAIN);
  document.addEventListener("visibilitychange", draw);
  return { draw };
})();
