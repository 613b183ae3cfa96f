/* Paragraphs to choose: those of one text, and those of the one or two texts of an exercise. */
(() => {
  const { make, button } = FP;
  const named = (title, id) => (title === "not stated" ? id : title);
  FP.named = named;

  /* Why two passages are no fair pair, in words; nothing where they are one. `most` is how many times as long one may be. */
  FP.unfair = ([one, other], most) => {
    if (!one || !other) return "";
    if (one.side === other.side) return FP.t("Both texts are of one side. Tick paragraphs of two texts that answer the question differently.");
    const [short, long] = [one.words, other.words].sort((a, b) => a - b);
    return long > most * short ? FP.t("The passages have {first} and {second} words. Tick fewer paragraphs of the longer one, or more of the shorter: at most {most} times as many words is fair.", { first: one.words, second: other.words, most }) : "";
  };

  /* The paragraphs of a text with a box each; what is ticked is always one run of lines without noise between.
     `counted` gives the words for what there is to decide in a paragraph; those that are not `here` are folded away. */
  FP.Choice = class {
    constructor({ seed, fields, lines }, changed, counted = () => "") {
      Object.assign(this, { seed, side: fields.side, changed, counted, boxes: [] });
      let run = 0;
      const rows = lines.filter((one) => one.words).map((one) => {
        const noise = Boolean(one.noise) || one.listed || one.title;
        const box = make("input", { type: "checkbox", value: one.line, disabled: noise });
        if (!noise) {
          this.boxes.push({ box, line: one.line, words: one.words, count: one.count || 0, run });
          box.addEventListener("change", () => this.ticked(box));
        } else run += 1; /* a passage does not go over it */
        const aside = noise ? one.noise || (one.title ? FP.t("Title") : FP.t("list of sources")) : counted(one.count || 0);
        return [one, make("label", { className: "fp-choice" }, box, make("span", {}, one.text, ...(aside ? [make("small", {}, ` (${aside})`)] : [])))];
      });
      const [here, folded] = [true, false].map((wanted) => rows.filter(([{ here = true }]) => here === wanted));
      const more = folded.filter(([{ paragraph }]) => paragraph).length;
      this.count = make("p", { className: "fp-kind", role: "status" }, "");
      this.element = make("fieldset", { className: "fp-pair-side" }, make("legend", {}, named(fields.title, seed)), ...here.map(([, row]) => row),
        button(FP.t("Tick all"), () => {
          this.all();
          this.element.dispatchEvent(new Event("change"));
        }, { "aria-label": FP.t("Tick all: {title}", { title: named(fields.title, seed) }) }),
        ...(more ? [make("details", {}, make("summary", {}, FP.n("{n} more paragraph of this text", "{n} more paragraphs of this text", more)), ...folded.map(([, row]) => row))] : []), this.count);
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

    /* A tick beside the run takes part in it; elsewhere, or behind noise, a new run begins with it.  A gap ends the run. */
    ticked(box) {
      const at = this.boxes.findIndex((one) => one.box === box), { run } = this.boxes[at];
      const on = this.boxes.map((one, i) => (one.box.checked && one.run === run && i !== at ? i : -1)).filter((i) => i >= 0);
      let first = at, last = at;
      if (box.checked && (on.includes(at - 1) || on.includes(at + 1))) [first, last] = [Math.min(at, on[0]), Math.max(at, on[on.length - 1])];
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
      this.count.textContent = [FP.n("{n} word", "{n} words", this.words), counted].filter(Boolean).join(" · ");
      this.changed();
    }
  };

  const counted = {
    "loaded-terms": (n) => FP.n("{n} suggestion", "{n} suggestions", n),
    "claim-evidence": (n) => FP.n("about {n} part", "about {n} parts", n),
    "citation-check": (n) => FP.n("{n} source", "{n} sources", n),
    rewrite: (n) => FP.n("{n} word that judges", "{n} words that judge", n),
  };
  const MANY = 12; /* parts of one exercise: more are too many for a lesson */

  /* The paragraphs of an exercise. `ask(seed)` returns the answer with the paragraphs of another text, `kind()` the kind. */
  FP.Chooser = class {
    constructor(ask, kind) {
      Object.assign(this, { ask, kind, choices: [], most: 2, uneven: 0 });
      this.sides = make("div", { className: "fp-pair-sides" });
      this.told = make("p", { className: "fp-help", role: "status" });
      const id = `fp-own-text-${FP.Chooser.count = (FP.Chooser.count || 0) + 1}`;
      this.more = make("select", { id });
      this.more.addEventListener("change", () => this.another());
      FP.trying(() => FP.ask("course")).then((course) => {
        if (course) this.more.replaceChildren(make("option", { value: "" }, FP.t("choose one")), ...course.seeds.map(({ id: seed, title }) => make("option", { value: seed }, named(title, seed))));
      });
      this.element = make("div", {}, make("p", { className: "fp-help" }, FP.t("Students read what is ticked: one paragraph, or several in a row.")), this.sides, this.told,
        make("div", { className: "fp-field" }, make("label", { htmlFor: id }, FP.t("Paragraphs of another text")), this.more));
    }

    draw({ texts, most, uneven }) {
      Object.assign(this, { choices: [], most, uneven });
      this.sides.replaceChildren();
      for (const text of texts) this.add(text);
      this.tell();
    }

    add({ ticked: lines, ...text }) {
      let choice = null;
      choice = new FP.Choice(text, () => choice && this.changed(choice), counted[this.kind()]);
      if (lines) choice.tick(lines);
      this.choices.push(choice);
      this.sides.append(choice.element);
    }

    get ticked() { return this.choices.filter((one) => one.chosen.length); }
    get places() { return this.ticked.map((one) => one.place); }

    /* Why the choice makes no exercise, in words. */
    get fault() { return this.ticked.length ? FP.unfair(this.ticked, this.uneven) : FP.t("Tick the paragraphs first."); }

    /* What is wrong with the choice is told while it is made. */
    tell() {
      const parts = this.kind() === "claim-evidence" ? this.ticked.reduce((sum, one) => sum + one.decisions, 0) : 0;
      const unfair = FP.unfair(this.ticked, this.uneven);
      this.told.className = unfair ? "fp-finding" : "fp-help";
      this.told.textContent = unfair || (parts > MANY ? FP.t("About {n} parts: each needs a role and a reason. Fewer paragraphs make a better exercise.", { n: parts }) : "");
    }

    /* Where an exercise takes one text, a tick in another one moves it there. */
    changed(choice) {
      const { ticked, most } = this;
      if (choice.chosen.length) for (const other of ticked.filter((one) => one !== choice).slice(0, Math.max(0, ticked.length - most))) other.clear();
      this.tell();
    }

    async another() {
      const seed = this.more.value, known = () => this.choices.find((one) => one.seed === seed);
      this.more.value = "";
      const answer = !known() && (await FP.trying(() => this.ask(seed)));
      if (answer) this.add(answer.texts[0]);
      const first = known() && known().element.querySelector("input:not(:disabled)");
      if (first) first.focus();
    }
  };

  /* Other paragraphs for an exercise that there is: what goes with the old ones is shown first. */
  FP.otherParagraphs = (editor) => {
    const ask = (seed) => FP.ask("paragraphs", { exercise: editor.id, ...(seed ? { seed } : {}) });
    const place = make("div", {}), fold = make("details", {}, make("summary", {}, FP.t("Paragraphs that students read")), place);
    let chooser = null;
    const change = async () => {
      const passages = chooser.places;
      if (chooser.fault) return FP.complain(chooser.fault);
      await editor.flush();
      await editor.busy;
      const look = await FP.trying(() => FP.ask("change_passages", { exercise: editor.id, passages, look: true }));
      if (!look) return null;
      const go = () => editor.reread(passages);
      return look.gone.length ? asking(look.gone, go) : go();
    };
    const asking = (gone, act) => {
      const label = FP.t("Change the paragraphs"), dialog = make("dialog", { className: "fp-sheet", "aria-label": label });
      const way = (words, properties, then) => button(words, () => {
        dialog.close();
        if (then) then();
      }, properties);
      dialog.append(make("h2", {}, label), make("p", {}, FP.t("These words are not in the new paragraphs. Your notes on them go, all others stay:")),
        make("ul", {}, ...gone.map((words) => make("li", {}, make("q", {}, FP.short(words))))), make("p", {}, FP.t("You can take this back.")),
        make("div", { className: "fp-row" }, way(label, {}, act), way(FP.t("Cancel"), { className: "fp-button fp-main" })));
      dialog.addEventListener("close", () => dialog.remove());
      document.body.append(dialog);
      dialog.showModal();
    };
    fold.addEventListener("toggle", async () => {
      if (!fold.open) return;
      chooser = new FP.Chooser(ask, () => editor.state.kind);
      const answer = await FP.trying(() => ask());
      if (!answer) return;
      chooser.draw(answer);
      place.replaceChildren(chooser.element, button(FP.t("Change the paragraphs"), change));
    });
    return fold;
  };
})();
