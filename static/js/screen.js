// A screen in a hall: the whole window, and it stays awake.
"use strict";

const whole = document.querySelector("[data-fullscreen]");
if (whole && document.fullscreenEnabled) {
  whole.hidden = false;
  whole.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  });
}

async function stayAwake() {
  try {
    if (!document.hidden) await navigator.wakeLock?.request("screen");
  } catch {
    // The browser does not allow it: the screen keeps its own hours.
  }
}
document.addEventListener("visibilitychange", stayAwake);
stayAwake();
