/* Keeping: what is answered is saved as it is answered, and comes back with its page.

   Saving waits for a tenth of a second, and not at all when the page is left; what could not be saved is tried again
   with the next change.  Two tabs tell each other; an answer of another tab that is replaced here is set aside, and
   where all is forgotten in one tab, the others forget it too.  `fp-saved` on the document tells what shows it. */
FP.kept = (() => {
  const { button, make, store } = FP;
  const FORGOTTEN = "forgotten";
  const waiting = new Map();
  const channel = (() => {
    try {
      return new BroadcastChannel(store.name);
    } catch {
      return null; /* an old browser, or Firefox where no site may keep anything */
    }
  })();
  let timer = 0, last = null;

  /* The line that says when nothing can be saved, with a way to save it all the same; the exercise in hand says it too. */
  function line(text) {
    let shown = document.querySelector(".fp-saving");
    if (!shown) {
      if (!text) return;
      shown = make("p", { className: "fp-saving", role: "status" });
      (document.querySelector("article") || document.body).prepend(shown);
    }
    if (shown.dataset.says === text) return;
    shown.dataset.says = text;
    shown.replaceChildren(...(text ? [text, " ", button(SAVE, download)] : []));
    for (const exercise of document.querySelectorAll("fp-exercise")) if (exercise.task && (!text || exercise === last)) exercise.warn(text);
  }

  const SAVE = FP.t("Save my progress as a file");
  const download = async () => FP.download("facing-pages-progress.json", { format: "facingpages-progress-1", records: [...saved.values()], aside: await store.aside() });

  const changed = () => document.dispatchEvent(new CustomEvent("fp-saved"));

  function flush() {
    clearTimeout(timer);
    timer = 0;
    if (!waiting.size) return;
    const records = [...waiting.values()];
    waiting.clear();
    store.put(...records).then((kept) => {
      if (!kept) for (const record of records) if (!waiting.has(record.id)) waiting.set(record.id, record);
      if (kept && channel) for (const record of records) channel.postMessage(record);
    });
  }

  function keep(id, what) {
    const old = waiting.get(id) || saved.get(id) || { score: null, parts: [], checked: false };
    const record = { ...old, ...what, format: 1, id, at: Date.now() };
    waiting.set(id, record);
    saved.set(id, record);
    if (!timer) timer = setTimeout(flush, 100);
    changed();
  }

  const saved = new Map();
  const loaded = store.all().then((records) => { for (const record of records) if (!saved.has(record.id)) saved.set(record.id, record); });

  const touched = new WeakSet();
  document.addEventListener("fp-ready", ({ target, detail: { id, version } }) => loaded.then(() => {
    const record = saved.get(id);
    if (store.trouble) line(store.trouble);
    if (!record || touched.has(target)) return;
    store.seen(id);
    if (record.version === version) target.restore(record.response, record.checked);
    else target.warn(FP.t("This exercise has changed since you answered it; your earlier answer is kept on the progress page."));
  }));
  document.addEventListener("fp-changed", ({ target, detail: { id, version, response } }) => {
    touched.add(target);
    last = target;
    keep(id, { version, response, checked: false });
  });
  document.addEventListener("fp-checked", ({ target, detail: { id, version, score, parts } }) => {
    keep(id, { version, response: target.response(), score, parts, checked: true });
    flush();
  });
  document.addEventListener("fp-trouble", () => line(store.trouble));
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") flush(); });
  /* A page that comes back from the browser's memory may show what has been forgotten since. */
  addEventListener("pageshow", async ({ persisted }) => {
    if (persisted && !store.trouble && !(await store.holds([...saved.keys()]))) location.reload();
  });
  if (channel) channel.addEventListener("message", ({ data }) => {
    if (data === FORGOTTEN) {
      waiting.clear();
      saved.clear();
      location.reload();
    }
    if (!store.current(data)) return;
    saved.set(data.id, data);
    store.met(data);
    changed();
    const mine = [...document.querySelectorAll("fp-exercise")].find((exercise) => exercise.dataset.id === data.id);
    mine?.warn(FP.t("This exercise was changed in another tab. Load this page again to go on from there; what you change here replaces it."));
  });

  return {
    saved, loaded, SAVE, download,

    /* Whether the shown version of an exercise was answered and checked. */
    done(id, version) {
      const record = saved.get(id);
      return Boolean(record && record.version === version && record.score !== null);
    },

    /* Take records from a file, and wait until they are kept. */
    async take(records) {
      for (const record of records) saved.set(record.id, record);
      await store.put(...records);
      changed();
    },

    /* Forget the answers in every tab; with `everything` all that the page remembers of its reader. */
    async forget(everything) {
      waiting.clear();
      saved.clear();
      await store.forget(everything);
      if (channel) channel.postMessage(FORGOTTEN);
      changed();
    },
  };
})();
