// Keeps My page on the device, fetches its newest state when the network is back, and wipes it on signing out.
"use strict";

(() => {
  const OWN = "me-own"; // the cache of the service worker that holds what is personal
  const A_MINUTE = 60_000;
  const own = () => document.querySelector("#own");
  const offline = document.querySelector("#offline");
  let asking = false;

  if ("serviceWorker" in navigator && own()) {
    navigator.serviceWorker.register(own().dataset.worker, { scope: "/me" }).then(keep, () => {});
  }

  // The first visit was not seen by the worker; nor is a page kept that says what was just done.
  async function keep() {
    await navigator.serviceWorker.ready;
    if (!(await caches.has(OWN)) || document.querySelector(".told")) await renew();
    document.documentElement.dataset.kept = "1";
  }

  async function renew() {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
      if (answer.redirected || answer.status === 401) return location.reload();
      if (answer.ok) take(await answer.text());
    } catch {
      say();
    } finally {
      asking = false;
    }
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
    say();
  }

  // How old the state is that is shown: said when it is not the newest.
  function say() {
    const at = new Date(Number(own().dataset.at) * 1000);
    const old = Date.now() - at > A_MINUTE;
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
    addEventListener("offline", say);
    document.addEventListener("visibilitychange", look);
    setInterval(look, 5 * A_MINUTE);
  }

  // Signing out: first nothing is left here, then the server is told.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.leaves === undefined || form.dataset.wiped) return;
    event.preventDefault();
    form.dataset.wiped = "1";
    const done = () => HTMLFormElement.prototype.submit.call(form);
    Object.keys(localStorage).filter((key) => key.startsWith("me-")).forEach((key) => localStorage.removeItem(key));
    Promise.race([caches.delete(OWN), new Promise((enough) => setTimeout(enough, 1500))]).then(done, done);
  });
})();
