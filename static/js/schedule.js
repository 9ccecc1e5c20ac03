// Keeps "now" and "next" true on a phone that is left open; without script the page shows what it was when loaded.
"use strict";

const AGAIN = 60_000;

async function renew() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    if (fresh) document.querySelector("main").replaceWith(fresh);
  } catch {
    // No network: the old page stays, and we ask again.
  }
}

setInterval(() => {
  const until = Number(document.querySelector("main").dataset.until || Infinity);
  if (!document.hidden && Date.now() / 1000 >= until) renew();
}, AGAIN);
