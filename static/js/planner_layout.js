// Where the entries of a day stand beside each other in the grid of the agenda. Pure.

// The entries in groups: those of one are at the same time, two by two or by others between them.
export function clusters(entries) {
  const found = [];
  let until = 0;
  for (const entry of [...entries].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (entry.start >= until) found.push([]);
    found.at(-1).push(entry);
    until = Math.max(until, entry.end);
  }
  return found;
}

/*
 * Map of entry → [left, width], parts of the day's width, for entries {start, end, room} (minutes; room "" is all).
 * Where a day has several rooms, what is in one of them never leaves its column: what is at the same time in the same
 * column shares it. An entry for all rooms spans the columns that are free at its time, or shares the emptiest.
 */
export function laid(entries, rooms) {
  const count = rooms.length > 1 ? rooms.length : 1;
  const lane = ({ room }) => (count > 1 ? rooms.indexOf(room) : 0);
  const columns = Array.from({ length: count }, (_none, column) => entries.filter((each) => lane(each) === column));
  const found = new Map();
  for (const together of clusters(entries.filter((each) => lane(each) < 0))) {
    const taken = columns.map((those) => those.filter((each) => together.some((one) => meet(one, each))).length);
    const [first, length] = widest(taken);
    if (length) share(together, first / count, length / count, found);
    else columns[taken.indexOf(Math.min(...taken))].push(...together);
  }
  columns.forEach((those, column) => {
    for (const together of clusters(those)) share(together, column / count, 1 / count, found);
  });
  return found;
}

const meet = (one, other) => one.start < other.end && other.start < one.end;

// The longest run of columns in which nothing is: [first, length].
function widest(taken) {
  let [first, best] = [0, [0, 0]];
  taken.forEach((count, column) => {
    if (count) first = column + 1;
    else if (column + 1 - first > best[1]) best = [first, column + 1 - first];
  });
  return best;
}

// Places entries of one cluster within a strip, side by side where they are at the same time.
function share(entries, left, width, found) {
  const ends = []; // when the last entry of each part of the strip is over
  const places = entries.map(({ start, end }) => {
    const free = ends.findIndex((over) => over <= start);
    const place = free < 0 ? ends.length : free;
    ends[place] = end;
    return place;
  });
  const each = width / ends.length;
  entries.forEach((entry, number) => found.set(entry, [left + each * places[number], each]));
}
