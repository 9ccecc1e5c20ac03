// The attendance grid: saves each cell. The page works without it. Needs roll.js.
"use strict";

function prepareGrid() {
  all("table[data-matrix]").forEach((grid) => {
    grid.setAttribute("role", "grid");
    all("input[type=checkbox]", grid).forEach((box) => (box.tabIndex = -1));
    const first = firstShown(grid);
    if (first) first.tabIndex = 0;
  });
}
document.addEventListener("DOMContentLoaded", prepareGrid);
document.addEventListener("htmx:afterSettle", prepareGrid);

// ── The grid: one tab stop; arrows move, space or Enter ticks, every tick is saved at once ──────────────────────

const firstShown = (grid) => all("input[type=checkbox]", grid).find((box) => box.offsetParent && !box.disabled);
const boxesOf = (row) => all("input[type=checkbox]", row).filter((box) => box.offsetParent);

function goTo(box) {
  if (!box) return;
  all("input[tabindex='0']", box.closest("table")).forEach((each) => (each.tabIndex = -1));
  box.tabIndex = 0;
  box.focus();
  box.closest("tr").scrollIntoView({ block: "nearest" });
}

const PAGE = 10;

// Where each key may lead, the nearest first, given the boxes of the own row, the rows' boxes of the own column above
// and below (from the own row outwards), and those of the whole table.
const MOVES = {
  ArrowRight: ({ row, at }) => row.slice(at + 1),
  ArrowLeft: ({ row, at }) => row.slice(0, at).reverse(),
  ArrowDown: ({ below }) => below(),
  ArrowUp: ({ above }) => above(),
  PageDown: ({ below }) => farFirst(below()),
  PageUp: ({ above }) => farFirst(above()),
  Home: ({ row, table }, whole) => (whole ? table() : row),
  End: ({ row, table }, whole) => (whole ? table() : row).reverse(),
};
const farFirst = (boxes) => [...boxes.slice(PAGE - 1), ...boxes.slice(0, PAGE - 1).reverse()];

function surroundings(box) {
  const rows = all("tbody tr", box.closest("table"));
  const row = boxesOf(box.closest("tr"));
  const [at, own] = [row.indexOf(box), rows.indexOf(box.closest("tr"))];
  const column = (some) => some.map((each) => boxesOf(each)[at]);
  return {
    row,
    at,
    below: () => column(rows.slice(own + 1)),
    above: () => column(rows.slice(0, own)).reverse(),
    table: () => rows.flatMap(boxesOf),
  };
}

document.addEventListener("keydown", (event) => {
  const box = event.target.closest?.("table[data-matrix] input[type=checkbox]");
  if (!box) return;
  if (event.key === "Enter") {
    event.preventDefault(); // it would send the whole form
    box.click();
  }
  const move = MOVES[event.key];
  if (!move) return;
  event.preventDefault();
  // Cells that cannot be ticked (other groups' sessions, days to come) cannot have the focus: they are stepped over.
  goTo(move(surroundings(box), event.ctrlKey).find((each) => each && !each.disabled));
});

document.addEventListener("focusin", (event) => {
  const box = event.target.closest?.("table[data-matrix] input[type=checkbox]");
  if (!box || box.tabIndex === 0) return;
  all("input[tabindex='0']", box.closest("table")).forEach((each) => (each.tabIndex = -1));
  box.tabIndex = 0;
});

document.addEventListener("change", (event) => {
  const box = event.target.closest?.("table[data-matrix] input[type=checkbox]");
  if (box) save(box);
});

// One request a cell at a time; a cell that was clicked again meanwhile is sent again with its last word.
async function save(box) {
  if (box.dataset.saving) return;
  const cell = box.closest("td");
  cell.classList.remove("failed", "saved");
  cell.classList.add("saving");
  box.dataset.saving = "1";
  let wanted;
  try {
    do {
      wanted = box.checked;
      const counts = await send(box, wanted);
      count(box, counts);
      keepMark(box, cell);
    } while (wanted !== box.checked);
    cell.classList.add("saved");
    say(`${nameOf(box)} – ${box.checked ? said().dataset.present : said().dataset.absent}`);
  } catch (error) {
    box.checked = !wanted;
    cell.classList.add("failed");
    say(error.message, true);
  } finally {
    cell.classList.remove("saving");
    delete box.dataset.saving;
  }
}

async function send(box, present) {
  const [slot, person] = box.value.split("-");
  let answer;
  try {
    answer = await fetch(`${box.closest("table").dataset.matrix}/${slot}/presences/${person}`, {
      method: present ? "PUT" : "DELETE",
      headers: { "X-CSRFToken": document.body.dataset.csrf, "HX-Request": "true", Accept: "application/json" },
      redirect: "manual",
    });
  } catch {
    throw new Error(said().dataset.offline);
  }
  if (answer.ok) return answer.json();
  if (answer.type === "opaqueredirect" || [400, 401, 403].includes(answer.status)) throw new Error(said().dataset.signedOut);
  throw new Error(answer.status === 422 ? textOf(await answer.text()) : said().dataset.offline);
}

function count(box, counts) {
  const [slot, person] = box.value.split("-");
  all(`[data-there="${slot}"]`).forEach((place) => (place.textContent = counts.there));
  all(`[data-attended="${person}"]`).forEach((place) => (place.textContent = counts.attended));
}

// Late and left early go with the presence that they are said of; an excuse stays, and is told while nobody is there.
function keepMark(box, cell) {
  const mark = cell.querySelector(".matrix-mark");
  if (!mark) return;
  if (!box.checked && !mark.classList.contains("said-excused")) mark.remove();
  if (box.checked || !mark.isConnected) box.removeAttribute("aria-describedby");
  else box.setAttribute("aria-describedby", mark.id);
}

const said = () => document.querySelector("[data-said]");
const nameOf = (box) =>
  box.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id)?.textContent.trim()).join(" ");

function say(text, failed = false) {
  said().textContent = text;
  said().classList.toggle("failed", failed);
}
