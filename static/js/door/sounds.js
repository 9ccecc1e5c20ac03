// What the door hears and feels: up for welcome, the same twice for known, low for no.

const NOTES = { // [Hz, when it begins, how long, in seconds]
  good: [[660, 0, 0.11], [990, 0.12, 0.2]],
  known: [[620, 0, 0.09], [620, 0.16, 0.09]],
  no: [[196, 0, 0.38], [147, 0.2, 0.34]],
  back: [[520, 0, 0.1], [350, 0.11, 0.16]],
};
const SHAKES = { good: [60], known: [40, 60, 40], no: [260], back: [40] }; // ms
const OF = { present: "good", late: "good", already: "known", asked: "known", undone: "back" };

let context;

/** Browsers make no sound before a finger has touched the page. */
export function wake() {
  if (navigator.userActivation?.hasBeenActive === false) return;
  context ??= new (window.AudioContext ?? window.webkitAudioContext)();
  if (context.state !== "running") context.resume().catch(() => {});
}

export function sound(said, mute) {
  const kind = OF[said] ?? "no";
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(SHAKES[kind]);
  if (!mute && context?.state === "running") NOTES[kind].forEach((note) => play(kind, ...note));
}

function play(kind, pitch, begins, lasts) {
  const [tone, loudness] = [context.createOscillator(), context.createGain()];
  const at = context.currentTime + begins;
  tone.type = kind === "no" ? "sawtooth" : "sine";
  tone.frequency.value = pitch;
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.5, at + 0.015);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + lasts);
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + lasts + 0.02);
}
