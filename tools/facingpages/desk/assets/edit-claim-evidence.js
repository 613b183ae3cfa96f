/* Claim and evidence at the desk: the text is cut into parts with a tap; the card asks for the role of each, and its links. */
/* Parts that a reason names, in the languages of the desk: by number, as the file has them, and by sign, as the screen has them. */
FP.PARTS = /\b(?:units?|parte?s?|parties?) \d+(?:(?:, (?:and|y|et) |, | (?:and|or|to|y|o|a|et|ou|à) )\d+)*/gi;
FP.SIGNS = new RegExp(FP.PARTS.source.replaceAll("\\d+", "[AB]\\d+"), "gi");
FP.desks["claim-evidence"] = class {
  constructor(editor) {
    this.editor = editor;
    this.at = null; /* the index of the unit on the card */
    this.word = null; /* the word of it that was pointed at */
  }

  get units() {
    const { units } = this.editor.state.fields;
    return Array.isArray(units) ? units : [];
  }

  place(index) { return this.editor.state.parts.find(({ field }) => field[0] === "units" && field[1] === index); }

  role(index) {
    const { role } = this.units[index] || {};
    return FP.terms.roles[role] ? role : "";
  }

  /* A1, A2 ... in the first passage, B1 ... in the second, as the student sees them. */
  label(index) {
    const its = this.place(index), { passages } = this.editor.state;
    if (!its) return String(index + 1);
    const side = passages.findIndex(({ first, words }) => first <= its.words[0] && its.words[0] < first + words);
    const { first, words } = passages[side];
    const before = this.editor.state.parts.filter(({ field, words: [start] }) => field[0] === "units" && first <= start && start < first + words && start <= its.words[0]);
    return `${"AB"[side]}${before.length}`;
  }

  parts() {
    this.shown = this.editor.state.parts.filter(({ field }) => field[0] === "units");
    return this.shown.map(({ field, words }) => {
      const role = this.role(field[1]);
      return { words, look: "part", role, label: this.label(field[1]), said: role ? FP.terms.roles[role][0] : FP.t("no role yet") };
    });
  }

  async selector(start, end) {
    const chosen = await FP.trying(() => FP.ask("select", { exercise: this.editor.id, words: [start, end], whole: true }));
    return chosen && chosen.selector;
  }

  /* The edits that change the numbers of parts wherever they are named; a part that goes is named by its words then. */
  renumbered(to) {
    const edits = [];
    const named = (number) => (to(number) === null ? (this.place(number - 1) ? `‘${FP.short(this.editor.words.text(...this.place(number - 1).words))}’` : number) : to(number));
    this.units.forEach((unit, index) => {
      if (!FP.isEmpty(unit.supports)) {
        const now = to(Number(unit.supports));
        if (now === null) edits.push({ field: ["units", index, "supports"], value: "todo" }); /* it is asked again */
        else if (String(now) !== unit.supports) edits.push({ field: ["units", index, "supports"], value: String(now) });
      }
      if (typeof unit.why === "string") {
        const why = this.withNumbers(unit.why).replace(FP.PARTS, (all) => all.replace(/\d+/g, (number) => named(Number(number))));
        if (why !== unit.why) edits.push({ field: ["units", index, "why"], value: why });
      }
    });
    return edits;
  }

  /* Reasons name a part by its number, "part 2", in the file, and by its sign, "part A2", on the screen. */
  withSigns(why) { return why.replace(FP.PARTS, (all) => all.replace(/\d+/g, (number) => (this.place(number - 1) ? this.label(number - 1) : number))); }

  withNumbers(why) {
    const numbers = new Map(this.units.map((_, index) => index).filter((index) => this.place(index)).map((index) => [this.label(index), index + 1]));
    const opens = (at, words) => at === 0 || /[.!?:] $/.test(words.slice(0, at));
    const alone = (sign, at, words) => {
      if (!numbers.has(sign)) return sign;
      const named = FP.t("part {n}", { n: numbers.get(sign) });
      return opens(at, words) ? named[0].toUpperCase() + named.slice(1) : named;
    };
    return why.replace(FP.SIGNS, (all) => all.replace(/[AB]\d+/g, (sign) => numbers.get(sign) || sign)).replace(/\b[AB]\d+\b/g, alone);
  }

  get isDraft() { return this.units.every((unit) => FP.isEmpty(FP.at(unit, ["text", "exact"]))); }

  /* Words that belong to no part yet become one. */
  async mark(start, end, given = {}) {
    const { editor } = this;
    await editor.flush();
    if (this.shown.some(({ words }) => FP.overlap(words, [start, end]))) {
      FP.complain(FP.t("These words belong to a part already. Tap a word of it to cut it there."));
      return;
    }
    const text = await this.selector(start, end);
    if (!text) return;
    const after = this.shown.find(({ words }) => words[0] > start), index = after ? after.field[1] : this.isDraft ? 0 : this.units.length;
    const answer = await editor.edit(this.isDraft ? [{ field: ["units"], value: [{ text, ...given }] }] : [...this.renumbered((number) => (number > index ? number + 1 : number)), { field: ["units", index], insert: { text, ...given } }]);
    if (answer) this.choose(index);
  }

  /* One part a sentence, to begin with. */
  async sentences() {
    const units = [];
    for (const { paragraphs } of this.editor.state.passages) {
      for (const { first, places, sentences } of paragraphs) {
        for (let i = 0; i < sentences.length; i++) {
          const text = await this.selector(first + sentences[i], first + (i + 1 < sentences.length ? sentences[i + 1] : places.length));
          if (!text) return;
          units.push({ text });
        }
      }
    }
    await this.editor.edit([{ field: ["units"], value: units }]);
    if (this.units.length) this.choose(0);
  }

  /* Whether a suggestion is the role of a part that has none yet. */
  offers(one) { return one.marked && this.partOf(one) >= 0; }

  partOf({ words }) {
    const part = this.editor.state.parts.find((each) => each.field[0] === "units" && FP.same(each.words, words));
    return part && !this.role(part.field[1]) ? part.field[1] : -1;
  }

  async takeAll(suggestions) {
    const edits = suggestions.map((one) => [this.partOf(one), one]).filter(([unit]) => unit >= 0);
    await this.editor.edit(edits.flatMap(([unit, { kind, evidence, why }]) => [{ field: ["units", unit, "role"], value: kind }, ...(FP.isEmpty(this.units[unit].why) ? [{ field: ["units", unit, "why"], value: why }] : []), ...(kind === "evidence" && evidence ? [{ field: ["units", unit, "evidence"], value: evidence }] : []), ...this.asking(["units", unit], kind, "", this.units[unit])]));
    if (edits.length) this.choose(edits[0][0]);
  }

  async suggestion(one) {
    const { words, kind, evidence, why } = one, unit = this.partOf(one);
    if (unit >= 0) {
      await this.takeAll([one]);
      return this.choose(unit);
    }
    const given = { role: kind, why, ...(kind === "evidence" && evidence ? { evidence } : {}), ...(FP.terms.roles[kind][2] ? { supports: "todo" } : {}) };
    return this.mark(words[0], words[1], given);
  }

  open(index, word) {
    const at = this.shown[index].field[1];
    this.choose(at, word);
  }

  drop(index) { return this.remove(this.shown[index].field[1]); }

  async remove(unit) {
    const { editor } = this, its = this.place(unit), number = unit + 1;
    this.at = null;
    await editor.edit([...this.renumbered((n) => (n === number ? null : n > number ? n - 1 : n)), { field: ["units", unit], delete: true }]);
    editor.choose(false);
    if (its) editor.words.focus(its.words[0]);
  }

  /* Cut the part on the card before a word. */
  async cut(word) {
    const { editor, at } = this, [start, end] = this.place(at).words, number = at + 1;
    await editor.flush();
    const first = await this.selector(start, word), second = await this.selector(word, end);
    if (!first || !second) return;
    this.moving = true;
    await editor.edit([...this.renumbered((n) => (n > number ? n + 1 : n)), { field: ["units", at, "text"], value: first }, { field: ["units", at + 1], insert: { text: second } }]);
    this.moving = false;
    this.choose(at + 1);
  }

  /* Join the part with the one after it; its own role and reason stay. */
  async join() {
    const { editor, at } = this, [start] = this.place(at).words, number = at + 1;
    await editor.flush();
    const text = await this.selector(start, this.place(at + 1).words[1]);
    if (!text) return;
    this.moving = true;
    const kept = (n) => (n === number + 1 ? number : n > number + 1 ? n - 1 : n);
    await editor.edit([...this.renumbered(kept).filter(({ field }) => field[1] !== at + 1 && !(field[1] === at && field[2] === "supports" && this.units[at].supports === String(number + 1))),
      ...(this.units[at].supports === String(number + 1) ? [{ field: ["units", at, "supports"], value: "todo" }] : []),
      { field: ["units", at, "text"], value: text }, { field: ["units", at + 1], delete: true }]);
    this.moving = false;
    this.choose(at);
  }

  /* The paragraph that the part on the card is in, by its passage; null where students read no other one. */
  get paragraph() {
    const { passages } = this.editor.state, its = this.place(this.at);
    const all = passages.flatMap(({ seed, paragraphs }) => paragraphs.map(({ line, first, places }) => ({ seed, line, words: [first, first + places.length] })));
    return (its && all.length > 1 && all.find(({ words }) => FP.overlap(words, its.words))) || null;
  }

  /* Leave students one paragraph to read: the parts of the others go, and what names them. */
  only({ seed, line }) { return this.editor.reread([{ seed, lines: String(line) }]); }

  choose(index, word = null) {
    this.at = index;
    this.word = word;
    this.editor.choose();
  }

  /* The part that a finding is about. */
  name([list, index]) {
    const its = list === "units" && Number.isInteger(index) && this.place(index);
    return its ? `${this.label(index)}: ${FP.short(this.editor.words.text(...its.words))}` : "";
  }

  find(field) { if (field[0] === "units" && Number.isInteger(field[1])) this.choose(field[1]); }

  /* The parts wear their roles; the card follows its part. */
  update() {
    const { words } = this.editor.words;
    const parts = this.parts();
    words.forEach((word, number) => {
      const its = parts.find((part) => part.words[0] <= number && number < part.words[1]);
      for (const one of [word, word.nextSibling]) one.dataset.role = its ? its.role : "";
      word.dataset.label = its && its.words[0] === number ? its.label : "";
    });
    if (this.starting) this.starting.hidden = !this.isDraft;
    if (this.at === null || this.moving) return;
    const unit = this.units[this.at], now = unit && JSON.stringify(unit.text);
    if (now === this.text && this.role(this.at) === this.drawn) return;
    const index = now === this.text ? this.at : this.units.findIndex((one) => JSON.stringify(one.text) === this.text);
    this.at = index < 0 ? null : index;
    const held = document.activeElement && document.activeElement.dataset.role;
    this.editor.choose(false);
    const again = held && this.editor.card.querySelector(`.fp-chips [data-role="${held}"]`);
    if (again) again.focus();
  }

  lists() {
    const { button, make } = FP;
    this.starting = make("p", {}, button(FP.t("Begin with one part a sentence"), () => this.sentences(), { className: "fp-button fp-main" }));
    const field = { path: ["units"], element: this.starting, update: () => null, takes: () => false };
    return [field];
  }

  roles(path) {
    const { button, make } = FP, { editor, at } = this;
    const chips = Object.entries(FP.terms.roles).map(([id, [label]]) => button(label, () => this.give(id), { "data-role": id }));
    const box = make("fieldset", { className: "fp-core fp" }, make("div", { className: "fp-chips" }, ...chips));
    const field = new FP.Field(editor, [...path, "role"], FP.t("Role"), box, " ");
    field.focus = () => chips[0].focus();
    field.show = () => {
      const role = this.role(at);
      for (const chip of chips) chip.setAttribute("aria-pressed", String(chip.dataset.role === role));
      field.help.textContent = role ? FP.terms.roles[role][1] : "";
      field.help.hidden = !role;
    };
    return field;
  }

  reason(path) {
    const field = FP.area(this.editor, [...path, "why"], FP.t("Why"), FP.t("To point at another part, write its sign, as A2: it stays right when parts are cut or joined."), 4);
    field.kept = (words) => this.withNumbers(words);
    field.shown = (words) => this.withSigns(words);
    return field;
  }

  /* What the part supports. The file waits until somebody chooses, and the part that is likely is proposed. */
  supporting(path, others) {
    const { editor } = this, { make, button } = FP, steps = [...path, "supports"];
    const likely = others.find(([number]) => Number(number) === this.likely());
    const offer = make("p", { className: "fp-found" });
    const field = FP.select(editor, steps, FP.t("It supports"), [["?", FP.t("choose one")], ["0", FP.t("no other part")], ...others], "", (value) => {
      offer.replaceChildren(); /* at once: nothing moves when the answer comes */
      const put = value > 0 ? [{ field: steps, value }] : editor.put(steps, "");
      if (!put.length) field.update();
      return put;
    });
    const waits = () => !editor.typed(steps) && FP.at(editor.state.fields, steps) !== undefined && field.value === "";
    field.show = () => {
      field.control.value = waits() ? "?" : field.value || "0";
      field.control.options[0].hidden = !waits();
      offer.replaceChildren(...(waits() && likely ? [button(FP.t("Take: {words}", { words: likely[1] }), () => editor.edit([{ field: steps, value: likely[0] }]))] : []));
    };
    field.element.append(offer);
    return [field];
  }

  /* The number of the part that the one on the card is likely to support, as a word of it says: the one before "because" or "for example". */
  likely() {
    const { at } = this, its = this.place(at), side = this.label(at)[0];
    const words = its ? this.editor.words.text(...its.words) : "", before = this.units.map((_, index) => index).filter((index) => index < at && this.label(index)[0] === side);
    return before.length && /^(?:because|since|porque|ya que|pues|parce qu|car|puisqu|for example|for instance|por ejemplo|par exemple)/i.test(words) ? before.pop() + 1 : 0;
  }

  /* Give the part on the card a role. The card has its new fields at once: nothing moves under the pointer when the answer comes. */
  async give(role) {
    const { editor, at } = this, edits = this.withRole(role), before = structuredClone(this.units[at]), unit = this.units[at];
    unit.role = role;
    if (role !== "evidence") delete unit.evidence;
    for (const { field, value } of edits) if (field[2] === "supports") unit.supports = value;
    if (unit.supports === undefined) delete unit.supports;
    editor.update();
    if (await editor.edit(edits)) return;
    this.units[at] = before;
    editor.update();
  }

  /* A part that can support another is asked which; one whose role could before has its answer. */
  asking(path, role, before, unit) {
    if (!FP.terms.roles[role][2]) return this.editor.put([...path, "supports"], "");
    return unit.supports !== undefined || (before && FP.terms.roles[before][2]) ? [] : [{ field: [...path, "supports"], value: "todo" }];
  }

  withRole(role) {
    const path = ["units", this.at], unit = this.units[this.at], { editor } = this;
    const accept = (unit.accept || []).filter((one) => one !== role);
    return [{ field: [...path, "role"], value: role },
      ...(role === "evidence" ? [] : editor.put([...path, "evidence"], "")),
      ...this.asking(path, role, this.role(this.at), unit),
      ...(accept.length === (unit.accept || []).length ? [] : editor.put([...path, "accept"], accept.length ? accept : ""))];
  }

  /* Other roles that count as right. */
  accepted(path) {
    const { make } = FP, { editor, at } = this;
    const boxes = Object.entries(FP.terms.roles).map(([id, [label]]) => {
      const box = make("input", { type: "checkbox", value: id });
      box.addEventListener("change", () => {
        const chosen = boxes.map((one) => one.firstChild).filter((one) => one.checked).map((one) => one.value);
        editor.edit(editor.put([...path, "accept"], chosen.length ? chosen : ""));
      });
      return make("label", {}, box, make("span", {}, label));
    });
    const field = new FP.Field(editor, [...path, "accept"], FP.t("Also right"), make("fieldset", { className: "fp-radios fp-in-rows" }, ...boxes));
    field.show = () => {
      const chosen = [field.value].flat(), role = this.role(at);
      for (const { firstChild: box } of boxes) {
        box.checked = chosen.includes(box.value);
        box.parentNode.hidden = box.value === role;
      }
    };
    return field;
  }

  card() {
    const { editor, at } = this, unit = at === null ? null : this.units[at];
    if (!unit) return null;
    const { make, button } = FP, path = ["units", at], its = this.place(at), role = this.role(at);
    this.text = JSON.stringify(unit.text);
    this.drawn = role;
    const title = its ? editor.words.text(...its.words) : FP.at(unit, ["text", "exact"]) || "";
    const same = this.units.map((_, index) => index).filter((index) => index !== at && this.place(index) && its && this.label(index)[0] === this.label(at)[0]);
    const link = (index) => `${this.label(index)}: ${FP.short(editor.words.text(...this.place(index).words))}`;
    const fields = [
      this.roles(path),
      ...(role === "evidence" ? [FP.select(editor, [...path, "evidence"], FP.t("Kind of evidence"), [["", FP.t("choose one")], ...editor.state.vocabulary.evidence.map(({ id, label }) => [id, label])])] : []),
      ...(role && FP.terms.roles[role][2] ? [...this.supporting(path, same.map((index) => [String(index + 1), link(index)]))] : []),
      this.reason(path),
      this.accepted(path),
    ];
    const next = this.place(at + 1), joins = its && next && its.words[1] === next.words[0] && this.label(at)[0] === this.label(at + 1)[0];
    const inside = its && this.word !== null && its.words[0] < this.word && this.word < its.words[1];
    const { words } = editor.words;
    const { paragraph } = this;
    const before = make("div", { className: "fp-row" },
      ...(inside ? [button(FP.t("Cut before “{word}”", { word: words[this.word].textContent }), () => this.cut(this.word))] : []),
      ...(joins ? [button(FP.t("Join with the next part"), () => this.join())] : []),
      ...(paragraph ? [button(FP.t("Only this paragraph"), () => this.only(paragraph), { title: FP.t("The other paragraphs and their parts go from the exercise. Undo brings them back.") })] : []));
    return { path, title: [`${this.label(at)} `, make("q", {}, FP.short(title))], label: `${this.label(at)}: ${FP.short(title)}`, words: its && its.words, fields,
      before: [make("p", { className: "fp-help" }, FP.t("Tap a word of the part to cut it there.")), before], more: [button(FP.t("Take the part away"), () => this.remove(at))] };
  }
};
