// Materials at the desk: files are sent in pieces and go on after a cut (tus). Without script an ordinary form does it.
"use strict";

(() => {
  const AT_ONCE = 2;
  const PIECE = 8 * 1024 * 1024;
  const DELAYS = [0, 1000, 3000, 5000, 10000, 20000, 30000, 60000];
  const active = new Set();

  // ── the settings ──
  for (const moment of document.querySelectorAll("[data-moment]")) {
    const release = moment.closest("form").querySelector("[name=release]");
    const fit = () => (moment.hidden = release.value !== "at_moment");
    release.addEventListener("change", fit);
    fit();
  }

  for (const form of document.querySelectorAll("form[data-uploads]")) {
    const input = form.querySelector("input[type=file]");
    if (input) prepare(form, input);
  }

  // What the form says beside the files, as the server reads it: [[name, value], …].
  const entered = (form) => [...new FormData(form)].filter(([name, value]) => name !== "csrf_token" && typeof value === "string");

  function prepare(form, input) {
    const said = JSON.parse(form.dataset.said);
    const queue = form.querySelector(".materials-queue");
    const tell = (text) => (form.querySelector("[data-told]").textContent = text);
    const waiting = [];
    form.querySelector("[data-plain]")?.remove(); // the button that sends without script: choosing a file sends it
    input.required = false;

    const next = () => {
      while (active.size < AT_ONCE && waiting.length) waiting.shift()();
      if (!active.size && !waiting.length && form.dataset.after && queue.querySelector(".done")) leave(form.dataset.after);
    };

    const send = (files) => {
      const chosen = form.dataset.material ? [...files].slice(0, 1) : [...files];
      chosen.forEach((file) => start(file, row(file)));
      queue.scrollIntoView({ block: "nearest" });
      next();
    };

    function row(file) {
      const line = document.createElement("li");
      line.className = "materials-sending";
      line.innerHTML =
        '<span class="materials-sent-name"></span><progress class="progress" max="100" value="0"></progress>' +
        '<span class="materials-sent-state"></span><span class="materials-sent-acts"></span>';
      line.querySelector(".materials-sent-name").textContent = file.name;
      line.querySelector("progress").setAttribute("aria-label", file.name);
      queue.append(line);
      return line;
    }

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
      const show = (text, state = "") => {
        line.querySelector(".materials-sent-state").textContent = text;
        line.className = `materials-sending ${state}`;
      };
      const over = (text, state) => {
        show(text, state);
        active.delete(upload);
        acts.replaceChildren();
        tell(`${file.name}: ${text}`);
        next();
      };
      const upload = uploadOf(file, form, {
        onProgress(sent, whole) {
          const percent = Math.floor((sent * 100) / whole);
          line.querySelector("progress").value = percent;
          show(said.sending.replace("{percent}", percent));
        },
        onShouldRetry(error, _attempt, _options) {
          const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
          const again = status === 0 || status >= 500 || status === 409 || status === 423;
          if (again) show(said.cut, "cut");
          return again && navigator.onLine;
        },
        onError(error) {
          const answer = error.originalResponse;
          if (!answer && !navigator.onLine) {
            show(said.cut, "cut");
            window.addEventListener("online", () => upload.start(), { once: true });
            return;
          }
          const sentence = answer && (answer.getHeader("Content-Type") || "").startsWith("text/plain") && answer.getBody();
          over(sentence || said.failed, "failed");
          if (!sentence) acts.append(button(said.resume, file.name, () => (waiting.push(begin), next())));
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
            if (paused) upload.abort().then(() => show(said.paused, "paused"));
            else upload.start();
          }),
          button(said.cancel, file.name, () => upload.abort(true).catch(() => null).then(() => over(said.cancelled, "cancelled"))),
        );
        upload.findPreviousUploads().then((found) => {
          if (found.length) upload.resumeFromPreviousUpload(found[0]);
          upload.start();
        });
      };
      const refusal = file.size === 0 ? said.empty : file.size > Number(form.dataset.most) ? said.large : "";
      if (refusal) over(refusal.replace("{file}", file.name), "failed");
      else {
        show(said.waiting);
        waiting.push(begin);
      }
    }

    input.addEventListener("change", () => {
      send(input.files);
      input.value = "";
    });
    const zones = form.dataset.material ? [form] : [form, document.querySelector("#shelf")].filter(Boolean);
    for (const zone of zones) dropping(zone.parentElement || zone, form, send);
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

  function dropping(zone, form, send) {
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
      send(event.dataTransfer.files);
    });
  }

  // ── the shelf ──
  // The two buttons at the top lead to where files are chosen, and to where a link is written.
  document.addEventListener("click", (event) => {
    const way = event.target.closest?.(".materials-way-files, .materials-way-link");
    const target = way && document.querySelector(way.matches(".materials-way-link") ? "#add #url" : "#add input[type=file]");
    if (!target) return;
    event.preventDefault();
    const folded = target.closest("details");
    if (folded) folded.open = true;
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  });

  document.addEventListener("click", (event) => {
    const add = event.target.closest?.("[data-add]");
    const panel = document.querySelector("#add");
    if (!add || !panel) return;
    event.preventDefault();
    panel.querySelector("[name=place]").value = add.dataset.add;
    panel.scrollIntoView({ block: "start" });
    panel.querySelector("input[type=file]").focus({ preventScroll: true });
  });

  document.addEventListener("keydown", (event) => {
    const item = event.target.closest?.(".materials-item");
    const move = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!item || !move || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    item.querySelector(`[data-move="${move}"]:not([disabled])`)?.click();
  });

  window.addEventListener("beforeunload", (event) => {
    if (active.size) event.preventDefault();
  });
})();
