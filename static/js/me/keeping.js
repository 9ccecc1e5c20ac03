// Keeps My page on the device, and fetches its newest state when the network is back.
"use strict";

(() => {
  const OWN = "me-own"; // the cache of the service worker that holds what is personal
  const A_MINUTE = 60_000;
  const own = () => document.querySelector("#own");
  const offline = document.querySelector("#offline");
  let asking = null; // the promise of the answer that is under way
  let newest = null; // whether the network gave what is shown; null: nobody knows yet

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
      if (answer.ok) take(await answer.text());
    } catch {
      newest = false;
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
    const shown = new Intl.DateTimeFormat(document.documentElement.lang, {
      timeZone: "Asia/Bangkok", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
    });
    offline.textContent = offline.dataset.said.replace("{time}", shown.format(at));
  }

  const look = () => own() && !document.hidden && renew();
  if (own()) {
    say();
    if (!offline.hidden && navigator.onLine) renew();
    addEventListener("online", look);
    document.addEventListener("me:told", look);
    addEventListener("offline", say);
    document.addEventListener("visibilitychange", look);
    setInterval(look, 5 * A_MINUTE);
  }
})();
