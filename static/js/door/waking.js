// The screen stays on while the camera runs.

let lock = null;

export async function stayAwake() {
  if (lock || document.hidden) return;
  lock = await navigator.wakeLock?.request("screen").catch(() => null); // low battery: not granted
  lock?.addEventListener("release", () => (lock = null));
}

export function maySleep() {
  lock?.release().catch(() => {});
  lock = null;
}
