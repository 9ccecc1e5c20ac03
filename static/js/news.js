// Asks an address for news every few seconds, while the page is in sight; says so when nobody answers, and goes on.
"use strict";

// heard(text) is given what is new; the address may change between two questions. Returns { ask, pause }.
function listenTo(address, heard, every = 3000) {
  const note = document.querySelector("[data-lost]");
  let stamp = "", asked = 0, paused = false, timer;

  function lost() {
    if (!note?.hidden) return;
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    note.textContent = note.dataset.words.replace("{time}", time);
    note.hidden = false;
  }

  function gone() {
    document.querySelectorAll("[data-hall], [data-live]").forEach((each) => (each.hidden = true));
    document.querySelectorAll("[data-gone]").forEach((each) => (each.hidden = false));
  }

  async function question(turn) {
    const headers = { "HX-Request": "true" };
    if (stamp) headers["If-None-Match"] = stamp;
    const answer = await fetch(address(), { cache: "no-store", headers, signal: AbortSignal.timeout(10000) });
    if (answer.redirected) return location.reload(); // signed out meanwhile
    if (answer.status === 404) return gone();
    if (!answer.ok && answer.status !== 304) return lost();
    const text = answer.ok ? await answer.text() : "";
    if (turn !== asked) return; // a later question was asked meanwhile
    if (note) note.hidden = true;
    if (!answer.ok) return;
    stamp = answer.headers.get("ETag") || "";
    heard(text);
  }

  async function ask() {
    clearTimeout(timer);
    if (!document.hidden && !paused) await question(++asked).catch(lost);
    clearTimeout(timer);
    timer = setTimeout(ask, every);
  }

  document.addEventListener("visibilitychange", () => document.hidden || ask());
  window.addEventListener("online", ask);
  timer = setTimeout(ask, every);
  return {
    ask: () => { stamp = ""; return ask(); },
    pause: (now) => { paused = now; if (!now) ask(); },
  };
}
