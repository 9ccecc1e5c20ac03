// The code in a hall that changes. It comes with the codes of the next minutes, so that it goes on without a network.
// Needs news.js. Time is the server's: its clock when it answered, and how long ago that was.
"use strict";

const STEP = 20000; // milliseconds for which a code is shown, as in door/self_check_in_codes.py
const show = document.querySelector("[data-hall]");
let news, anchor, drawn;

function take(text) {
  news = JSON.parse(text);
  anchor = { server: news.at, steady: performance.now(), wall: Date.now() };
  show.querySelectorAll("[data-say]").forEach((place) => (place.textContent = news[place.dataset.say]));
  draw();
}

// A computer that slept stops its steady clock, and one whose clock is set jumps; whichever went further is right.
function serverNow() {
  return anchor.server + Math.max(performance.now() - anchor.steady, Date.now() - anchor.wall);
}

// Dark stretches of each row, in the same way as door/hall_codes.py.
function pathOf({ size, bits }) {
  const bytes = Uint8Array.from(atob(bits), (letter) => letter.charCodeAt(0));
  const dark = (at) => (bytes[at >> 3] >> (7 - (at & 7))) & 1;
  let path = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const start = x;
      while (x < size && dark(y * size + x)) x++;
      if (x > start) path += `M${start} ${y}h${x - start}v1h-${x - start}z`;
    }
  }
  return path;
}

function draw() {
  const now = serverNow();
  const code = news.codes.find((each) => each.from <= now && now < each.from + STEP);
  show.querySelector("[data-box]").hidden = !code;
  show.querySelectorAll("[data-steps]").forEach((each) => (each.hidden = !code));
  const coming = news.codes.some((each) => each.from > now);
  const waiting = news.codes.length && !code && !coming;
  show.querySelector("[data-say=said]").textContent = waiting ? show.dataset.waiting : news.said;
  if (!code) return;
  show.querySelector("[data-left]").value = (code.from + STEP - now) / 1000;
  if (drawn === code.bits) return;
  drawn = code.bits;
  const svg = show.querySelector("svg.hall-code");
  svg.setAttribute("viewBox", `-4 -4 ${code.size + 8} ${code.size + 8}`);
  svg.querySelector("path").setAttribute("d", pathOf(code));
}

if (show) {
  take(show.dataset.news);
  listenTo(() => show.dataset.hall, take).ask();
  setInterval(draw, 500);
}
