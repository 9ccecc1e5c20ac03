// What stands in the scanner's place while there is nothing to scan with.

import { Camera, NoCamera } from "./camera.js";
import { one, write } from "./drawing.js";
import { reading } from "./reading.js";

const ENROLLABLE = ["none", "unknown", "expired", "revoked", "over"];

export class Gate {
  constructor(words, wasm) {
    this.words = words;
    this.camera = new Camera(one(".gate-camera video"), wasm, (text) => this.enrol(text, { quietly: true }));
    one("#scan-link").addEventListener("click", () => this.scan());
    one("#paste").addEventListener("submit", (event) => {
      event.preventDefault();
      this.enrol(one("#link").value);
    });
    document.addEventListener("visibilitychange", () => document.hidden && this.close());
  }

  show(state, held = 0) {
    one("#gate").hidden = false;
    for (const sign of document.querySelectorAll("[data-gate-sign]")) {
      sign.hidden = !sign.dataset.gateSign.split(" ").includes(state);
    }
    write(one("[data-gate-title]"), this.words.say(`gate_${state}`));
    write(one("[data-gate-text]"), this.words.say(`gate_${state}_more`));
    one("[data-gate-held]").hidden = !held;
    write(one("[data-gate-held]"), this.words.say("held", { count: held }));
    one("[data-gate-enrol]").hidden = !ENROLLABLE.includes(state);
  }

  hide() {
    one("#gate").hidden = true;
    this.close();
  }

  async scan() {
    one(".gate-camera").hidden = false;
    this.note("");
    try {
      await this.camera.start();
    } catch (error) {
      if (!(error instanceof NoCamera)) throw error;
      this.close();
      this.note(this.words.say(`camera_${error.reason}`));
    }
  }

  close() {
    this.camera.stop();
    one(".gate-camera").hidden = true;
  }

  /** Open the page that makes this phone a scanner, if that is what the link says and it is one of ours. */
  enrol(text, { quietly = false } = {}) {
    const { device } = reading(text);
    const address = device && URL.canParse?.(device) !== false && new URL(device);
    if (address && address.host === location.host) location.assign(address.pathname);
    else if (!quietly || device) this.note(this.words.say("not_a_link"));
  }

  note(text) {
    one("[data-gate-note]").hidden = !text;
    write(one("[data-gate-note]"), text);
  }
}
