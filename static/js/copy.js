// <button data-copy="#field" data-copied="Copied" hidden> copies what stands in a field. Without script the field is
// there to be copied by hand.
"use strict";

document.querySelectorAll("[data-copy]").forEach((button) => {
  const field = document.querySelector(button.dataset.copy);
  const words = button.querySelector("span");
  const said = words.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy"); // where the page has no secure context
    }
    words.textContent = button.dataset.copied;
    window.setTimeout(() => (words.textContent = said), 2000);
  });
});
