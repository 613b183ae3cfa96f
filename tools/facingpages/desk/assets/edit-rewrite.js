/* Why a wording cannot show that a fact was kept: one common word may be in any sentence. A number or a name is no common word. */
const tooShort = (words) => {
  const content = words.split(/[\s’']+/).filter((word) => word && !/^(?:an?|the|el|la|los|las|una?|unos|unas|les?|une|des|du|l|d)$/i.test(word));
  return content.length < 2 && !/\p{Lu}|\d/u.test(words) ? FP.t("“{words}” is one common word: a sentence that says something else could hold it. Write two or three words together.", { words }) : "";
};

/* A rewriting at the desk: one points at the sentence, at the words that must go, and names what must stay. */
FP.desks.rewrite = class {
  constructor(editor) {
    this.editor = editor;
    this.at = null; /* the index in `loaded` on the card */
    this.pointing = false; /* whether the next words are the sentence */
  }

  get loaded() {
    const { loaded } = this.editor.state.fields;
    return Array.isArray(loaded) ? loaded : [];
  }

  get sentence() { return this.editor.state.parts.find(({ field }) => field[0] === "sentence"); }

  place(index) { return this.editor.state.parts.find(({ field }) => field[0] === "loaded" && field[1] === index); }

  parts() {
    this.shown = this.editor.state.parts.filter(({ field }) => field[0] === "loaded");
    return this.shown.map(({ words }) => ({ words, look: "loaded", said: FP.t("must go") }));
  }

  update() {
    const { words } = this.editor.words, { sentence } = this;
    words.forEach((word, number) => {
      const inside = Boolean(sentence) && sentence.words[0] <= number && number < sentence.words[1];
      for (const one of [word, word.nextSibling]) one.classList.toggle("fp-in-sentence", inside);
    });
    if (this.pointer) {
      this.pointer.setAttribute("aria-pressed", String(this.pointing));
      this.told.textContent = this.pointing ? FP.t("Tap a word of the sentence that is to be rewritten.") : sentence ? FP.t("Mark the words of the sentence that must go.") : FP.t("Point at a sentence first.");
    }
    this.drawFacts();
    if (this.at === null) return;
    const now = this.loaded[this.at] && JSON.stringify(this.loaded[this.at].mark);
    if (now === this.mark_) return;
    const index = this.loaded.findIndex((one) => JSON.stringify(one.mark) === this.mark_);
    this.at = index < 0 ? null : index;
    this.editor.choose(false);
  }

  async mark(start, end, given = {}) {
    const { editor, sentence } = this;
    await editor.flush();
    if (this.pointing || !sentence) return this.point(start, end);
    if (start < sentence.words[0] || end > sentence.words[1]) return FP.complain(FP.t("These words are not in the sentence. Point at another sentence first, or mark words of this one."));
    const chosen = await FP.trying(() => FP.ask("select", { exercise: editor.id, words: [start, end], within: ["sentence"] }));
    if (!chosen) return null;
    const draft = this.loaded.every((one) => FP.isEmpty(FP.at(one, ["mark", "exact"])));
    const after = this.shown.find(({ words }) => words[0] > start), index = draft ? 0 : after ? after.field[1] : this.loaded.length;
    const item = { mark: chosen.selector, ...given };
    const answer = await editor.edit(draft ? [{ field: ["loaded"], value: [item] }] : [{ field: ["loaded", index], insert: item }]);
    if (answer) this.choose(index);
    return answer;
  }

  /* A tap takes the whole sentence of the word, several words are taken as they are. */
  async point(start, end) {
    const { editor } = this, group = editor.words.words[start].parentNode;
    const numbers = end - start > 1 ? [start, end - 1] : [...group.querySelectorAll(".fp-word")].map((word) => word.fpWord);
    const chosen = await FP.trying(() => FP.ask("select", { exercise: editor.id, words: [numbers[0], numbers[numbers.length - 1] + 1], whole: true }));
    if (!chosen) return;
    this.pointing = false;
    this.at = null;
    const last = numbers[numbers.length - 1];
    const outside = this.loaded.map((_, index) => index).filter((index) => {
      const its = this.place(index);
      return !its || its.words[0] < numbers[0] || its.words[1] > last + 1;
    }); /* what must go is of the sentence */
    await editor.edit([{ field: ["sentence"], value: chosen.selector },
      ...(outside.length && outside.length === this.loaded.length ? [{ field: ["loaded"], value: [] }] : outside.reverse().map((index) => ({ field: ["loaded", index], delete: true })))]);
    editor.choose(false);
  }

  suggestion({ words, neutral, why }) { return this.mark(words[0], words[1], { ...(neutral ? { neutral } : {}), ...(why ? { why } : {}) }); }

  open(index, word) {
    if (this.pointing) this.point(word, word + 1);
    else this.choose(this.shown[index].field[1]);
  }

  drop(index) { return this.remove(this.shown[index].field[1]); }

  async remove(index) {
    const { editor } = this, its = this.place(index);
    this.at = null;
    await editor.edit([{ field: ["loaded", index], delete: true }]);
    editor.choose(false);
    if (its) editor.words.focus(its.words[0]);
  }

  choose(index) {
    this.at = index;
    this.editor.choose();
  }

  /* The fact that a finding is about. */
  name([list, index]) { return list === "facts" && Number.isInteger(index) ? FP.t("Fact {n}", { n: index + 1 }) : ""; }

  find(field) { if (field[0] === "loaded" && Number.isInteger(field[1])) this.choose(field[1]); }

  card() {
    const { editor, at } = this, one = at === null ? null : this.loaded[at];
    if (!one) return null;
    const { make, button } = FP, path = ["loaded", at], its = this.place(at);
    this.mark_ = JSON.stringify(one.mark);
    const title = its ? editor.words.text(...its.words) : FP.at(one, ["mark", "exact"]) || "";
    return { path, title: make("q", {}, title), label: title, words: its && its.words,
      fields: [FP.line(editor, [...path, "neutral"], FP.t("In plain words"), FP.t("What both sides could say here without a verdict.")), FP.area(editor, [...path, "why"], FP.t("Why"))],
      more: [button(FP.t("Take the mark away"), () => this.remove(at))] };
  }

  /* Beside the passage: the sentence, what must stay, and a model. */
  lists() {
    const { make, button } = FP, { editor } = this;
    this.pointer = button(FP.t("Point at another sentence"), () => {
      this.pointing = !this.pointing;
      this.update();
    });
    this.told = make("p", { className: "fp-help", role: "status" });
    const pointing = { path: ["sentence"], element: make("div", { className: "fp-field" }, this.told, this.pointer, (this.wrong = make("div", { className: "fp-found" }))), takes: (finding) => finding.field[0] === "sentence", focus: () => this.pointer.focus(),
      update: () => this.wrong.replaceChildren(...editor.findingsOf(pointing).map((one) => FP.finding(editor, one))) };
    this.facts = make("div", { className: "fp-facts-list" });
    const box = { path: ["facts"], element: make("div", { className: "fp-field" }, make("h2", {}, FP.t("What must stay")), this.facts, button(FP.t("Add a fact"), () => this.addFact())), takes: () => false, update: () => null };
    return [pointing, box,
      FP.lines(editor, ["rubric"], FP.t("Questions for the reader’s own judgement"), FP.t("One a line.")),
      FP.area(editor, ["model"], FP.t("A model: the sentence as both sides could accept it"), "", 3),
      FP.area(editor, ["why"], FP.t("Why the model is fair"), "", 3)];
  }

  get factList() {
    const { facts } = this.editor.state.fields;
    return Array.isArray(facts) ? facts : [];
  }

  async addFact() {
    const { editor } = this, index = this.factList.length;
    await editor.edit(index ? [{ field: ["facts", index], insert: { fact: "todo", any_of: ["todo"], why: "todo" } }] : [{ field: ["facts"], value: [{ fact: "todo", any_of: ["todo"], why: "todo" }] }]);
    const last = this.facts.lastElementChild;
    if (last) last.querySelector("input").focus();
  }

  drawFacts() {
    const { make, button } = FP, { editor } = this, count = this.factList.length;
    if (!this.facts || this.drawn === count) return;
    this.drawn = count;
    const others = editor.listed ? editor.listed.filter((field) => field.path[0] !== "facts" || field.path.length === 1) : [];
    const fields = [];
    this.facts.replaceChildren(...this.factList.map((_, index) => {
      const path = ["facts", index];
      const fact = FP.line(editor, [...path, "fact"], FP.t("The fact"), FP.t("For example: the companies built the phones"));
      fact.kept = (words) => words.replace(/\.$/, "");
      const mine = [fact, FP.lines(editor, [...path, "any_of"], FP.t("The student’s sentence must hold one of these"), FP.t("One a line. For example “built the phones” or “made these phones”: with the word “companies” alone, a sentence that says something else would pass."), 3, tooShort), FP.area(editor, [...path, "why"], FP.t("Why"), "", 2)];
      fields.push(...mine);
      return make("fieldset", { className: "fp-fact" }, make("legend", {}, FP.t("Fact {n}", { n: index + 1 })), ...mine.map((field) => field.element),
        button(FP.t("Take the fact away"), () => editor.edit([{ field: path, delete: true }]), { "aria-label": FP.t("Take fact {n} away", { n: index + 1 }) }));
    }));
    if (editor.listed) editor.listed = [...others, ...fields];
  }
};
