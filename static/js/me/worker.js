// Keeps My page and its files, so that it opens without a network with the last state. Above this the server writes
// KEPT: {version, page: address, files: {address: first 8 hex digits of its SHA-256}, nothing: {language: sentence}}.
"use strict";

const FILES = `me-files-${KEPT.version}`;
const OWN = "me-own";
const PATIENCE = 3000; // ms; in a hall a network that is there may still answer nothing

self.addEventListener("install", (event) => event.waitUntil(take().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  const path = address.pathname + address.search;
  if (path in KEPT.files) event.respondWith(file(path, request));
  else if (address.pathname === KEPT.page) event.respondWith(page(event));
  else if (request.mode === "navigate" && address.pathname.startsWith(`${KEPT.page}/`)) event.respondWith(other(request));
});

async function take() {
  const cache = await caches.open(FILES);
  await Promise.all(Object.keys(KEPT.files).map((address) => keep(cache, address)));
}

async function keep(cache, address) {
  const fetched = await fetch(address, { cache: "no-cache" });
  if (!fetched.ok || (await digest(fetched.clone())) !== KEPT.files[address]) throw new Error(`Not as expected: ${address}`);
  await cache.put(address, fetched);
}

async function digest(fetched) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await fetched.arrayBuffer()));
  return [...bytes].slice(0, 4).map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith("me-files-") && name !== FILES);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function file(address, request) {
  const cache = await caches.open(FILES);
  return (await cache.match(address, { ignoreVary: true })) ?? fetch(request);
}

/** The newest state; the kept one where the network is away or slow. What asks for news gets news or nothing. */
async function page(event) {
  const fresh = renewed(event.request);
  event.waitUntil(fresh.catch(() => {}));
  if (event.request.mode !== "navigate") return fresh;
  const kept = await last();
  if (!kept) return fresh.catch(nothing);
  return Promise.race([fresh.catch(() => kept), new Promise((enough) => setTimeout(enough, PATIENCE, kept))]);
}

async function renewed(request) {
  const answer = await fetch(request);
  const until = answer.headers.get("Kept-Until");
  const away = answer.redirected || answer.type === "opaqueredirect" || [401, 403].includes(answer.status);
  if (away) await caches.delete(OWN); // to the sign-in: it is nobody's page any more
  else if (answer.ok && until) await (await caches.open(OWN)).put(KEPT.page, answer.clone());
  return answer;
}

/** The last state, unless it was kept for too long. */
async function last() {
  const kept = await caches.match(KEPT.page, { cacheName: OWN, ignoreVary: true });
  if (!kept || Number(kept.headers.get("Kept-Until")) * 1000 > Date.now()) return kept;
  await caches.delete(OWN);
  return undefined;
}

/** A page below this one, which needs the network: without it, back to what there is. */
async function other(request) {
  try {
    return await fetch(request);
  } catch {
    return (await last()) ? Response.redirect(KEPT.page, 302) : nothing();
  }
}

function nothing() {
  const said = Object.values(KEPT.nothing).map((sentence) => `<p>${sentence}</p>`).join("");
  const head = '<!doctype html><html lang="th"><meta charset="utf-8"><meta name="viewport" content="width=device-width">';
  return new Response(`${head}<title>–</title><body>${said}`, {
    status: 503, headers: { "Content-Type": "text/html; charset=utf-8" },
  });
}
