// Questions that hang on an earlier answer appear when it is given. Without script all stand there and say when.
"use strict";

(() => {
  const fieldsOf = (question) => [...question.querySelectorAll("input, textarea, select")];
  const questionsIn = (root) => [...root.querySelectorAll("[data-question]")];

  // What is chosen in a question that is asked; of one that is not asked, nothing.
  const chosenIn = (question) =>
    !question || question.hidden ? [] : fieldsOf(question).filter((box) => box.checked && !box.name.endsWith("-out")).map((box) => box.value);

  // Questions come in order and hang only on earlier ones, so one pass is enough. Hidden fields keep what they hold.
  function show(root) {
    const questions = questionsIn(root);
    for (const question of questions) {
      const parent = question.dataset.shownIf;
      if (parent) {
        const wanted = JSON.parse(question.dataset.shownValues);
        const chosen = chosenIn(questions.find((each) => each.dataset.question === parent));
        question.hidden = !chosen.some((value) => wanted.includes(value));
        question.querySelector("[data-when]")?.setAttribute("hidden", "");
      }
      fieldsOf(question).forEach((field) => {
        if ("required" in field.dataset) field.required = !question.hidden && !hasFile(question);
      });
    }
  }

  const hasFile = (question) => {
    const kept = question.querySelector("input[type=hidden]");
    return Boolean(kept) && !question.querySelector("input[name$='-out']")?.checked;
  };

  // An element that is hidden cannot describe a field; the condition is met once the question is seen.
  const all = () => (document.querySelector("[data-question]") ? show(document) : undefined);
  all();
  document.addEventListener("change", (event) => {
    if (event.target.closest?.("[data-question]")) all();
  });
  document.addEventListener("htmx:afterSettle", all);
  window.addEventListener("pageshow", all);

  // The page on which a form is composed: only what a kind of question needs, and moving by keyboard.
  const kind = document.querySelector("[data-compose] [name=kind]");
  const fit = () =>
    document.querySelectorAll("[data-for-kinds]").forEach((part) => (part.hidden = !part.dataset.forKinds.split(" ").includes(kind.value)));
  if (kind) {
    fit();
    kind.addEventListener("change", fit);
  }

  const list = document.querySelector(".questions-list");
  if (list) document.body.classList.add("questions-ready");
  document.addEventListener("keydown", (event) => {
    const card = event.target.closest?.(".questions-card");
    const move = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!card || !move || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    card.querySelector(`[data-move="${move}"]:not([disabled])`)?.click();
  });
})();
