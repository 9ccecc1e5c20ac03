// The scanner's sentences, in the language that this device was set to.

export class Words {
  constructor(all) {
    this.all = all;
    this.language = "th";
  }

  use(language) {
    this.language = language in this.all ? language : "th";
    document.documentElement.lang = this.language;
    for (const place of document.querySelectorAll("[data-word]")) place.textContent = this.say(place.dataset.word);
    for (const place of document.querySelectorAll("[data-word-label]")) {
      place.setAttribute("aria-label", this.say(place.dataset.wordLabel));
    }
    for (const place of document.querySelectorAll("[data-word-hint]")) {
      place.placeholder = this.say(place.dataset.wordHint);
    }
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", button.dataset.language === this.language);
    }
  }

  /** The sentence of this name, {braces} filled in. */
  say(name, values = {}) {
    return this.all[this.language][name].replace(/\{(\w+)\}/g, (_braces, key) => values[key] ?? "");
  }
}
