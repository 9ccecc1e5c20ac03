// Materials: chosen files are listed, and sent when the form's button is pressed, in pieces that go on after a cut (tus).
// Without script an ordinary form does it.
"use strict";

(() => {
  const AT_ONCE = 2;
  const PIECE = 8 * 1024 * 1024;
  const DELAYS = [0, 1000, 3000, 5000, 10000, 20000, 30000, 60000];
  const UNITS = ["B", "kB", "MB", "GB"]; // as limits.py says sizes
  const UNREAD = ".materials-sending.chosen, .materials-sending.failed";
  const active = new Set();

  for (const form of document.querySelectorAll("form[data-uploads]")) {
    const input = form.querySelector("input[type=file]");
    if (input) prepare(form, input);
  }

  // What the form says beside the files, as the server reads it: [[name, value], …].
  const entered = (form) => [...new FormData(form)].filter(([name, value]) => name !== "csrf_token" && typeof value === "string");

  function sized(count) {
    const unit = UNITS.findIndex((_name, place) => count < 1024 ** (place + 1) || place === UNITS.length - 1);
    const amount = count / 1024 ** unit;
    return `${amount < 100 ? Number(amount.toFixed(1)) : Math.round(amount).toLocaleString("en")} ${UNITS[unit]}`;
  }

  const same = (one, other) => ["name", "size", "lastModified"].every((each) => one[each] === other[each]);

  function show(line, text, state = "") {
    line.querySelector(".materials-sent-state").textContent = text;
    line.className = `materials-sending ${state}`;
  }

  function prepare(form, input) {
    const said = JSON.parse(form.dataset.said);
    const queue = form.querySelector(".materials-queue");
    const tell = (text) => (form.querySelector("[data-told]").textContent = text);
    const chosen = new Map(); // what the button sends: row → File
    const waiting = [];
    const demanded = input.required;

    // The page goes on when all is there, unless something stands here that is still to be sent or to be read.
    const next = () => {
      while (active.size < AT_ONCE && waiting.length) waiting.shift()();
      const over = !active.size && !waiting.length && queue.querySelector(".done") && !document.querySelector(UNREAD);
      if (over && form.dataset.after) leave(form.dataset.after);
    };

    const choose = (files) => {
      const taken = form.dataset.material ? [...files].slice(0, 1) : [...files];
      if (form.dataset.material && taken.length) queue.querySelectorAll(".chosen, .failed").forEach(remove); // another instead
      for (const file of taken) if (![...chosen.values()].some((one) => same(one, file))) list(file);
      queue.scrollIntoView({ block: "nearest" });
    };

    function list(file) {
      const line = row(file.name);
      const refusal = file.size === 0 ? said.empty : file.size > Number(form.dataset.most) ? said.large : "";
      const text = refusal ? refusal.replace("{file}", file.name) : said.chosen.replace("{size}", sized(file.size));
      if (!refusal) chosen.set(line, file);
      show(line, text, refusal ? "failed" : "chosen");
      line.querySelector(".materials-sent-acts").append(removal(line, file));
      tell(`${file.name}: ${text}`);
    }

    function row(name) {
      const line = document.createElement("li");
      line.innerHTML =
        '<span class="materials-sent-name"></span><progress class="progress" max="100" value="0" hidden></progress>' +
        '<span class="materials-sent-state"></span><span class="materials-sent-acts"></span>';
      line.querySelector(".materials-sent-name").textContent = name;
      line.querySelector("progress").setAttribute("aria-label", name);
      queue.append(line);
      input.required = false;
      return line;
    }

    function remove(line) {
      chosen.delete(line);
      line.remove();
      input.required = demanded && !queue.children.length;
    }

    const removal = (line, file) =>
      button(said.remove, file.name, () => {
        const beside = line.nextElementSibling || line.previousElementSibling;
        remove(line);
        (beside?.querySelector("button") || input).focus();
        next();
      });

    function button(words, name, act) {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "btn btn-sm";
      made.textContent = words;
      made.setAttribute("aria-label", `${words}: ${name}`);
      made.addEventListener("click", act);
      return made;
    }

    function start(file, line) {
      const acts = line.querySelector(".materials-sent-acts");
      const over = (text, state, ...buttons) => {
        show(line, text, state);
        active.delete(upload);
        acts.replaceChildren(...buttons);
        tell(`${file.name}: ${text}`);
        next();
      };
      const upload = uploadOf(file, form, {
        onProgress(sent, whole) {
          const percent = Math.floor((sent * 100) / whole);
          line.querySelector("progress").value = percent;
          show(line, said.sending.replace("{percent}", percent));
        },
        onShouldRetry(error, _attempt, _options) {
          const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
          const again = status === 0 || status >= 500 || status === 409 || status === 423;
          if (again) show(line, said.cut, "cut");
          return again && navigator.onLine;
        },
        onError(error) {
          const answer = error.originalResponse;
          if (!answer && !navigator.onLine) {
            show(line, said.cut, "cut");
            window.addEventListener("online", () => upload.start(), { once: true });
            return;
          }
          const sentence = answer && (answer.getHeader("Content-Type") || "").startsWith("text/plain") && answer.getBody();
          if (sentence && !upload.url) chosen.set(line, file); // perhaps for what else the form says: to be sent again
          const again = button(said.resume, file.name, () => (waiting.push(begin), next()));
          over(sentence || said.failed, "failed", ...(sentence ? [] : [again]), removal(line, file));
        },
        onSuccess() {
          line.querySelector("progress").value = 100;
          over(said.done, "done");
          refresh();
        },
      });
      const begin = () => {
        active.add(upload);
        acts.replaceChildren(
          button(said.pause, file.name, (event) => {
            const paused = line.classList.toggle("paused");
            event.target.textContent = paused ? said.resume : said.pause;
            if (paused) upload.abort().then(() => show(line, said.paused, "paused"));
            else upload.start();
          }),
          button(said.cancel, file.name, () => upload.abort(true).catch(() => null).then(() => over(said.cancelled, "cancelled"))),
        );
        upload.findPreviousUploads().then((found) => {
          if (found.length) upload.resumeFromPreviousUpload(found[0]);
          upload.start();
        });
      };
      line.querySelector("progress").hidden = false;
      acts.replaceChildren();
      show(line, said.waiting);
      waiting.push(begin);
    }

    // A link that is written beside files: this page stays, for it says what becomes of them.
    async function link(url, title) {
      queue.querySelectorAll(".failed[data-link]").forEach(remove);
      const line = row(url.value);
      line.dataset.link = "";
      const told = new FormData(form);
      told.delete(input.name);
      show(line, said.waiting);
      const answer = await fetch(form.action, { method: "POST", body: told }).catch(() => null);
      if (answer?.ok) {
        url.value = title.value = "";
        show(line, said.linked, "done");
        refresh();
      } else {
        const page = new DOMParser().parseFromString((await answer?.text()) ?? "", "text/html");
        show(line, page.querySelector("#add .invalid-feedback, #add .alert-danger")?.textContent.trim() || said.failed, "failed");
        line.querySelector(".materials-sent-acts").append(removal(line, { name: url.value }));
      }
    }

    form.addEventListener("submit", (event) => {
      if (!queue.children.length) return; // nothing was chosen: the ordinary form takes the link, or says what is missing
      event.preventDefault();
      event.stopPropagation(); // the form itself is not sent, see trainer.js
      const [url, title] = [form.querySelector("[name=url]"), form.querySelector("[name=title]")];
      const files = [...chosen];
      if (url?.value.trim()) link(url, title);
      else if (!files.length && !active.size) input.focus();
      chosen.clear();
      files.forEach(([line, file]) => start(file, line));
      next();
    });

    input.addEventListener("change", () => {
      choose(input.files);
      input.value = "";
    });
    const zones = form.dataset.material ? [form] : [form, document.querySelector("#shelf")].filter(Boolean);
    for (const zone of zones) dropping(zone.parentElement || zone, form, choose);
  }

  // To an address, or to what has become of the page where that is the same one.
  function leave(address) {
    const here = new URL(address, location).pathname === location.pathname;
    location.assign(address);
    if (here) location.reload();
  }

  function uploadOf(file, form, handlers) {
    const material = form.dataset.material || "";
    const metadata = { filename: file.name, ...(material ? { material } : { form: JSON.stringify(entered(form)) }) };
    const place = material || form.querySelector("[name=place], [name=session]").value;
    return new tus.Upload(file, {
      endpoint: form.dataset.uploads,
      chunkSize: PIECE,
      retryDelays: DELAYS,
      removeFingerprintOnSuccess: true,
      headers: { "X-CSRFToken": document.body.dataset.csrf },
      metadata,
      fingerprint: () => Promise.resolve(["tus", form.dataset.uploads, place, file.name, file.size, file.lastModified].join("·")),
      ...handlers,
    });
  }

  function refresh() {
    if (document.querySelector("#shelf")) htmx.ajax("GET", location.pathname, { target: "#shelf", select: "#shelf", swap: "outerHTML" });
  }

  // Files can be dropped on the panel, or on the session that they belong to.
  const over = (event) => [...(event.dataTransfer?.types || [])].includes("Files");

  function dropping(zone, form, choose) {
    if (zone.dataset.drops) return;
    zone.dataset.drops = "1";
    const light = (event) => {
      zone.querySelectorAll(".materials-over").forEach((each) => each.classList.remove("materials-over"));
      if (event) event.target.closest?.("[data-place], .materials-drop, form[data-uploads]")?.classList.add("materials-over");
    };
    zone.addEventListener("dragover", (event) => {
      if (!over(event)) return;
      event.preventDefault();
      light(event);
    });
    zone.addEventListener("dragleave", () => light());
    zone.addEventListener("drop", (event) => {
      if (!over(event) || event.defaultPrevented) return;
      event.preventDefault();
      light();
      const board = event.target.closest?.("[data-place]");
      if (board && form.querySelector("[name=place]")) form.querySelector("[name=place]").value = board.dataset.place;
      choose(event.dataTransfer.files);
    });
  }

  window.addEventListener("beforeunload", (event) => {
    if (active.size || document.querySelector(".materials-sending.chosen")) event.preventDefault();
  });
})();
