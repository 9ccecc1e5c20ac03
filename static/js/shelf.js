// The shelf of materials at the desk: what its settings and its short ways do beside sending files (materials.js).
"use strict";

(() => {
  // ── the settings ──
  for (const moment of document.querySelectorAll("[data-moment]")) {
    const release = moment.closest("form").querySelector("[name=release]");
    const fit = () => (moment.hidden = release.value !== "at_moment");
    release.addEventListener("change", fit);
    fit();
  }

  // ── the shelf ──
  // The two buttons at the top lead to where files are chosen, and to where a link is written.
  document.addEventListener("click", (event) => {
    const way = event.target.closest?.(".materials-way-files, .materials-way-link");
    const target = way && document.querySelector(way.matches(".materials-way-link") ? "#add #url" : "#add input[type=file]");
    if (!target) return;
    event.preventDefault();
    const folded = target.closest("details");
    if (folded) folded.open = true;
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  });

  document.addEventListener("click", (event) => {
    const add = event.target.closest?.("[data-add]");
    const panel = document.querySelector("#add");
    if (!add || !panel) return;
    event.preventDefault();
    panel.querySelector("[name=place]").value = add.dataset.add;
    panel.scrollIntoView({ block: "start" });
    panel.querySelector("input[type=file]").focus({ preventScroll: true });
  });

  document.addEventListener("keydown", (event) => {
    const item = event.target.closest?.(".materials-item");
    const move = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!item || !move || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    item.querySelector(`[data-move="${move}"]:not([disabled])`)?.click();
  });
})();
