// What time it is: the device's own for scans, the server's for windows, Bangkok's for people.

const CLOCK_WAS_SET = 60_000; // ms; a clock that goes back further than this was set, not merely corrected
const BANGKOK = { timeZone: "Asia/Bangkok" };
const DAY = new Intl.DateTimeFormat("en-CA", BANGKOK); // 2020-01-29
const HOUR = new Intl.DateTimeFormat("en-GB", { ...BANGKOK, hour: "2-digit", minute: "2-digit" });
const SHORT = {
  th: new Intl.DateTimeFormat("th-TH-u-ca-buddhist-nu-latn", { ...BANGKOK, day: "numeric", month: "short" }),
  en: new Intl.DateTimeFormat("en-GB", { ...BANGKOK, day: "numeric", month: "short" }),
};

let last = 0;

/** A moment of the device's clock for the next scan, in ms: never twice the same, so that the order stays known. */
export function stamp(now = Date.now()) {
  last = now > last || last - now > CLOCK_WAS_SET ? now : last + 1;
  return last;
}

/** A moment (ms) as 08.30 น. or 08:30. */
export function clock(moment, language) {
  const time = HOUR.format(moment);
  return language === "th" ? `${time.replace(":", ".")} น.` : time;
}

/** The same, with the day where that is not today. */
export function read(moment, now, language) {
  const time = clock(moment, language);
  return DAY.format(moment) === DAY.format(now) ? time : `${SHORT[language].format(moment)} ${time}`;
}
