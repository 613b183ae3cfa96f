"use strict";
/* The host in the browser: requests go to a worker, in which the same core runs.

   Until it is ready a bar says how far it is; a strip says where the work is, and saves or opens it as a zip. */
const desk = {
  host: "browser",
  waiting: new Map(),
  names: new Map(), /* of files to keep, by their addresses */
  /* Ask the core; the answer is what it gives, and a refusal is thrown with its message and hint. */
  async ask(name, given = {}) {
    const answer = await desk.send({ do: name, ...given });
    for (const [key, value] of Object.entries(answer)) if (value && value.files && value.first) answer[key] = await desk.show(value);
    return answer;
  },
  async send(request) {
    await desk.started;
    return new Promise((done, failed) => {
      const number = desk.waiting.size ? Math.max(...desk.waiting.keys()) + 1 : 1;
      desk.waiting.set(number, { done, failed });
      desk.worker.postMessage({ number, request });
    });
  },
  answered({ number, ok, refused }) {
    const { done, failed } = desk.waiting.get(number);
    desk.waiting.delete(number);
    if (refused) failed(Object.assign(new Error(refused.message), refused, refused.lacks ? { message: desk.lacking } : {}));
    else done(ok);
  },
  /* The name under which a file at an address is kept; nothing for one that is shown. */
  keptAs: (address) => desk.names.get(address) || "",
};

(() => {
  const said = JSON.parse(document.getElementById("desk-host-words").textContent);
  desk.lacking = said.parts;
  const MOST_BYTES = 60000000; /* of a zip, as in course_zip.py */
  const SHOWN = `facingpages-shown ${new URL(".", location.href).pathname}`;
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
  const say = (text) => { if (status.textContent !== text) status.textContent = text; };

  /* --- files that the core made: pages get an address in this folder, files to keep one in memory --------------- */

  const TYPES = { css: "text/css", csv: "text/csv", html: "text/html", js: "text/javascript", svg: "image/svg+xml", zip: "application/zip" };
  const typeOf = (name) => TYPES[name.split(".").pop()] || "application/octet-stream";
  const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const inMemory = (name, base64) => {
    const address = URL.createObjectURL(new Blob([bytes(base64)], { type: typeOf(name) }));
    desk.names.set(address, name);
    return address;
  };
  desk.opens = () => Boolean(navigator.serviceWorker && navigator.serviceWorker.controller);
  desk.show = async ({ first, keep, files }) => {
    if (keep || !desk.opens()) return inMemory(first, files[first]);
    const folder = new URL(`shown/${crypto.randomUUID()}/`, location.href);
    const cache = await caches.open(SHOWN);
    for (const [name, content] of Object.entries(files)) {
      const type = typeOf(name);
      await cache.put(new URL(name, folder), new Response(bytes(content), { headers: { "Content-Type": type.startsWith("text/") ? `${type}; charset=utf-8` : type } }));
    }
    return new URL(first, folder).href;
  };

  /* What was shown at an earlier visit goes, with the answers that were tried there. */
  async function forgetShown() {
    try {
      await caches.delete(SHOWN);
      const here = `facingpages ${new URL("shown/", location.href).href}`;
      for (const { name } of await indexedDB.databases()) if (name.startsWith(here)) indexedDB.deleteDatabase(name);
    } catch { /* a browser that keeps nothing, or tells nothing of it */ }
  }

  /* --- starting -------------------------------------------------------------------------------------------------- */

  /* Keep what is needed for a visit without a network; the desk works without that too. */
  async function keepForLater() {
    if (!navigator.serviceWorker) return;
    const late = new Promise((done) => { setTimeout(done, 5000); });
    try {
      await navigator.serviceWorker.register("service.js");
      await Promise.race([navigator.serviceWorker.ready, late]);
      if (!navigator.serviceWorker.controller) await Promise.race([new Promise((done) => { navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }); }), late]);
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
          say(`${said.loading} ${Math.round(100 * bar.value)} %`);
        } else if (data.starting) {
          bar.removeAttribute("value");
          say(said.starting);
        } else if ("later" in data) whole.came(data);
        else if ("whole" in data) whole.is(data.whole);
        else if ("kept" in data) where.is(data.kept);
        else if (data.ready) done();
        else if (data.failed === "twice") failed(new Error(said.twice));
        else if (data.failed) failed(new Error(`${said.failed} (${data.failed})`));
        else desk.answered(data);
      });
    });
  }

  /* What comes after the start is told only to one who waits for it. */
  const whole = {
    here: false,
    came({ later, all }) {
      if (!desk.waiting.size || later === all) return;
      bar.hidden = false;
      bar.value = later / all;
      say(`${said.later} ${Math.round(100 * bar.value)} %`);
    },
    is(here) {
      whole.here = here;
      if (choices.hidden) return;
      bar.hidden = true;
      where.tell();
    },
  };

  /* Where the work is, said in words; the browser is asked to keep it for good. */
  const where = {
    trouble: "",
    newer: false,
    is(trouble) {
      const changed = where.trouble !== trouble;
      where.trouble = trouble;
      if (changed && !choices.hidden) where.tell();
    },
    tell() {
      strip.classList.toggle("desk-host-trouble", Boolean(where.trouble));
      const here = [where.newer ? said.newer : said.here, ...(whole.here && desk.opens() ? [said.offline] : [])];
      say(where.trouble ? said[where.trouble] : here.join(" "));
    },
  };

  /* --- the course as a zip --------------------------------------------------------------------------------------- */

  const button = (text, act) => {
    const made = make("button", { type: "button", className: "fp-button", textContent: text });
    made.addEventListener("click", act);
    return made;
  };

  const refusal = (refused) => { strip.classList.add("desk-host-trouble"); say([refused.message, refused.hint].filter(Boolean).join(". ")); };

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
      if (where.trouble) refusal({ message: said[where.trouble] });
      else location.reload();
    } catch (refused) {
      refusal(refused);
    }
  }

  async function open() {
    const field = make("input", { type: "file", accept: ".zip,application/zip" });
    field.addEventListener("change", async () => {
      const [file] = field.files;
      if (file && file.size > MOST_BYTES) refusal({ message: said.large });
      else if (file) await replace(new Uint8Array(await file.arrayBuffer()), said.replace);
    });
    field.click();
  }

  const starting = start();
  desk.started = starting.catch(() => new Promise(() => {})); /* the strip says why it does not start: nothing else need */
  starting.then(async () => {
    const { newer } = await desk.send({ do: "host" });
    where.newer = newer;
    bar.hidden = true;
    choices.hidden = false;
    where.tell();
    choices.append(button(said.save, save), " ", button(said.open, open), " ", button(said.anew, () => replace(null, said.replace)));
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => null);
    await forgetShown();
  }, (error) => {
    bar.hidden = true;
    document.getElementById("desk").removeAttribute("aria-busy");
    strip.classList.add("desk-host-trouble");
    say(error.message);
  });
  addEventListener("DOMContentLoaded", () => document.body.prepend(strip));
})();
