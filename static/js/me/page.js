// The manners of My page: the code on the whole screen, awake; a second press sends nothing twice.
"use strict";

(() => {
  let awake = null;

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-full]");
    if (pressed) show(document.getElementById(pressed.dataset.full));
    else if (event.target.matches?.("dialog.full img")) event.target.closest("dialog").close();
  });

  function show(dialog) {
    dialog.showModal();
    dialog.addEventListener("close", rest, { once: true });
    navigator.wakeLock?.request("screen").then((lock) => (awake = lock), () => {});
  }

  function rest() {
    awake?.release();
    awake = null;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) return event.preventDefault();
    if (form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });

  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });
})();
