// Who is called so: the list under the search, one big button a person.

import { make, one, shape, write } from "./drawing.js";
import { called } from "./search.js";

const SHOWN = 30;

export class Found {
  constructor(post, words, screen) {
    Object.assign(this, { post, words, screen, people: [] });
  }

  get text() {
    return one("#q").value;
  }

  /** Show who is meant by what is typed; the camera gives its place to them. */
  draw() {
    const typing = this.text.trim() !== "";
    this.people = typing && this.post.roster ? called(this.post.roster.people, this.text) : [];
    one("#found").hidden = !typing;
    document.body.classList.toggle("searching", typing);
    one("[data-found]").replaceChildren(...this.people.slice(0, SHOWN).map((person) => this.row(person)));
    write(one("[data-found-note]"), typing ? this.note() : "");
  }

  note() {
    if (!this.post.roster?.people.length) return this.words.say("nobody");
    if (!this.people.length) return this.words.say("nobody_found");
    const more = this.people.length - SHOWN;
    return more > 0 ? this.words.say("more_found", { count: more }) : "";
  }

  row(person) {
    const there = this.post.there;
    const said = there.has(person.id) ? "already" : "present";
    const who = make("span", "who", make("strong", "", person.name), make("small", "", person.organisation));
    if (said === "already") {
      const since = there.get(person.id);
      const more = since ? this.words.say("news_already_more", { time: this.screen.time(since) }) : "";
      who.append(make("small", "known", shape("already"), ` ${this.words.say("news_already")} ${more}`));
    }
    const button = make("button", "person", make("span", "number", `${person.number ?? ""}`), who);
    button.type = "button";
    button.dataset.registration = person.id;
    button.dataset.said = said;
    return make("li", "", button);
  }

  clear() {
    one("#q").value = "";
    this.draw();
  }
}
