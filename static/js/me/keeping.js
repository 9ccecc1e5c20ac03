// Keeps My page on the device, and fetches its newest state when the network is back.
"use strict";

(() => {
  const OWN = "me-own"; // the cache of the service worker that holds what is personal
  const A_MINUTE = 60_000;
  const own = () => document.querySelector("#own");
  const offline = document.querySelector("#offline");
  let asking = null; // the promise of the answer that is under way
  let newest = null; // whether the network gave what is shown; null: nobody knows yet
  let away = false; // whether nothing answered when last asked
  let held = ""; // what was pressed and needs a network

  if ("serviceWorker" in navigator && own()) {
    navigator.serviceWorker.register(own().dataset.worker, { scope: "/me" }).then(keep, () => {});
  }

  // The first visit was not seen by the worker; nor is a page kept that says what was just done.
  async function keep() {
    await controlled();
    await asking;
    if (!(await caches.has(OWN)) || document.querySelector(".told")) await renew();
    if (await caches.has(OWN)) document.documentElement.dataset.kept = "1";
  }

  // A worker that is ready does not yet see what this page fetches: it must have taken the page over.
  function controlled() {
    const { serviceWorker } = navigator;
    if (serviceWorker.controller) return;
    return new Promise((taken) => serviceWorker.addEventListener("controllerchange", taken, { once: true }));
  }

  const renew = () => (asking ??= ask().finally(() => (asking = null)));

  async function ask() {
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
      if (answer.redirected || answer.status === 401) return location.reload();
      newest = answer.ok;
      away = false;
      held = "";
      if (answer.ok) take(await answer.text());
    } catch {
      newest = false;
      away = true;
    }
    say();
  }

  // What somebody reads or has begun is not taken from under them; it comes with the next look.
  function take(text) {
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("#own");
    if (!fresh || document.querySelector("dialog[open]") || own().contains(document.activeElement)) return;
    const unfolded = [...document.querySelectorAll("#own details[open][id]")].map((one) => one.id);
    own().replaceWith(fresh);
    unfolded.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    myToday.draw();
    myNews.draw();
  }

  // How old the state is that is shown: said when it is not the newest.
  function say() {
    const at = new Date(Number(own().dataset.at) * 1000);
    const old = newest === null ? Date.now() - at > A_MINUTE : !newest;
    offline.hidden = navigator.onLine && !old;
    const said = offline.dataset.said.replace("{time}", own().dataset.atSaid);
    const text = held ? `${said} ${offline.dataset.held.replace("{what}", held)}` : said;
    if (offline.textContent !== text) offline.textContent = text;
  }

  // What needs a network would end in the browser's page of errors: it is held back, and the bar says so.
  function hold(event, pressed) {
    if (navigator.onLine && !away) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // nothing is wiped or marked as sent
    const words = pressed.cloneNode(true);
    words.querySelectorAll(".aside").forEach((one) => one.remove());
    held = words.textContent.trim().replace(/\s+/g, " ");
    say();
    if (navigator.onLine) renew();
  }

  function holdSubmit(event) {
    hold(event, event.submitter ?? event.target.querySelector("button"));
  }

  // Places of this page, and the page itself, which is kept, need none.
  function holdLink(event) {
    const link = event.target.closest?.("a[href]");
    if (!link || !link.protocol.startsWith("http")) return;
    if (link.origin + link.pathname !== location.origin + location.pathname) hold(event, link);
  }

  const look = () => own() && !document.hidden && renew();
  if (own()) {
    say();
    if (!offline.hidden && navigator.onLine) renew();
    addEventListener("online", look);
    document.addEventListener("me:told", look);
    addEventListener("offline", say);
    addEventListener("submit", holdSubmit, true);
    addEventListener("click", holdLink, true);
    document.addEventListener("visibilitychange", look);
    setInterval(look, 5 * A_MINUTE);
  }
})();
