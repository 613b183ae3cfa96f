"use strict";
/* The host in the browser: requests go to a worker, in which the same core runs.

   Until it is ready a bar says how far it is; a strip says where the work is, and saves or opens it as a zip. */
const desk = {
  host: "browser",
  waiting: new Map(),
  /* Ask the core; the answer is what it gives, and a refusal is thrown with its message and hint. */
  ask(name, given = {}) { return desk.send({ do: name, ...given }); },
  async send(request) {
    await desk.ready;
    return new Promise((done, failed) => {
      const id = desk.waiting.size ? Math.max(...desk.waiting.keys()) + 1 : 1;
      desk.waiting.set(id, { done, failed });
      desk.worker.postMessage({ id, ...request });
    });
  },
  answered({ id, ok, refused }) {
    const { done, failed } = desk.waiting.get(id);
    desk.waiting.delete(id);
    if (refused) failed(Object.assign(new Error(refused.message), refused));
    else done(ok);
  },
};

(() => {
  const said = JSON.parse(document.getElementById("desk-host-words").textContent);
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const status = make("p", { className: "desk-host-status" });
  status.setAttribute("role", "status");
  const bar = make("progress", { className: "desk-host-bar", max: 1, value: 0 });
  bar.setAttribute("aria-label", said.loading);
  const choices = make("p", { className: "desk-host-choices", hidden: true });
  const strip = make("section", { className: "desk-host" }, status, bar, choices);
  strip.setAttribute("aria-label", said.strip);

  /* Keep what is needed for a visit without a network; the desk works without that too. */
  async function keepForLater() {
    if (!navigator.serviceWorker) return;
    try {
      await navigator.serviceWorker.register("service.js");
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) await new Promise((done) => { navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }); setTimeout(done, 3000); });
    } catch { /* a private window may keep nothing */ }
  }

  async function start() {
    if (location.protocol === "file:") throw new Error(said.file);
    if (!window.Worker || !window.WebAssembly || !window.indexedDB) throw new Error(said.old);
    await keepForLater();
    desk.worker = new Worker("worker.js", { type: "module" });
    return new Promise((done, failed) => {
      desk.worker.addEventListener("error", () => failed(new Error(said.old)));
      desk.worker.addEventListener("message", ({ data }) => {
        if ("loading" in data) {
          bar.value = data.loading / data.all;
          status.textContent = `${said.loading} ${Math.round(100 * bar.value)} %`;
        } else if (data.starting) {
          bar.removeAttribute("value");
          status.textContent = said.starting;
        } else if (data.ready) done();
        else if (data.failed) failed(new Error(`${said.failed} (${data.failed})`));
        else desk.answered(data);
      });
    });
  }

  const button = (text, act) => {
    const made = make("button", { type: "button", className: "fp-button", textContent: text });
    made.addEventListener("click", act);
    return made;
  };

  async function save() {
    const address = URL.createObjectURL(new Blob([await desk.send({ do: "packed" })], { type: "application/zip" }));
    make("a", { href: address, download: "course.zip" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  /* Another course takes the place of this one, after a question. */
  async function replace(data, question) {
    if (!confirm(question)) return;
    try {
      await desk.send({ do: "replace", data });
      location.reload();
    } catch (refused) {
      status.textContent = [refused.message, refused.hint].filter(Boolean).join(". ");
    }
  }

  async function open() {
    const field = make("input", { type: "file", accept: ".zip,application/zip" });
    field.addEventListener("change", async () => {
      const [file] = field.files;
      if (file) await replace(new Uint8Array(await file.arrayBuffer()), said.replace);
    });
    field.click();
  }

  desk.ready = start();
  desk.ready.then(async () => {
    const { newer } = await desk.send({ do: "host" });
    bar.hidden = true;
    choices.hidden = false;
    status.textContent = newer ? said.newer : said.here;
    choices.append(button(said.save, save), " ", button(said.open, open), " ", button(said.anew, () => replace(null, said.replace)));
  }, (error) => {
    bar.hidden = true;
    status.textContent = error.message;
  });
  addEventListener("DOMContentLoaded", () => document.body.prepend(strip));
})();
