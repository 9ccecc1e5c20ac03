// Finding and making what stands on the page.

export const one = (selector) => document.querySelector(selector);
export const byMouse = () => window.matchMedia("(pointer: fine)").matches;

/** An element with its class, texts and children: make("p", "name", "สมชาย"). */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** The shape that belongs to what is said; screen readers hear the word beside it. */
export function shape(said) {
  const drawn = document.getElementById("shapes").content.querySelector(`[data-shape-of="${said}"]`);
  return drawn.firstElementChild.cloneNode(true);
}

/** A name whose parts break onto a new line as a whole, as long as they fit on one. */
export function writeName(element, name) {
  if (element.dataset.name === name) return;
  element.dataset.name = name;
  const parts = name ? name.split(" ") : [];
  element.replaceChildren(...parts.flatMap((part) => [make("span", "part", part), " "]).slice(0, -1));
}

/** Write only what has changed, so that nothing is read out twice and no press meets a new button. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
