// The menu, and the two switches on the camera's picture.

import { make, one, write } from "./drawing.js";
import { ask } from "./server.js";

export class Menu {
  constructor(parts) {
    Object.assign(this, parts, { ready: false });
    this.offlineReady = (yes) => {
      this.ready = yes;
      document.body.dataset.ready = yes ? "yes" : "no";
      this.draw();
    };
    this.listen();
    this.draw();
  }

  draw() {
    one("#sound").setAttribute("aria-pressed", String(!this.post.kept.mute));
    one(".ready").dataset.ready = this.ready ? "yes" : "no";
    write(one("[data-ready-word]"), this.words.say(this.ready ? "offline_ready" : "offline_unready"));
  }

  listen() {
    one("#menu-open").addEventListener("click", () => this.opened());
    one("#sound").addEventListener("click", async () => {
      await this.post.set({ mute: !this.post.kept.mute });
      this.draw();
    });
    one("#light").addEventListener("click", async ({ currentTarget }) => {
      const on = currentTarget.getAttribute("aria-pressed") !== "true";
      await this.watching.camera.light(on).catch(() => {});
      currentTarget.setAttribute("aria-pressed", String(on));
    });
    one("#cameras").addEventListener("change", async ({ target }) => {
      await this.post.set({ camera: target.value });
      this.watching.begin();
    });
    one("#refresh").addEventListener("click", () => this.refresh());
    one("#sign-out").addEventListener("click", () => this.signOut());
    for (const button of document.querySelectorAll("[data-language]")) {
      button.addEventListener("click", () => this.speak(button.dataset.language));
    }
    window.addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      one("#install").hidden = false;
      one("#install").onclick = () => event.prompt();
    });
    window.addEventListener("appinstalled", () => (one("#install").hidden = true));
  }

  async opened() {
    this.note("");
    const cameras = await this.watching.camera.choices();
    one("[data-cameras]").hidden = cameras.length < 2;
    one("#cameras").replaceChildren(...cameras.map(({ id, label, chosen }) => {
      const option = make("option", "", label);
      return Object.assign(option, { value: id, selected: chosen });
    }));
  }

  refresh() {
    one("#menu").close();
    this.syncing.rosterAt = 0;
    this.syncing.nudge({ roster: true });
  }

  /** The labels of slots and the sentences of the server come in the language that is asked for. */
  async speak(language) {
    this.words.use(language);
    if (this.post.kept.roster) this.post.kept.roster.etag = null;
    await this.post.set({ language });
    this.draw();
    this.refresh();
    this.redraw();
  }

  /** Take the phone out of use: the server forgets it, and it forgets everything. */
  async signOut() {
    const { post, words } = this;
    if (post.waiting.length) return this.note(words.say("sign_out_waiting", { count: post.waiting.length }));
    if (!window.confirm(words.say("sign_out_sure"))) return undefined;
    try {
      await ask("device", { key: post.kept.key, language: words.language, method: "DELETE" });
    } catch {
      return this.note(words.say("sign_out_offline"));
    }
    one("#menu").close();
    return post.forget({ everything: true });
  }

  note(text) {
    one("[data-sign-out-note]").hidden = !text;
    write(one("[data-sign-out-note]"), text);
  }
}
