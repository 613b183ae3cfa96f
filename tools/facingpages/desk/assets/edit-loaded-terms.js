/* Loaded terms at the desk: words are marked with the student's tool, and the card asks what is to be said of them. */
FP.desks["loaded-terms"] = class {
  constructor(editor) {
    this.editor = editor;
    this.at = null; /* the index of the span on the card */
    this.verdicts = [
      ["loaded", FP.t("loaded"), FP.t("It judges as well as names: students should find it.")],
      ["contested", FP.t("could go either way"), FP.t("Careful readers differ: it counts neither way.")],
      ["plain", FP.t("plain"), FP.t("It looks loaded and is not: marking it is a mistake.")],
    ];
  }

  get spans() { return this.editor.state.fields.spans || []; }

  place(index) { return this.editor.state.parts.find(({ field }) => field[0] === "spans" && field[1] === index); }

  /* The spans in their places; a span whose words are not in the passages once has none. */
  parts() {
    const names = Object.fromEntries(this.verdicts);
    this.shown = this.editor.state.parts.filter(({ field }) => field[0] === "spans");
    return this.shown.map(({ field, words }) => {
      const { verdict } = this.spans[field[1]];
      return { words, look: verdict || "loaded", said: names[verdict] || FP.t("no verdict yet") };
    });
  }

  /* New words, with what a rule proposes for them; words that have a mark already open it.  The second tap of a double click
     comes before the first is answered: it marks nothing more. */
  async mark(start, end) {
    const { editor } = this, words = `${start}-${end}`;
    if (this.marking === words) return;
    this.marking = words;
    await editor.flush();
    const its = this.shown.find((one) => FP.overlap(one.words, [start, end]));
    if (its) this.choose(its.field[1]);
    else await this.show(editor.request("mark_words", { words: [start, end] }));
    this.marking = "";
  }

  /* Show the card of a new span, at what is still to be written. */
  async show(marked) {
    const answer = await marked;
    if (!answer) return;
    this.choose(answer.field[1]);
    this.editor.ask();
  }

  /* A suggestion as a span in the order of the text: whoever takes it has read its reason. */
  async suggestion(one) {
    const { editor } = this, span = { mark: one.selector, verdict: "loaded", ...this.given(one) };
    await editor.flush();
    const after = this.shown.find(({ words }) => words[0] > one.words[0]);
    const index = after ? after.field[1] : this.spans.length;
    const answer = await editor.edit([this.spans.length ? { field: ["spans", index], insert: span } : { field: ["spans"], value: [span] }]);
    return this.show(answer && { field: ["spans", index] });
  }

  /* What comes with a suggestion: the plain words and the reason that are shown with it. */
  given({ technique, neutral, why }) {
    return { ...(technique ? { technique } : {}), ...(neutral ? { neutral } : {}), ...(why ? { why } : {}) };
  }

  /* Several suggestions as one step, all in the order of the text. */
  async takeAll(suggestions) {
    const { editor } = this;
    await editor.flush();
    const old = this.spans.map((span, index) => [this.place(index) ? this.place(index).words[0] : Infinity, span]);
    const taken = suggestions.filter((one, i) => !suggestions.slice(0, i).some((other) => FP.overlap(one.words, other.words)));
    const added = taken.map((one) => [one.words[0], { mark: one.selector, verdict: "loaded", ...this.given(one) }]);
    await editor.edit([{ field: ["spans"], value: [...old, ...added].sort((one, other) => one[0] - other[0]).map(([, span]) => span) }]);
    const first = this.spans.findIndex((span) => FP.isEmpty(span.why));
    if (first >= 0) this.choose(first);
  }

  open(index) { this.choose(this.shown[index].field[1]); }

  async drop(index) { await this.remove(this.shown[index].field[1]); }

  async remove(span) {
    const { editor } = this, its = this.place(span);
    this.at = null;
    await editor.edit([{ field: ["spans", span], delete: true }]);
    editor.choose(false);
    if (its) editor.words.focus(its.words[0]);
  }

  choose(index) {
    this.at = index;
    this.editor.choose();
  }

  find(field) { if (field[0] === "spans" && Number.isInteger(field[1])) this.choose(field[1]); }

  /* After an undo the span on the card may be another one, or none. */
  update() {
    if (this.at === null) return;
    const span = this.spans[this.at], words = span && JSON.stringify(span.mark);
    if (words === this.words) {
      const its = this.place(this.at);
      this.drawCore();
      if (this.technique) this.explain();
      if (its && this.editor.chosen) this.editor.words.frame(its.words);
      return;
    }
    const now = this.spans.findIndex((one) => JSON.stringify(one.mark) === this.words);
    if (this.moving) return;
    this.at = now < 0 ? null : now;
    this.editor.choose(false);
  }

  card() {
    const { editor, at } = this;
    const span = at === null ? null : this.spans[at];
    if (!span) return null;
    const { make, button } = FP, path = ["spans", at];
    this.words = JSON.stringify(span.mark);
    const its = this.place(at), title = its ? editor.words.text(...its.words) : span.mark.exact;
    const { techniques } = FP.terms;
    const options = [["", FP.t("choose one")], ...Object.entries(techniques).map(([id, [label, , , family]]) => [id, label, family])];
    this.technique = FP.select(editor, [...path, "technique"], FP.t("Technique"), options, " ");
    this.technique.control.addEventListener("change", () => this.explain()); /* at once: nothing moves when the answer comes */
    this.core = make("div", { className: "fp-row", role: "group", "aria-label": FP.t("Which of these words must a student mark for it to count?") });
    const tapped = new FP.Field(editor, [...path, "core"], FP.t("Which of these words must a student mark for it to count?"), make("fieldset", { className: "fp-core" }, this.core), FP.t("Tap them. None tapped: only a mark of all of them counts in full."));
    tapped.show = () => this.drawCore();
    const fields = [
      FP.radios(editor, [...path, "verdict"], FP.t("Verdict"), this.verdicts, (verdict) => [{ field: [...path, "verdict"], value: verdict }, ...(verdict === "plain" ? editor.put([...path, "technique"], "") : [])]),
      this.technique,
      FP.line(editor, [...path, "neutral"], FP.t("In plain words"), FP.t("What both sides could say here without a verdict.")),
      FP.area(editor, [...path, "why"], FP.t("Why"), FP.t("The student reads the first sentence at once, the rest on request. Say it in 20 words or fewer."), 5),
      ...(its && its.words[1] - its.words[0] < 2 && FP.isEmpty(span.core) ? [] : [tapped]),
    ];
    const edge = (label, from, to) => button(label, () => this.move(from, to));
    const edges = make("div", { className: "fp-field" }, make("p", { className: "fp-label" }, FP.t("Change the words")), make("div", { className: "fp-row fp-edges" },
      edge(FP.t("Take in the word before"), -1, 0), edge(FP.t("Leave out the first word"), 1, 0),
      edge(FP.t("Leave out the last word"), 0, -1), edge(FP.t("Take in the word after"), 0, 1)));
    const gone = button(FP.t("Take the mark away"), () => this.remove(this.at));
    return { path, title: make("q", {}, title), label: title, words: its && its.words, fields, more: [...(its ? [edges] : []), make("div", { className: "fp-row" }, gone)] };
  }

  explain() {
    const known = FP.terms.techniques[this.technique.value];
    this.technique.help.hidden = !known;
    this.technique.help.textContent = known ? known[1] : "";
  }

  /* The words of the mark as buttons: those of the core are pressed. */
  drawCore() {
    const its = this.at === null ? null : this.place(this.at);
    if (!this.core) return;
    if (!its) {
      this.core.replaceChildren();
      return;
    }
    const { words } = this.editor, [start, end] = its.words, core = its.core || [0, 0];
    const have = [...this.core.children];
    for (let number = start; number < end; number++) {
      let one = have[number - start];
      if (!one) this.core.append((one = FP.button("", () => this.tap(Number(one.dataset.word)))));
      one.textContent = words.words[number].textContent;
      one.dataset.word = number;
      one.setAttribute("aria-pressed", String(core[0] <= number && number < core[1]));
    }
    for (const extra of have.slice(end - start)) extra.remove();
  }

  tap(number) {
    const { editor } = this, its = this.place(this.at), path = ["spans", this.at, "core"];
    let [start, end] = its.core || [number, number];
    if (!its.core) end = number + 1;
    else if (number < start) start = number;
    else if (number >= end) end = number + 1;
    else if (number === start) start += 1;
    else if (number === end - 1) end -= 1;
    else end = number;
    return editor.edit(start < end ? [{ field: path, value: editor.words.text(start, end) }] : editor.put(path, ""));
  }

  /* Move the edges of the mark by words; a core that is no longer inside goes. */
  async move(from, to) {
    const { editor } = this, its = this.place(this.at), index = this.at;
    await editor.flush();
    const start = its.words[0] + from, end = its.words[1] + to;
    if (start >= end || !editor.words.words[start]) return;
    const chosen = await FP.trying(() => FP.ask("select", { exercise: editor.id, words: [start, end] }));
    if (!chosen) return;
    const kept = its.core && start <= its.core[0] && its.core[1] <= end && end - start > its.core[1] - its.core[0];
    const focused = [...editor.card.querySelectorAll("button")].indexOf(document.activeElement);
    this.moving = true;
    await editor.edit([{ field: ["spans", index, "mark"], value: chosen.selector }, ...(kept ? [] : editor.put(["spans", index, "core"], ""))]);
    this.moving = false;
    editor.choose(false);
    const again = editor.card.querySelectorAll("button")[focused + (editor.card.querySelectorAll(".fp-core button").length - (its.words[1] - its.words[0]))];
    if (again) again.focus();
  }
};
