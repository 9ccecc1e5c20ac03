// What is opened is read. Without a network that is kept on the device and told to the server when it is back.
"use strict";

const myNews = (() => {
  const KEY = "me-read";
  const waiting = () => JSON.parse(localStorage.getItem(KEY) ?? "[]");
  const keep = (addresses) => localStorage.setItem(KEY, JSON.stringify([...new Set(addresses)]));

  document.addEventListener("toggle", (event) => {
    const opened = event.target;
    if (!opened.open || !opened.dataset?.reading) return;
    keep([...waiting(), opened.dataset.reading]);
    draw();
    tell();
  }, true);

  // Those that wait to be told count as read here.
  function draw() {
    const read = waiting();
    for (const one of document.querySelectorAll("[data-reading]")) {
      one.querySelector("[data-unscripted]").hidden = true;
      if (read.includes(one.dataset.reading)) one.querySelector("[data-new]")?.remove();
    }
    const count = document.querySelector("[data-unread]");
    const first = document.querySelector("#news");
    if (!count || !first) return;
    const left = first.querySelectorAll("[data-new]").length;
    count.hidden = !left;
    if (left) count.firstChild.textContent = left;
  }

  async function tell() {
    const before = waiting();
    for (const address of before) {
      const headers = { "X-CSRFToken": document.body.dataset.csrf, "X-Quietly": "1" };
      const answer = await fetch(address, { method: "POST", headers, redirect: "manual" }).catch(() => null);
      if (!answer || answer.status >= 500) return; // later
      if (answer.status === 400) return; // the page is older than the session: with the next one
      keep(waiting().filter((one) => one !== address));
    }
    if (before.length) document.dispatchEvent(new Event("me:told")); // what is kept still says that they are new
  }

  draw();
  if (waiting().length) tell();
  addEventListener("online", tell);
  return { draw };
})();
