// Small manners that every page shares. Pages work without them.
"use strict";

document.addEventListener("submit", (event) => {
  const form = event.target;
  const question = form.dataset.confirm || event.submitter?.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
    return;
  }
  // A second click must not send the form twice; the button comes back if the browser returns to this page.
  // What opens in a window of its own leaves this page as it is.
  const elsewhere = (event.submitter?.formTarget || form.target) === "_blank";
  if (form.dataset.sent) event.preventDefault();
  else if (form.method === "post" && !elsewhere) form.dataset.sent = "1";
});

window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = document.body.dataset.csrf;
});

// <input type="checkbox" data-all="people"> ticks every box of that name, and counts them for the bulk bar.
document.addEventListener("change", (event) => {
  const box = event.target;
  if (box.dataset.all) {
    document.querySelectorAll(`input[type=checkbox][name="${box.dataset.all}"]`).forEach((each) => (each.checked = box.checked));
  }
  document.querySelectorAll("[data-count]").forEach((place) => {
    place.textContent = document.querySelectorAll(`input[type=checkbox][name="${place.dataset.count}"]:checked`).length;
  });
  if (box.dataset.autosubmit !== undefined) box.form.requestSubmit();
});

// "/" goes to the search field of the page, as people know it from elsewhere.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
  if (localStorage.getItem("keys") === "off") return; // see desk.js: single keys can be switched off
  const search = document.querySelector("input[type=search]");
  if (search) {
    event.preventDefault();
    search.focus();
  }
});

// On a phone the tabs of a cohort scroll sideways; the one that is open comes into sight.
document.querySelectorAll(".tabs [aria-current]").forEach((tab) => tab.scrollIntoView({ block: "nearest", inline: "center" }));
