/* The two passages of a lesson: pairs that are proposed, and any other two, chosen paragraph by paragraph. */
(() => {
  const { make, button } = FP;
  const named = (title, id) => (title === "not stated" ? id : title);

  /* The paragraphs of a text with a box each; what is ticked is always one run of lines without noise between.
     `counted` gives the words for what there is to decide in a paragraph; those that are not `here` are folded away. */
  FP.Choice = class {
    constructor({ seed, fields, lines }, changed, counted = () => "") {
      Object.assign(this, { seed, changed, counted, boxes: [] });
      let run = 0;
      const rows = lines.filter((one) => one.words).map((one) => {
        const noise = Boolean(one.noise) || one.listed || one.title;
        const box = make("input", { type: "checkbox", value: one.line, disabled: noise });
        if (!noise) {
          this.boxes.push({ box, line: one.line, words: one.words, count: one.count || 0, run });
          box.addEventListener("change", () => this.ticked(box));
        } else run += 1; /* a passage does not go over it */
        const aside = noise ? one.noise || (one.title ? FP.t("Title") : FP.t("list of sources")) : counted(one.count || 0);
        return [one.here !== false, make("label", { className: "fp-choice" }, box, make("span", {}, one.text, ...(aside ? [make("small", {}, ` (${aside})`)] : [])))];
      });
      const [here, folded] = [true, false].map((wanted) => rows.filter(([is]) => is === wanted).map(([, row]) => row));
      this.count = make("p", { className: "fp-kind", role: "status" }, "");
      this.element = make("fieldset", { className: "fp-pair-side" }, make("legend", {}, named(fields.title, seed)), ...here,
        button(FP.t("Tick all"), () => {
          this.all();
          this.element.dispatchEvent(new Event("change"));
        }, { "aria-label": FP.t("Tick all: {title}", { title: named(fields.title, seed) }) }),
        ...(folded.length ? [make("details", {}, make("summary", {}, FP.n("{n} more paragraph of this text", "{n} more paragraphs of this text", folded.length)), ...folded)] : []), this.count);
      this.say();
    }

    get chosen() { return this.boxes.filter(({ box }) => box.checked); }
    get words() { return this.chosen.reduce((sum, one) => sum + one.words, 0); }
    get decisions() { return this.chosen.reduce((sum, one) => sum + one.count, 0); }
    get place() {
      const { chosen } = this;
      const first = chosen[0].line, last = chosen[chosen.length - 1].line;
      return { seed: this.seed, lines: first === last ? String(first) : `${first}-${last}` };
    }

    tick(lines) {
      const [first, last = first] = lines.split("-").map(Number);
      for (const one of this.boxes) one.box.checked = first <= one.line && one.line <= last;
      this.say();
    }

    /* A tick takes in what is between; where noise is between, the new run begins with it.  A gap ends the run. */
    ticked(box) {
      const at = this.boxes.findIndex((one) => one.box === box), { run } = this.boxes[at];
      const on = this.boxes.map((one, i) => (one.box.checked && one.run === run && i !== at ? i : -1)).filter((i) => i >= 0);
      let first = at, last = at;
      if (box.checked && on.length) [first, last] = [Math.min(at, on[0]), Math.max(at, on[on.length - 1])];
      if (!box.checked) [first, last] = on.some((i) => i < at) ? [on[0], at - 1] : on.length ? [at + 1, on[on.length - 1]] : [1, 0];
      this.boxes.forEach((one, i) => { one.box.checked = first <= i && i <= last; });
      this.say();
    }

    /* The longest run of the text: all of it, where no noise is between. */
    all() {
      const runs = new Map();
      for (const one of this.boxes) runs.set(one.run, (runs.get(one.run) || 0) + one.words);
      const longest = [...runs].reduce((best, each) => (each[1] > best[1] ? each : best), [-1, 0])[0];
      for (const { box, run } of this.boxes) box.checked = run === longest;
      this.say();
    }

    clear() {
      for (const { box } of this.boxes) box.checked = false;
      this.say();
    }

    say() {
      const counted = this.chosen.length ? this.counted(this.decisions) : "";
      this.count.textContent = `${FP.n("{n} word", "{n} words", this.words)}${counted ? ` · ${counted}` : ""}`;
      this.changed();
    }
  };

  /* The question of a first lesson, what it is, and the button that makes it of two texts. */
  FP.firstLesson = (seeds) => {
    const question = FP.input(FP.t("The question that both texts answer"), "", FP.t("In words that neither side would object to."));
    question.element.fpControl = question.control;
    const all = button(FP.t("Make a first lesson of these two"), async () => {
      const asked = question.control.value.trim();
      if (!asked) return FP.complain(FP.t("Write the question first: students read it above both texts."), question.control);
      const answer = await FP.trying(() => FP.ask("first_lesson", { seeds: seeds(), question: asked }));
      return answer && FP.go("review", answer.lesson);
    }, { className: "fp-button fp-main" });
    const told = make("p", { className: "fp-help" }, FP.t("A first lesson has the closest passages, and an exercise of each kind on them. Words, roles, answers and reasons are proposed: you read each, and take it, change it or refuse it."));
    return [question.element, told, all];
  };

  FP.views.new = async (place) => {
    document.title = `${FP.t("New lesson")} · ${FP.t("The desk")}`;
    const course = await FP.ask("course");
    const options = () => course.seeds.map((seed) => make("option", { value: seed.id }, named(seed.title, seed.id)));
    if (course.seeds.length < 2) {
      place.replaceChildren(make("h1", {}, FP.t("New lesson")), make("p", {}, FP.t("A lesson faces two texts. Bring them first.")), make("a", { className: "fp-button fp-main", href: "#/bring" }, FP.t("Bring a text")));
      return;
    }
    const [first, second] = [make("select", { id: "fp-first" }, ...options()), make("select", { id: "fp-second" }, ...options())];
    first.value = course.seeds[course.seeds.length - 2].id;
    second.value = course.seeds[course.seeds.length - 1].id;
    const rest = make("div", {});
    const [question, told, all] = FP.firstLesson(() => [first.value, second.value]);
    const find = button(FP.t("Look for passages that face each other"), async () => {
      const seeds = [first.value, second.value];
      const answer = await FP.trying(() => FP.ask("pairs", { seeds }));
      if (!answer) return;
      const texts = [];
      for (const seed of seeds) texts.push(await FP.ask("text", { seed }));
      shown(rest, answer, texts, question);
    });
    for (const select of [first, second]) select.addEventListener("change", () => rest.replaceChildren());
    place.replaceChildren(make("h1", {}, FP.t("New lesson")),
      make("div", { className: "fp-field" }, make("label", { htmlFor: "fp-first" }, FP.t("First text")), first),
      make("div", { className: "fp-field" }, make("label", { htmlFor: "fp-second" }, FP.t("Second text")), second), question,
      told, all,
      make("p", {}, FP.t("Or choose the passages yourself:")), find, rest);
  };

  const passage = (one) => make("div", { className: "fp-pair-side" }, make("h4", {}, named(one.title, one.seed)), ...one.paragraphs.map((paragraph) => make("p", {}, paragraph.text)), make("p", { className: "fp-kind" }, FP.n("{n} word", "{n} words", one.words)));

  function shown(place, { pairs, one_sided }, texts, question) {
    const told = make("p", { className: "fp-help", role: "status" }, "");
    const tell = () => {
      const [one, other] = choices || [];
      const uneven = one && other && one.words && other.words && Math.max(one.words, other.words) > 1.5 * Math.min(one.words, other.words);
      told.textContent = uneven ? FP.t("One passage is much longer than the other. Choose passages of about the same length.") : "";
    };
    let choices = null;
    choices = texts.map((text) => new FP.Choice(text, () => tell()));
    const taken = [];
    const press = (now) => taken.forEach((one) => one.setAttribute("aria-pressed", String(one === now)));
    const title = FP.input(FP.t("Title of the lesson"));
    const take = (pair, event) => {
      press(event.target);
      pair.passages.forEach(({ lines }, i) => choices[i].tick(lines));
      title.control.focus();
    };
    const go = button(FP.t("Make the lesson"), async () => {
      const missing = choices.find((one) => !one.chosen.length);
      if (missing) {
        return FP.complain(FP.t("Take a pair, or tick paragraphs of both texts."), missing.element.querySelector("input:not(:disabled)"));
      }
      const asked = question.fpControl.value.trim();
      const answer = await FP.trying(() => FP.ask("new_lesson", { title: title.control.value.trim(), ...(asked ? { question: asked } : {}), passages: choices.map((one) => one.place) }));
      return answer && FP.go("lesson", answer.lesson);
    }, { className: "fp-button fp-main" });
    place.replaceChildren(make("h2", { tabIndex: -1 }, FP.n("{n} pair of passages", "{n} pairs of passages", pairs.length)),
      ...(one_sided ? [make("p", { className: "fp-finding" }, FP.t("Both texts are of one side. A lesson is better with two."))] : []),
      make("p", {}, pairs.length ? FP.t("They speak of the same things. Take one, or choose passages yourself below.") : FP.t("No two passages speak of the same things. Choose passages yourself below, or other texts.")),
      ...pairs.map((pair, i) => {
        const takes = button(FP.t("Take pair {n}", { n: i + 1 }), (event) => take(pair, event), { "aria-pressed": "false" });
        taken.push(takes);
        return make("section", { className: "fp-pair", "aria-label": FP.t("Pair {n}", { n: i + 1 }) }, make("h3", {}, FP.t("Pair {n}", { n: i + 1 })), make("p", { className: "fp-reason", lang: "en" }, pair.reason),
          make("div", { className: "fp-pair-sides" }, ...pair.passages.map(passage)), takes);
      }),
      make("h2", {}, FP.t("The passages of the lesson")), make("p", { className: "fp-help" }, FP.t("Tick the paragraphs that students read: one or more in a row of each text, of about the same length.")),
      make("div", { className: "fp-pair-sides" }, ...choices.map((one) => one.element)), told,
      make("h2", {}, FP.t("The lesson")), title.element, go);
    for (const { element } of choices) element.addEventListener("change", () => press(null));
    place.firstChild.focus();
  }
})();
