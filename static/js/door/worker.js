// Keeps the scanner's page and files, so that it opens without a network. Above this the server writes KEPT:
// {version, shell: address, files: {address: first 8 hex digits of its SHA-256}}.
"use strict";

const CACHE = `scanner-${KEPT.version}`;

// All or nothing: whoever is given a new version is given the whole of it, and until then the old one stays.
self.addEventListener("install", (event) => event.waitUntil(take()));

// A page asks for it when nobody is scanning.
self.addEventListener("message", (event) => event.data === "take over" && self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  const kept = address.pathname === KEPT.shell ? KEPT.shell : address.pathname + address.search;
  if (kept === KEPT.shell || kept in KEPT.files) event.respondWith(answer(kept, event.request));
});

async function take() {
  const cache = await caches.open(CACHE);
  const files = Object.keys(KEPT.files).map((address) => keep(cache, address, isFile));
  await Promise.all([keep(cache, KEPT.shell, isShell), ...files]);
}

async function keep(cache, address, isRight) {
  const fetched = await fetch(address, { cache: "no-cache" });
  const right = fetched.ok && (await isRight(fetched.clone(), address));
  if (!right) throw new Error(`Not what belongs together: ${address}`);
  await cache.put(address, fetched);
}

const isShell = (fetched) => fetched.headers.get("Scanner-Version") === KEPT.version;

async function isFile(fetched, address) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await fetched.arrayBuffer()));
  return [...digest].slice(0, 4).map((byte) => byte.toString(16).padStart(2, "0")).join("") === KEPT.files[address];
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith("scanner-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(address, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address, { ignoreVary: true })) ?? fetch(request); // where the browser threw it away
}
