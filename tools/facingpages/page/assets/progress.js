/* Progress: what is answered is saved as it is answered, comes back with its page, and is told on the progress page.

   Saving waits for a tenth of a second, and not at all when the page is left; what could not be saved is tried again
   with the next change.  Two tabs tell each other; an answer of another tab that is replaced here is set aside, and
   where all is forgotten in one tab, the others forget it too. */
(() => {
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
    const mine = [...document.querySelectorAll("fp-exercise")].find((exercise) => exercise.dataset.id === data.id);
    if (mine) mine.warn(FP.t("This exercise was changed in another tab. Load this page again to go on from there; what you change here replaces it."));
  });

  /* --- the progress page ----------------------------------------------------------------------------- */

  const SECURE = 0.8, TRIES = 3;
  const share = (part) => part.toLocaleString(document.documentElement.lang || "en", { style: "percent" });
  const label = (category) => {
    const [group, id] = category.split(":");
    if (group === "technique") return (FP.terms.techniques[id] || [id])[0];
    if (group === "role") return (FP.terms.roles[id] || [id])[0];
    return group === "axis" ? FP.terms.axes[id] || id : { gone: FP.t("Doing without loaded words"), kept: FP.t("Keeping the facts") }[id] || id;
  };

  function told(record, version) {
    if (!record) return ["○", FP.t("not begun")];
    if (record.version !== version) return ["◇", FP.t("answered before it was changed")];
    if (record.score === null) return ["◐", FP.t("begun")];
    const score = share(record.score);
    return record.score >= SECURE ? ["●", FP.t("checked: {score} right", { score })] : ["◑", FP.t("checked: {score} right, worth another try", { score })];
  }

  function show(page) {
    for (const item of page.querySelectorAll("[data-id]")) {
      const [sign, words] = told(saved.get(item.dataset.id), item.dataset.version);
      item.querySelector(".fp-state").textContent = ` ${sign} ${words}`;
    }
    const credits = new Map();
    for (const record of saved.values()) {
      for (const [category, credit] of record.parts) credits.set(category, [...(credits.get(category) || []), [credit, record.id]]);
    }
    const secure = make("ul"), next = make("ul");
    for (const [category, list] of [...credits].sort(([a], [b]) => label(a).localeCompare(label(b)))) {
      const mean = list.reduce((sum, [credit]) => sum + credit, 0) / list.length;
      const item = make("li", {}, FP.n("{skill}: met {n} time, {mean} right on average", "{skill}: met {n} times, {mean} right on average", list.length, { skill: label(category), mean: share(mean) }));
      if (mean >= SECURE && list.length >= TRIES) secure.append(item);
      else {
        const weakest = [...list].sort((a, b) => a[0] - b[0])[0][1];
        const link = page.querySelector(`[data-id="${CSS.escape(weakest)}"] a`);
        if (link) item.append(". ", ...FP.parts(FP.t("Practise in {exercise}"), { exercise: make("a", { href: link.getAttribute("href") }, link.textContent) }));
        next.append(item);
      }
    }
    const none = (list, words) => (list.children.length ? list : make("p", {}, words));
    page.querySelector(".fp-skills").replaceChildren(
      make("h3", {}, FP.t("Secure")), none(secure, FP.t("Nothing yet: a skill is secure when it was met {tries} times or more, with {mean} right or more on average.", { tries: TRIES, mean: share(SECURE) })),
      make("h3", {}, FP.t("To practise next")), none(next, FP.t("Nothing yet: check an exercise first.")));
  }

  const answers = () => Object.fromEntries([...saved.values()].map((record) => [record.id, record.response]));
  const handed = () => ({ format: "facingpages-response-1", reader: "", answers: answers() });

  async function take(file, say, page) {
    let data = null;
    try {
      data = JSON.parse(await file.text());
    } catch { /* said below */ }
    if (!data || data.format !== "facingpages-progress-1" || !Array.isArray(data.records)) {
      say(FP.t("“{file}” is not a file of saved progress: choose one that was made by “Save my progress as a file”.", { file: file.name }));
      return;
    }
    const sound = data.records.map(store.current).filter(Boolean);
    const newer = sound.filter((record) => !saved.has(record.id) || saved.get(record.id).at < record.at);
    for (const record of newer) saved.set(record.id, record);
    await store.put(...newer);
    show(page);
    say(FP.n(
      "{n} answer was taken from the file; {older} were older than yours, and {broken} could not be read.",
      "{n} answers were taken from the file; {older} were older than yours, and {broken} could not be read.",
      newer.length, { older: sound.length - newer.length, broken: data.records.length - sound.length }));
  }

  /* Two buttons for what cannot be undone: the first shows the second beside it and is the way back meanwhile, so that a
     double click does nothing. */
  function sure(words, really, say, act) {
    const set = (asked) => {
      first.style.minInlineSize = asked ? `${first.offsetWidth}px` : "";
      first.textContent = asked ? FP.t("Cancel") : words;
      second.hidden = !asked;
    };
    const leave = () => {
      set(false);
      first.focus();
      say(FP.t("Nothing was changed."));
    };
    const first = button(words, () => {
      if (!second.hidden) {
        leave();
        return;
      }
      set(true);
      say(FP.t("“{really}” cannot be undone: press it to go on, or Cancel to leave everything as it is.", { really }));
    });
    const second = button(really, () => {
      set(false);
      first.focus();
      act();
    });
    for (const one of [first, second]) one.addEventListener("keydown", (event) => { if (event.key === "Escape" && !second.hidden) leave(); });
    set(false);
    return [first, second];
  }

  async function play(page) {
    await loaded;
    const status = make("p", { className: "fp-status", role: "status" }), say = (text) => { status.textContent = text; };
    const row = page.querySelector(".fp-controls");
    const chosen = make("input", { type: "file", accept: ".json,application/json", hidden: true });
    chosen.addEventListener("change", () => { if (chosen.files[0]) take(chosen.files[0], say, page); chosen.value = ""; });
    const forget = async (everything, said) => {
      waiting.clear();
      saved.clear();
      await store.forget(everything);
      if (channel) channel.postMessage(FORGOTTEN);
      show(page);
      say(said);
    };
    row.append(
      button(SAVE, download),
      button(FP.t("Take progress from a file"), () => chosen.click()),
      button(FP.t("Hand in: save my answers as a file"), () => FP.download("answers.json", handed())),
      button(FP.t("Hand in: copy my answers as text"), async () => {
        try {
          await navigator.clipboard.writeText(JSON.stringify(handed(), null, 1));
          say(FP.t("Your answers are copied: paste them where your teacher asks."));
        } catch {
          say(FP.t("This browser does not let the page copy: save your answers as a file instead."));
        }
      }),
      button(FP.t("Print this page"), () => print()),
      ...sure(FP.t("Start over"), FP.t("Really forget all answers"), say, () => forget(false, FP.t("All answers are forgotten."))),
      ...sure(FP.t("Leave a shared computer"), FP.t("Really delete everything here"), say, () => forget(true, FP.t("Nothing of this course is left on this device."))));
    row.append(chosen);
    row.after(status);
    const aside = await store.aside();
    if (aside.length) say(FP.n(
      "{n} answer is set aside, because the exercise was changed, because it was answered in two tabs, or because the answer cannot be read here; the file of your progress holds it too.",
      "{n} answers are set aside, because the exercise was changed, because it was answered in two tabs, or because the answer cannot be read here; the file of your progress holds them too.", aside.length));
    show(page);
  }

  class Progress extends HTMLElement {
    connectedCallback() {
      if (this.ready) return;
      this.ready = true;
      play(this);
    }
  }
  if (!customElements.get("fp-progress")) customElements.define("fp-progress", Progress);
})();
