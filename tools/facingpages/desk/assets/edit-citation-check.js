/* A citation at the desk: one points at the claim, chooses mark and reference, and the questions with their proofs.

   The core has read the marks of the paragraph and says what the list of sources shows of each; see `desk/proposals/citation.py`. */
FP.desks["citation-check"] = class {
  constructor(editor) {
    this.editor = editor;
    editor.card.classList.add("fp-long");
    this.at = null; /* the index of the question on the card */
    this.typed = ["domain", "target", "entries", "source_date"]; /* what a proof has that is not quoted from the text */
    this.ruleNames = {
      "source-predates-event": FP.t("the source is older than the event"), "source-not-before-event": FP.t("the source is not older than the event"),
      "one-entry": FP.t("the mark fits one entry"), "several-entries": FP.t("the mark fits several entries"), "not-listed": FP.t("the mark fits no entry"),
      "no-citation": FP.t("the paragraph holds no mark"), attribution: FP.t("a work is mentioned, and nothing leads to it"), "named-not-listed": FP.t("a source is named, and no entry has its name"),
      "named-entry": FP.t("a source is named, and one entry has its name"), "read-through": FP.t("the entry shows where it was read instead"), "source-says": FP.t("words of the claim beside words of the source"), "quotation-same": FP.t("both wordings are the same"),
      "quotation-altered": FP.t("the wordings differ"), "quotation-trimmed": FP.t("one wording is shortened"), "words-of-another": FP.t("the words are somebody else’s"),
    };
  }

  get claim() { return this.editor.state.parts.find(({ field }) => field[0] === "claim"); }
  get questions() {
    const { questions } = this.editor.state.fields;
    return Array.isArray(questions) ? questions : [];
  }
  get read() { return this.editor.state.citation || { marks: [], traced: [], answers: [], facts: [], rules: [] }; }
  /* The question that a finding is about. */
  name([list, index]) {
    const axis = list === "questions" && this.questions[index] && this.axis(this.questions[index].axis);
    return axis ? axis.label : "";
  }
  axis(id) { return this.editor.state.vocabulary.axes.find((axis) => axis.id === id); }

  parts() {
    this.shown = this.editor.state.parts.filter(({ field }) => field[0] === "claim");
    return this.shown.map(({ words }) => ({ words, look: "loaded", said: FP.t("the claim") }));
  }

  /* Words that are pointed at are the claim; where they hold one mark, it is the citation. */
  async mark(start, end) {
    const { editor } = this;
    await editor.flush();
    const chosen = await FP.trying(() => FP.ask("select", { exercise: editor.id, words: [start, end] }));
    const marks = this.read.marks.filter(({ words }) => FP.overlap(words, [start, end])), moves = marks.length === 1 && marks[0] !== this.cited;
    if (chosen) await editor.edit([{ field: ["claim"], value: { seed: chosen.seed, ...chosen.selector } }, ...(moves ? this.cite(marks[0]) : [])]);
  }

  open(index, word) { return this.mark(word, word + 1); }
  drop() { return null; }
  find(field) { if (field[0] === "questions" && Number.isInteger(field[1])) this.choose(field[1]); }
  choose(index) {
    this.at = index;
    this.editor.choose();
  }

  update() {
    const { words } = this.editor.words, mark = this.editor.state.parts.find(({ field }) => field[0] === "citation");
    words.forEach((word, number) => word.classList.toggle("fp-cited", Boolean(mark) && mark.words[0] <= number && number < mark.words[1]));
    this.drawMarks();
    this.drawQuestions();
    const now = this.at === null ? "" : JSON.stringify([this.questions[this.at] && this.questions[this.at].axis, this.shape()]);
    if (this.at !== null && now !== this.drawn) {
      if (!this.questions[this.at]) this.at = null;
      this.editor.choose(false);
    }
    this.tellMarks();
    if (this.later) {
      this.later.textContent = this.read.later;
      this.later.hidden = !this.read.later;
    }
    if (this.fact) {
      const proved = this.read.facts[this.at];
      this.fact.textContent = proved ? FP.t("Recomputed from the text: {fact}", { fact: proved }) : "";
      this.fact.hidden = !proved;
    }
  }

  /* A paragraph without a mark has nothing to choose: it says so. */
  tellMarks() {
    if (!this.marks) return;
    const { fields } = this.editor.state, none = !this.read.marks.length && fields.citation === "none" && fields.reference === "none";
    this.marks.hidden = none;
    this.entries.closest(".fp-field").hidden = none;
    this.marks.closest(".fp-field").querySelector(".fp-help").textContent = none ? FP.t("This paragraph holds no address, number, note or link: the question is what its words say of a source.") : FP.t("The marks that this paragraph holds, with the entries that each can mean.");
  }

  /* What decides which fields the card has. */
  shape() {
    const question = this.questions[this.at];
    return question && [question.key, FP.at(question, ["proof", "rule"]), (question.choices || []).map(({ choice }) => choice)];
  }

  lists() {
    const { make, button } = FP, { editor } = this;
    this.marks = make("fieldset", { className: "fp-radios" });
    this.other = make("select", { "aria-label": FP.t("Another paragraph of the text") });
    this.other.addEventListener("change", () => this.paragraph());
    this.asked = make("ul", { className: "fp-questions" });
    const part = (path, title, help, ...children) => {
      const found = make("div", { className: "fp-found" });
      const field = { path, takes: (finding) => FP.starts(finding.field, path), focus: () => (field.element.querySelector("input, select, button") || editor.saving).focus(),
        element: make("div", { className: "fp-field" }, make("h2", {}, title), make("p", { className: "fp-help" }, help), ...children, found),
        update: () => found.replaceChildren(...editor.findingsOf(field).map((one) => FP.finding(editor, one))) };
      return field;
    };
    FP.trying(() => FP.ask("text", { seed: FP.at(editor.state.fields, ["claim", "seed"]) })).then((text) => {
      if (text) this.lines_ = text.lines;
      if (text) this.other.replaceChildren(make("option", { value: "" }, FP.t("Show another paragraph")), ...text.lines.filter(({ paragraph }) => paragraph).map(({ line, paragraph, text: words }) => make("option", { value: line }, `${paragraph}: ${FP.short(words)}`)));
    });
    const axes = editor.state.vocabulary.axes.map((axis) => button(FP.t("Ask: {question}", { question: `${axis.label}: ${axis.ask}` }), () => this.ask(axis)));
    this.axes = axes;
    return [
      part(["claim"], FP.t("The claim"), FP.t("Drag over the words whose citation is checked."), this.other),
      part(["citation"], FP.t("The citation"), FP.t("The marks that this paragraph holds, with the entries that each can mean."), this.marks),
      part(["reference"], FP.t("The entry"), "", (this.entries = make("fieldset", { className: "fp-radios" })), (this.later = make("p", { className: "fp-finding", "data-severity": "warning" }))),
      { path: ["questions"], element: make("div", { className: "fp-field" }, make("h2", {}, FP.t("The questions")), this.asked, make("div", { className: "fp-row" }, ...axes)), takes: () => false, update: () => null },
    ];
  }

  /* A paragraph from elsewhere in the text: its first words are the claim until others are pointed at. */
  async paragraph() {
    const line = this.lines_.find((one) => String(one.line) === this.other.value);
    this.other.value = "";
    if (line) await this.editor.edit([{ field: ["claim"], value: { seed: this.editor.state.fields.claim.seed, exact: line.text.trim() } }, { field: ["citation"], value: "none" }, { field: ["reference"], value: "none" }]);
  }

  same(one, other) { return JSON.stringify(one) === JSON.stringify(other); }

  cite(mark) { return [{ field: ["citation"], value: mark.selector }, { field: ["reference"], value: mark.entries.length ? mark.entries[0].selector : "none" }]; }

  /* The mark that the file names, among those of the paragraph. */
  get cited() {
    const { citation } = this.editor.state.fields, its = this.editor.state.parts.find(({ field }) => field[0] === "citation");
    return this.read.marks.find((mark) => (its ? FP.overlap(mark.words, its.words) : this.same(mark.selector, citation)));
  }

  drawMarks() {
    const { make } = FP, { editor } = this, { marks } = this.read, { citation, reference } = editor.state.fields;
    if (!this.marks) return;
    const key = JSON.stringify([marks, citation, reference]);
    if (key === this.marksKey) return;
    this.marksKey = key;
    const radio = (name, checked, act, label) => {
      const input = make("input", { type: "radio", name, checked });
      input.addEventListener("change", () => editor.edit(act()));
      return make("label", {}, input, make("span", {}, label));
    };
    const cited = this.cited;
    const held = document.activeElement, where = [this.marks, this.entries].find((box) => box.contains(held));
    this.marks.replaceChildren(make("legend", {}, FP.t("Mark")),
      ...marks.map((mark) => radio("fp-mark", mark === cited, () => this.cite(mark), mark.shown)),
      radio("fp-mark", citation === "none", () => [{ field: ["citation"], value: "none" }, { field: ["reference"], value: "none" }], FP.t("There is none")));
    const entries = cited ? cited.entries : [];
    this.entries.replaceChildren(make("legend", {}, FP.t("Entry of the list")),
      ...entries.map((entry) => radio("fp-entry", this.same(entry.selector, reference) || (entries.length === 1 && reference !== "none"), () => [{ field: ["reference"], value: entry.selector }], entry.shown)),
      radio("fp-entry", reference === "none", () => [{ field: ["reference"], value: "none" }], FP.t("No entry fits")));
    const again = where && where.querySelector("input:checked");
    if (again) again.focus();
  }

  drawQuestions() {
    const { make, button } = FP, { editor } = this;
    if (!this.asked) return;
    const key = JSON.stringify([this.questions.map(({ axis, key: right }) => [axis, right]), this.at]);
    if (key === this.askedKey) return;
    this.askedKey = key;
    this.asked.replaceChildren(...this.questions.map((question, index) => {
      const axis = this.axis(question.axis), right = axis && axis.choices.find(({ id }) => id === question.key);
      const name = axis ? axis.label : FP.t("Question {n}", { n: index + 1 });
      return make("li", {}, button(axis ? `${name}: ${axis.ask}` : name, () => this.choose(index), { "aria-pressed": String(this.at === index) }), " ", right ? right.label : FP.t("no answer yet"), " ",
        button(FP.t("Take away"), () => this.remove(index), { "aria-label": FP.t("Take away: {question}", { question: name }) }));
    }));
    const used = this.questions.map(({ axis }) => axis);
    editor.state.vocabulary.axes.forEach(({ id }, i) => { this.axes[i].hidden = used.includes(id); });
  }

  async ask(axis) {
    const item = { axis: axis.id, choices: axis.choices.map(({ id }) => ({ choice: id, why: "todo" })), key: "todo" };
    const index = this.questions.length;
    const answer = await this.editor.edit(index ? [{ field: ["questions", index], insert: item }] : [{ field: ["questions"], value: [item] }]);
    if (!answer) return;
    this.at = index;
    const [likely] = this.proofs(axis.id);
    if (likely) await this.editor.edit(this.answer(likely.choice));
    this.choose(index);
  }

  remove(index) {
    this.at = null;
    this.editor.choose(false);
    return this.editor.edit([{ field: ["questions", index], delete: true }]);
  }

  /* What the text shows of the mark or the claim that is chosen: answers with their proofs, the likeliest first. */
  proofs(axis) { return this.read.traced.filter((one) => one.axis === axis); }

  /* The rules that can prove an answer; those of marks only where the exercise has one. */
  rules(axis, choice) {
    const marked = this.editor.state.fields.citation !== "none";
    return this.read.rules.filter(({ proves, fields }) => proves.some((one) => one.axis === axis && one.choice === choice) && (marked || !("target" in fields)));
  }

  /* The edits by which an answer is the right one, with the reasons that are proposed and its proof: the one that the text
     shows, else the only one that there can be. */
  answer(choice) {
    const { axis } = this.questions[this.at], edits = (this.read.answers[this.at] || {})[choice] || [{ field: ["questions", this.at, "key"], value: choice }];
    const rules = this.rules(axis, choice), of = ({ field }) => field.at(-1) === "proof", known = edits.some((one) => of(one) && !one.delete);
    return known || rules.length !== 1 ? edits : [...edits.filter((one) => !of(one)), { field: ["questions", this.at, "proof"], value: this.proof(rules[0], axis) }];
  }

  /* A proof with the words that the text shows for it; where it shows none, with a place for each. */
  proof({ rule, fields }, axis) {
    const known = this.proofs(axis).find(({ proof }) => proof.rule === rule);
    const words = Object.keys(fields).filter((name) => !this.typed.includes(name));
    return known ? known.proof : { rule, ...Object.fromEntries(words.map((name) => [name, { exact: "todo" }])) };
  }

  card() {
    const { editor, at } = this, question = at === null ? null : this.questions[at];
    this.drawn = JSON.stringify([question && question.axis, this.shape()]);
    this.fact = null;
    if (!question) return null;
    const { make, button } = FP, path = ["questions", at], axis = this.axis(question.axis);
    const choices = question.choices || [], known = (id) => (axis && axis.choices.find((one) => one.id === id)) || { label: id, definition: "" };
    const rules = this.rules(question.axis, question.key);
    const rule = this.read.rules.find((one) => one.rule === FP.at(question, ["proof", "rule"]));
    const offered = this.proofs(question.axis).slice(0, 1).filter((one) => !(one.choice === question.key && one.proof.rule === FP.at(question, ["proof", "rule"])));
    this.fact = make("p", { className: "fp-proved", role: "status", lang: "en" });
    const ours = (i, right) => (FP.at(this.read.answers, [at, right]) || []).find(({ field }) => field.at(-1) === "why" && field.at(-2) === i);
    const reason = (one, i, right) => FP.proposal(one.why) || FP.proposal((ours(i, right) || {}).value);
    const open = () => {
      const { key: right, choices: now = [] } = this.questions[at] || {};
      return now.some(({ choice }) => choice === right) ? now.map((one, i) => [i, FP.isEmpty(one.why) && reason(one, i, right)]).filter(([, why]) => why) : [];
    };
    const fill = button(FP.t("Take all the reasons that are proposed"), async () => {
      await editor.flush();
      await editor.edit(open().map(([i, value]) => ({ field: [...path, "choices", i, "why"], value })));
      editor.ask();
    });
    const offering = { element: null, path: [...path, "told"], takes: () => false, update: () => { fill.hidden = !open().length; }, focus: () => null };
    offering.element = make("div", { className: "fp-field" }, make("p", { className: "fp-help" }, FP.t("A student who has answered reads the reason for the answer that was chosen: so each answer needs one, the wrong ones too. After a right answer the student opens it by a press on “Right”.")), fill);
    const key = FP.radios(editor, [...path, "key"], FP.t("The right answer"), choices.map(({ choice }) => [choice, known(choice).label, known(choice).definition]), (id) => this.answer(id));
    for (const radio of key.control.querySelectorAll("input")) radio.dataset.name = `key ${radio.value}`;
    const proof = rules.length || rule ? [FP.select(editor, [...path, "proof", "rule"], FP.t("Proof"), [["", FP.t("no proof")], ...[...rules, ...(rule && !rules.includes(rule) ? [rule] : [])].map((one) => [one.rule, this.ruleNames[one.rule] || one.rule])], FP.t("How we know: the desk looks it up in the text each time."),
      (id) => (id ? [{ field: [...path, "proof"], value: this.proof(this.read.rules.find((one) => one.rule === id), question.axis) }] : editor.put([...path, "proof"], "")))] : [];
    const whys = choices.map(({ choice }, i) => FP.area(editor, [...path, "choices", i, "why"], FP.t("Why “{answer}” is right or not", { answer: known(choice).label }), "", 3));
    return { path, title: axis ? axis.label : question.axis, label: axis ? axis.label : question.axis, words: this.claim && this.claim.words,
      fields: [key, ...proof, ...(rule ? this.proofFields(rule, [...path, "proof"]) : []), offering, ...whys],
      before: [...(axis ? [make("p", { className: "fp-help" }, axis.ask)] : []), this.fact, ...offered.map((one) => button(FP.t("Take what the text shows: {answer}", { answer: known(one.choice).label }), () => editor.edit(this.answer(one.choice))))],
      more: [button(FP.t("Take the question away"), () => this.remove(at))] };
  }

  /* The fields of a proof: a day or a name is typed; words are copied from the text. */
  proofFields(rule, path) {
    const { editor } = this, names = { event: FP.t("Words that tell of the event"), source: FP.t("Words that name the source"), entry: FP.t("Words of the entry"), statement: FP.t("Words of the claim"), says: FP.t("Words of the source"), quote: FP.t("The quoted words"), original: FP.t("The same words elsewhere"), speaker: FP.t("Words that name the speaker"), domain: FP.t("Address of the source (may stay empty)"), target: FP.t("Which source, if the mark names several (may stay empty)"), entries: FP.t("How many entries"), source_date: FP.t("Day of the source, as 2025-03-31") };
    return Object.keys(rule.fields).flatMap((name) => {
      if (this.typed.includes(name)) return [FP.line(editor, [...path, name], names[name])];
      const words = FP.line(editor, [...path, name, "exact"], names[name], FP.t("Copy them from the text."));
      return name === "event" ? [words, FP.line(editor, [...path, name, "date"], FP.t("Day of the event, as 2025-03-31"))] : [words];
    });
  }
};
