// Signing out: first nothing of My page is left on the device, then the server is told.
"use strict";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.leaves === undefined || form.dataset.wiped) return;
  event.preventDefault();
  form.dataset.wiped = "1";
  const done = () => HTMLFormElement.prototype.submit.call(form);
  Object.keys(localStorage).filter((key) => key.startsWith("me-")).forEach((key) => localStorage.removeItem(key));
  const wiped = window.caches?.delete("me-own"); // without https there are none, and nothing was kept
  Promise.race([wiped, new Promise((enough) => setTimeout(enough, 1500))]).then(done, done);
});
