// The camera at work: when it runs, when it rests, and what is said where it gives no picture.

import { Camera, NoCamera } from "./camera.js";
import { byMouse, one, write } from "./drawing.js";
import { wake } from "./sounds.js";
import { maySleep, stayAwake } from "./waking.js";

export class Watching {
  /** `found(text)` is told of each code that is held before the camera. */
  constructor(post, words, wasm, found) {
    Object.assign(this, { post, words, paused: false });
    this.camera = new Camera(one("#camera video"), wasm, found);
    one("#start").addEventListener("click", () => this.begin());
  }

  /** The list of names is there: go on with the camera where it was allowed before. */
  async arrive() {
    if (byMouse()) one("#q").focus();
    if (!window.isSecureContext) return this.noPicture("insecure");
    const allowed = await navigator.permissions?.query({ name: "camera" }).catch(() => null);
    if (allowed?.state === "granted") await this.begin();
  }

  async begin() {
    wake();
    if (this.post.state !== "ready") return;
    try {
      await this.camera.start(this.post.kept.camera);
    } catch (error) {
      if (!(error instanceof NoCamera)) throw error;
      this.noPicture(error.reason);
      return;
    }
    this.note("");
    document.body.classList.toggle("watching", this.camera.running);
    one("#light").hidden = !this.camera.hasTorch;
    stayAwake();
  }

  stop() {
    this.camera.stop();
    document.body.classList.remove("watching");
    maySleep();
  }

  /** Out of sight the camera rests. */
  rest() {
    this.paused = this.camera.running;
    this.stop();
  }

  goOn() {
    if (this.paused) this.begin();
    this.paused = false;
  }

  noPicture(reason) {
    this.stop();
    this.note(this.words.say(`camera_${reason}`));
    one("#start").hidden = reason === "insecure" || reason === "unreadable";
    one("[data-counter]").hidden = reason !== "insecure";
  }

  note(text) {
    one("[data-camera-note]").hidden = !text;
    write(one("[data-camera-note]"), text);
  }
}
