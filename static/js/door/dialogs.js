// What lies over the scanner for a moment: the choice of the slot, what the server decided otherwise, the menu.

import { clock } from "./clock.js";
import { make, one, shape, write } from "./drawing.js";
import { masked } from "./reading.js";
import { isOpen } from "./roster.js";

export class Dialogs {
  constructor(post, words, screen) {
    Object.assign(this, { post, words, screen });
    one("#slot").addEventListener("click", () => this.open("#slots"));
    one("#look-open").addEventListener("click", () => this.open("#look"));
    one("#menu-open").addEventListener("click", () => this.open("#menu"));
    for (const close of document.querySelectorAll("[data-close]")) {
      close.addEventListener("click", () => close.closest("dialog").close());
    }
    for (const dialog of document.querySelectorAll("dialog")) {
      dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
    }
    one("#seen").addEventListener("click", async () => {
      one("#look").close();
      await this.post.seen();
    });
    one("[data-slots]").addEventListener("click", (event) => this.choose(event.target.closest("button")));
  }

  open(which) {
    this.draw();
    one(which).showModal();
  }

  closeAll() {
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  }

  draw() {
    if (!this.post.roster) return;
    const { device, cohort, slots } = this.post.roster;
    one("[data-slots]").replaceChildren(...[null, ...slots].map((slot) => this.slotButton(slot)));
    one("[data-looks]").replaceChildren(...this.post.toLookAt.map((scan) => this.lookRow(scan)));
    write(one("[data-device]"), this.words.say("device", { device: device.name, cohort: cohort.label }));
  }

  /** A slot to choose, or with null the one that is open, whichever that is. */
  slotButton(slot) {
    const { post, words } = this;
    const chosen = slot ? post.byHand && post.slot.id === slot.id : !post.byHand;
    const meant = slot ?? post.roster.slotAt(post.now);
    const [from, until] = [meant.opens, meant.closes].map((moment) => clock(moment, words.language));
    const hours = words.say("opens", { from, until });
    const open = isOpen(meant, post.now) ? "" : ` · ${words.say("not_open")}`;
    const title = make("strong", "", slot ? slot.label : words.say("by_itself"));
    const button = make("button", "choice", title, make("span", "", slot ? `${hours}${open}` : meant.label));
    button.type = "button";
    button.dataset.slotId = slot?.id ?? "";
    button.setAttribute("aria-pressed", String(chosen));
    return button;
  }

  async choose(button) {
    if (!button) return;
    one("#slots").close();
    await this.post.choose(this.post.roster.slot(Number(button.dataset.slotId)));
  }

  lookRow(scan) {
    const { post, words, screen } = this;
    const slot = post.roster.slot(scan.slot)?.label ?? "";
    const before = words.say("said_before", { said: words.say(`news_${scan.first}`) });
    const text = make("span", "who", make("strong", "", post.nameOf(scan) || masked(scan.code) || "–"),
      make("span", "", scan.message || words.say(`news_${scan.said}`)),
      make("small", "", `${slot} · ${screen.time(scan.at + (post.kept.offset ?? 0))} · ${before}`));
    const row = make("li", "", shape(scan.said), text);
    row.dataset.said = scan.said;
    return row;
  }
}
