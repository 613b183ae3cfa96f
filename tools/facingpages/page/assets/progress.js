/* The progress page: what is next, a ring for each lesson, the skills from the weakest on, and what a reader can do with
   the answers.  `FP.late` loads it. */
(() => {
  const { button, kept, make, store } = FP;
  const { saved } = kept;
  const RIGHT = 0.8, TRIES = 3, OPEN = 5;
  /* The name of a skill, or nothing for one that a file from elsewhere brought. */
  const label = (category) => {
    const [group, id] = category.split(":");
    if (group === "technique") return FP.terms.techniques[id]?.[0];
    if (group === "role") return FP.terms.roles[id]?.[0];
    return group === "axis" ? FP.terms.axes[id] : { __proto__: null, gone: FP.t("Doing without loaded words"), kept: FP.t("Keeping the facts") }[id];
  };

  /* The state of an exercise: an id for its sign, and words. */
  function told(record, version) {
    if (!record) return ["new", FP.t("not begun")];
    if (record.version !== version) return ["old", FP.t("answered before it was changed")];
    if (record.score === null) return ["begun", FP.t("begun")];
    if (record.score === 1) return ["done", FP.t("done, all right")];
    return record.score >= RIGHT ? ["done", FP.t("done, mostly right")] : ["again", FP.t("done, worth another try")];
  }

  const state = (item) => told(saved.get(item.dataset.id), item.dataset.version)[0];
  const link = (item) => item.querySelector("a");

  /* The exercise to go on with: one that is begun, else the first one after the last that was checked, else one that went badly. */
  function next(items) {
    const last = items.reduce((best, item, i) => {
      const record = saved.get(item.dataset.id);
      return record && record.score !== null && (best < 0 || record.at > saved.get(items[best].dataset.id).at) ? i : best;
    }, -1);
    const after = [...items.slice(last + 1), ...items.slice(0, last + 1)];
    return after.find((item) => state(item) === "begun") || after.find((item) => ["new", "old"].includes(state(item))) || after.find((item) => state(item) === "again");
  }

  /* The skills that were met, the weakest first; those that are solid come last. */
  function skills() {
    const met = new Map();
    for (const record of saved.values()) for (const [category, credit] of record.parts) {
      if (!met.has(category)) met.set(category, []);
      met.get(category).push({ credit, id: record.id });
    }
    return [...met].filter(([category]) => label(category)).map(([category, list]) => {
      const right = list.filter(({ credit }) => credit >= RIGHT).length;
      const stage = list.length < TRIES ? "new" : right >= RIGHT * list.length ? "solid" : "growing";
      return { name: label(category), list, right, stage, share: right / list.length };
    }).sort((a, b) => (a.stage === "solid") - (b.stage === "solid") || a.share - b.share || b.list.length - a.list.length || a.name.localeCompare(b.name));
  }

  /* Where a skill can be practised: an exercise of the same kind that is not done yet, else another one that went badly. */
  function practice(skill, items) {
    const kinds = new Set(items.filter((item) => skill.list.some(({ id }) => id === item.dataset.id)).map((item) => item.dataset.kind));
    const same = items.filter((item) => kinds.has(item.dataset.kind));
    return same.find((item) => ["begun", "new", "old"].includes(state(item))) || same.find((item) => state(item) === "again");
  }

  function line(skill, items) {
    const names = { new: FP.t("new"), growing: FP.t("growing"), solid: FP.t("solid") };
    const item = make("li", {}, make("span", { className: "fp-stage", "data-stage": skill.stage }, names[skill.stage]), " ",
      make("b", {}, skill.name), " ", FP.n("right {right} of {n} time", "right {right} of {n} times", skill.list.length, { right: skill.right }));
    const where = skill.stage !== "solid" && skill.share < 1 && practice(skill, items);
    if (where) item.append(". ", ...FP.parts(FP.t("Practise in {exercise}"), { exercise: make("a", { href: link(where).getAttribute("href") }, link(where).textContent) }));
    return item;
  }

  function show(page) {
    const items = [...page.querySelectorAll("[data-id]")];
    page.saved = saved;
    page.dispatchEvent(new Event("fp-shown")); /* for My side, whose script only this page has */
    for (const item of items) {
      const [sign, words] = told(saved.get(item.dataset.id), item.dataset.version);
      item.querySelector(".fp-state").replaceChildren(make("i", { className: "fp-shape", "data-state": sign }), words);
    }
    const go = next(items);
    const begun = items.some((item) => saved.has(item.dataset.id));
    page.querySelector(".fp-next").replaceChildren(go
      ? make("a", { className: "fp-button fp-main", href: link(go).getAttribute("href") }, begun ? FP.t("Continue: {lesson}", { lesson: link(go).textContent }) : FP.t("Start: {lesson}", { lesson: link(go).textContent }))
      : FP.t("You have done every exercise."));
    const all = skills().map((skill) => line(skill, items));
    const rest = all.slice(OPEN);
    page.querySelector(".fp-skills").replaceChildren(
      all.length ? make("ul", {}, ...all.slice(0, OPEN)) : make("p", {}, FP.t("Nothing yet: check an exercise first.")),
      ...(rest.length ? [make("details", {}, make("summary", {}, FP.n("{n} more skill", "{n} more skills", rest.length)), make("ul", {}, ...rest))] : []));
  }

  async function take(file, say) {
    let data = null;
    try {
      data = JSON.parse(await file.text());
    } catch { /* said below */ }
    if (!data || data.format !== "facingpages-progress-1" || !Array.isArray(data.records)) {
      say(FP.t("“{file}” is not a file of saved progress: choose one made by “Save my progress as a file”.", { file: file.name }));
      return;
    }
    const sound = data.records.map(store.current).filter(Boolean);
    const newer = sound.filter((record) => !saved.has(record.id) || saved.get(record.id).at < record.at);
    await kept.take(newer);
    say(FP.t("Taken from the file: {n}. Older: {older}. Broken: {broken}.", { n: newer.length, older: sound.length - newer.length, broken: data.records.length - sound.length }));
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
      say(FP.t("“{really}” cannot be undone: press it to go on, or Cancel.", { really }));
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
    await kept.loaded;
    const status = make("p", { className: "fp-status", role: "status" }), say = (text) => { status.textContent = text; };
    const row = page.querySelector(".fp-controls");
    const chosen = make("input", { type: "file", accept: ".json,application/json", hidden: true });
    chosen.addEventListener("change", () => { if (chosen.files[0]) take(chosen.files[0], say); chosen.value = ""; });
    const forget = async (everything, said) => {
      await kept.forget(everything);
      say(said);
    };
    row.append(
      button(kept.SAVE, kept.download),
      button(FP.t("Take progress from a file"), () => chosen.click()),
      button(FP.t("Print this page"), () => print()),
      ...sure(FP.t("Start over"), FP.t("Really forget all answers"), say, () => forget(false, FP.t("All answers are forgotten."))),
      ...sure(FP.t("Leave a shared computer"), FP.t("Really delete everything here"), say, () => forget(true, FP.t("Nothing of this course is left on this device."))));
    row.append(chosen);
    row.after(status);
    for (const lesson of page.querySelectorAll(".fp-map details")) {
      const items = [...lesson.querySelectorAll("[data-id]")];
      lesson.append(FP.handing(() => items.map((item) => [item, saved.get(item.dataset.id)?.response])));
    }
    const aside = await store.aside();
    if (aside.length) say(FP.t("Answers set aside: {n} (exercise changed, answered in two tabs, or not readable here). Your progress file holds them.", { n: aside.length }));
    show(page);
    document.addEventListener("fp-saved", () => { if (page.isConnected) show(page); });
  }

  FP.progress = play;
})();
