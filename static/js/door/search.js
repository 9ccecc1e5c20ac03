// Finding people by what is typed: the same words mean the same people here and on the server
// (trainer/attendance/roll.py and trainer/thai/text.py).

const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF\u00AD\u202A-\u202E\u2066-\u2069]/g;
const STEPS = [
  [/เเ/g, "แ"],
  [/\u0E4D([\u0E48-\u0E4B]?)\u0E32/g, "$1\u0E33"],
  [/([\u0E48-\u0E4B])\u0E4D\u0E32/g, "$1\u0E33"],
  [/\u0E33([\u0E48-\u0E4B])/g, "$1\u0E33"],
  [/([\u0E48-\u0E4B])([\u0E31\u0E34-\u0E37])/g, "$2$1"],
  [/([\u0E31\u0E33-\u0E3A\u0E47-\u0E4E])\1+/g, "$1"],
];

/** Thai digits as Arabic ones; everything else stays. */
export const digits = (text) => text.replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit));

/** The form in which two texts are compared: one spelling, small letters, no spaces. */
export function key(text) {
  let before;
  do {
    before = text;
    text = once(before);
  } while (text !== before);
  return text;
}

/** What was typed, word by word, as keys. */
export const sought = (text) => digits(text).split(/\s+/).map(key).filter(Boolean);

/** The people of the roster whom a typed text means: a number alone is one person, words narrow. */
export function called(people, text) {
  const words = sought(text);
  if (!words.length) return [];
  if (words.every((word) => /^\d+$/.test(word))) {
    return people.filter((person) => words.length === 1 && String(person.number) === words[0]);
  }
  return people.filter((person) => words.every((word) => person.search.includes(word)));
}

function once(text) {
  const clean = text.replace(/[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g, "").normalize("NFC").replace(INVISIBLE, "");
  return STEPS.reduce((said, [pattern, instead]) => said.replace(pattern, instead), clean)
    .toLowerCase().replace(/\s+/g, "");
}
