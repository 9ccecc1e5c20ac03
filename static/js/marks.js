// In the table of points, Enter and the arrow keys go up and down a column. Nothing is sent until Save is pressed.
"use strict";

document.querySelector("#marks")?.addEventListener("keydown", (event) => {
  const field = event.target;
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !field.dataset.column || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const column = [...field.form.querySelectorAll(`[data-column="${field.dataset.column}"]`)];
  const next = column[column.indexOf(field) + step];
  if (next) {
    next.focus();
    next.select();
  } else if (event.key === "Enter") {
    field.form.querySelector("button.btn-primary").focus();
  }
});
