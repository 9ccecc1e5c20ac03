// Verifying certificates: a file that is dropped anywhere on the page is sent by the form, as one that is chosen is by
// its button. Without script there is the form alone.
"use strict";

document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

document.querySelectorAll("form[data-drop]").forEach((zone) => {
  const input = zone.querySelector("input[type=file]");
  const said = zone.querySelector("[data-said]");
  zone.querySelectorAll("[data-with-script]").forEach((each) => (each.hidden = false));

  const refuse = (words) => {
    said.textContent = words;
    input.value = "";
    input.classList.add("is-invalid");
    input.setAttribute("aria-invalid", "true");
    zone.classList.remove("busy");
  };

  const fits = () => {
    const file = input.files[0];
    if (!file) return false;
    if (file.size <= Number(zone.dataset.largest) * 2 ** 20) return true;
    refuse(zone.dataset.tooLarge);
    return false;
  };

  const send = () => {
    if (fits()) zone.requestSubmit();
  };

  input.addEventListener("change", send);
  zone.addEventListener("submit", (event) => {
    if (!fits()) return event.preventDefault();
    input.classList.remove("is-invalid");
    said.textContent = zone.dataset.busy;
    zone.classList.add("busy");
  });

  // The browser would open a file that is dropped beside the zone; so the whole page takes it.
  let within = 0;
  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const mark = (change) => (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    within = Math.max(0, within + change);
    zone.classList.toggle("over", within > 0);
  };
  document.addEventListener("dragenter", mark(1));
  document.addEventListener("dragleave", mark(-1));
  document.addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    within = 0;
    zone.classList.remove("over");
    if (event.dataTransfer.files.length !== 1) return refuse(zone.dataset.several);
    input.files = event.dataTransfer.files;
    send();
  });
  window.addEventListener("pageshow", () => zone.classList.remove("busy"));
});
