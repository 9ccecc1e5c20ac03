// Keeping the page itself on the device, and taking up a new version when nobody is scanning.

const AN_HOUR = 3_600_000;

/** `ready(yes)` is told once the page opens without a network; `idle()` says that nothing was scanned yet. */
export async function keepPage(worker, ready, idle) {
  if (!("serviceWorker" in navigator)) return;
  const controlled = Boolean(navigator.serviceWorker.controller);
  let turning = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (controlled && !turning) location.reload(); // page and files of one version
    turning = true;
  });
  const registration = await navigator.serviceWorker.register(worker, { scope: "/door/scanner" }).catch(() => null);
  if (!registration) return; // no network yet, or the browser does not allow it
  takeUp(registration);
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", () => idle() && takeUp(registration));
  });
  document.addEventListener("visibilitychange", () => document.hidden && takeUp(registration));
  setInterval(() => registration.update().catch(() => {}), AN_HOUR);
  navigator.serviceWorker.ready.then(() => ready(true));
}

/** A new version that waits is taken up while the page opens or when it goes out of sight, never between two scans. */
function takeUp(registration) {
  registration.waiting?.postMessage("take over");
}
