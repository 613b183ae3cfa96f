/* The editor of one exercise: its fields, its passages, the card of what is chosen, suggestions, findings, and the bar.

   Whatever changes is an edit that the core carries out; the page then shows the answer.  What is special to a kind is in
   the class `FP.desks[kind]`: constructor(editor); parts(), what is shown in the passages; mark(start, end), open(index, word)
   and drop(index), for words that are pointed at; card(), which returns {title, fields, more, words} or null; find(field), which
   opens what a finding is about; suggestion(one), the edits that take a suggestion; lists(), fields beside the passage. */
FP.desks = {};
(() => {
  const { make, button } = FP;
  FP.Editor = class extends FP.Sheet {
    constructor(place, answer) {
      super(answer, { exercise: answer.exercise });
      this.build(place);
      const Kind = FP.desks[answer.kind];
      this.kind = Kind ? new Kind(this) : null;
      this.fields = [];
      this.head();
      this.draw();
      this.listed = this.kind && this.kind.lists ? this.kind.lists() : [];
      this.lists.append(...this.listed.map((field) => field.element));
      this.update();
    }

    get id() { return this.state.exercise; }

    build(place) {
      this.title = make("h1", {}, "");
      this.about = make("div", { className: "fp-about-fields" });
      this.stage = make("div", { className: "fp fp-desk-stage" });
      this.lists = make("div", { className: "fp-lists" });
      this.card = make("section", { className: "fp-desk-card", tabIndex: -1, hidden: true });
      this.mends = make("summary", {}, "");
      this.mendRows = make("ul", {});
      this.general = make("details", { className: "fp-to-mend", open: true }, this.mends, this.mendRows);
      this.suggestions = make("summary", {}, "");
      this.suggestedRows = make("ul", {});
      this.suggested = make("details", { className: "fp-suggested", open: true }, this.suggestions,
        make("p", { className: "fp-help" }, FP.t("Words that are worth a look. You decide.")), this.suggestedRows);
      this.buildBar(() => FP.play({ exercise: this.id }, this));
      this.margin = make("div", { className: "fp-margin" }, this.card, make("div", { className: "fp-margin-lists" }, this.suggested, this.general));
      const fold = make("details", { className: "fp-about-exercise" }, make("summary", {}, FP.t("Title, task and minutes")), this.about);
      const review = (id) => FP.came === `#/review/${id}`; /* back leads to where the teacher came from */
      const back = (this.state.lessons || []).map(({ id, title }) => make("a", { href: `#/${review(id) ? "review" : "lesson"}/${id}` }, review(id) ? FP.t("Back to the list of the lesson “{title}”", { title }) : FP.t("Back to the lesson “{title}”", { title })));
      place.replaceChildren(...(back.length ? [make("p", { className: "fp-back" }, ...back.flatMap((link, i) => (i ? [" · ", link] : [link])))] : []), this.title, fold, make("div", { className: "fp-work" }, make("div", { className: "fp-left-page" }, this.stage, this.lists), this.margin), this.bar);
      this.fold = fold;
    }

    head() {
      this.about_fields = [
        FP.line(this, ["title"], FP.t("Title")),
        FP.area(this, ["prompt"], FP.t("What the student is asked to do"), "", 2),
        FP.number(this, ["minutes"], FP.t("Minutes")),
      ];
      this.kept();
      this.about.append(...this.about_fields.map((field) => field.element), FP.printing({ exercise: this.id }, this), FP.reworking("exercise", this.id, this));
      if (this.state.kind !== "citation-check") this.fold.after(FP.otherParagraphs(this));
    }

    /* Whatever the desk does not know of the file is shown, and stays as it is. */
    kept() {
      const { readonly = [], fields } = this.state;
      if (!readonly.length) return;
      this.fold.after(make("details", { className: "fp-kept" }, make("summary", {}, FP.t("The desk keeps as it is: {names}", { names: readonly.map((path) => path.join(" ")).join(", ") })),
        ...readonly.map((path) => make("pre", { tabIndex: 0, "aria-label": path.join(" ") }, JSON.stringify(FP.at(fields, path), null, 1)))));
    }

    /* --- showing ------------------------------------------------------------------------------------------ */

    /* Draw the passages anew, on a new element: the old one keeps its tool, which would mark beside the new one. */
    draw() {
      const drawn = make("div", {}, FP.passages(this.state.passages));
      this.stage.replaceChildren(drawn);
      if (!this.kind) return;
      this.words = new FP.Words(drawn, {
        mark: (start, end) => this.kind.mark(start, end),
        open: (index, word) => this.kind.open(index, word),
        drop: (index) => this.kind.drop(index),
      });
      const help = make("p", { className: "fp-help fp-keys", id: "fp-desk-keys" }, FP.t("Arrow keys move from word to word, Shift with an arrow takes in more words, Space marks them. Space on a marked word opens its card, Delete takes the mark away."));
      this.stage.append(help);
      for (const line of this.stage.querySelectorAll("[role=listbox]")) line.setAttribute("aria-describedby", help.id);
    }

    /* Lead to the first words on the card that are still to be written. */
    ask() {
      const open = this.fields.find(({ path, value, control }) => control && ["neutral", "why"].includes(path.at(-1)) && value === "");
      if (!open) return;
      open.focus();
      open.element.scrollIntoView({ block: "nearest", behavior: "instant" });
    }

    /* Show the card of what the kind has chosen. */
    choose(focus = true) {
      const held = this.held();
      const chosen = this.kind && this.kind.card();
      this.fields = chosen ? chosen.fields : [];
      this.card.hidden = !chosen;
      this.chosen = chosen;
      if (chosen) {
        const close = button(FP.t("Close"), () => this.close(), { "aria-label": FP.t("Close the card") });
        this.card.replaceChildren(make("div", { className: "fp-card-head" }, make("h2", {}, ...[chosen.title].flat()), close), ...(chosen.before || []),
          ...chosen.fields.map((field) => field.element), (this.general_here = make("div", { className: "fp-found" })), ...(chosen.more || []));
        this.card.setAttribute("aria-label", chosen.label);
      } else this.card.replaceChildren();
      this.words.frame(chosen && chosen.words);
      this.update();
      if (chosen && focus) {
        this.card.focus({ preventScroll: true });
        this.card.scrollTop = 0;
        const left = this.fields.filter((field) => this.findingsOf(field).length);
        if (getComputedStyle(this.card).position === "fixed") this.bring();
        else if (this.isFar()) this.card.scrollIntoView({ block: "start", behavior: "instant" });
        else if (left.length === 1 && left[0].path[left[0].path.length - 1] === "why") this.ask(); /* nothing else is left to do here */
      } else if (held) this.hold(held);
    }

    /* Whether the head of the card is out of sight: below where the page is zoomed, above beside a short passage. */
    isFar() {
      const { top } = this.card.getBoundingClientRect();
      return top < 0 || top > innerHeight * 0.6;
    }

    /* The control of the card that has the focus, and where its letters go: a card that is built anew gives it back. */
    held() {
      const one = document.activeElement;
      return this.card.contains(one) && one.dataset.name ? { name: one.dataset.name, from: one.selectionStart, to: one.selectionEnd } : null;
    }

    hold({ name, from, to }) {
      const again = this.card.querySelector(`[data-name="${CSS.escape(name)}"]`);
      if (!again) return;
      again.focus({ preventScroll: true });
      if (Number.isInteger(from)) again.setSelectionRange(from, to);
    }

    /* On a phone the card lies over the lower half: the words that it is about are brought above it. */
    bring() {
      const word = this.chosen.words && this.words.words[this.chosen.words[0]];
      if (word) scrollBy({ top: word.getBoundingClientRect().top - innerHeight * 0.2, behavior: "instant" });
    }

    /* Close the card and go back to its words. */
    close() {
      const words = this.chosen && this.chosen.words;
      this.kind.at = null;
      this.choose(false);
      if (words) this.words.focus(words[0]);
    }

    get allFields() { return [...this.about_fields, ...(this.listed || []), ...this.fields]; }

    /* The findings at a field: each is shown at the field that is nearest to it. */
    findingsOf(field) {
      return this.state.findings.filter((one) => one.field && field.takes(one) && !this.allFields.some((other) => other !== field && other.path.length > field.path.length && other.takes(one)));
    }

    update() {
      const { state } = this;
      document.title = `${state.fields.title || state.exercise} · ${FP.t("The desk")}`;
      this.title.textContent = state.fields.title || FP.t("Exercise without a title");
      if (this.kind && this.words) {
        this.words.show(this.kind.parts());
        if (this.kind.update) this.kind.update();
      }
      for (const field of this.allFields) field.update();
      if (this.chosen && this.general_here) {
        const here = state.findings.filter((one) => one.field && this.chosen.path && FP.starts(one.field, this.chosen.path) && !this.fields.some((field) => field.takes(one)));
        this.general_here.replaceChildren(...here.map((one) => FP.finding(this, one)));
      }
      this.mend();
      this.suggest();
      this.updateBar();
    }

    left() { return FP.left([...this.state.findings, ...(this.state.elsewhere || [])]); }

    /* Carry out a repair: of this exercise, or of another one of the lesson, which is saved at once. */
    async repair({ edits, exercise }) {
      if (!exercise) return this.edit(edits);
      await this.flush();
      if (!(await FP.mendThere(exercise, edits))) return null;
      return this.take(await FP.ask("open", this.target));
    }

    /* All findings of the exercise; each leads to its place. */
    mend() {
      const { findings, elsewhere = [] } = this.state, places = new Map();
      for (const one of findings) {
        const where = this.where(one);
        if (!places.has(where)) places.set(where, []);
        places.get(where).push(one);
      }
      const rows = [...places].map(([where, ones]) => make("li", {},
        ...(this.leads(ones[0]) ? [button(where, () => this.lead(ones[0]), { className: "fp-button fp-where" })] : []), ...this.together(ones)));
      const others = elsewhere.map((one) => make("li", {}, make("a", { href: `#/exercise/${FP.idOf(one.path)}` }, one.called || FP.idOf(one.path)), FP.finding(this, one)));
      this.general.hidden = !rows.length && !others.length;
      const all = [...findings, ...elsewhere];
      this.mends.textContent = all.every((one) => one.empty) ? FP.t("Still to fill in: {n}", { n: all.length }) : FP.t("To mend: {n}", { n: all.length });
      this.mendRows.replaceChildren(...rows, ...others);
    }

    /* The findings of one place: its empty fields are one line. */
    together(findings) {
      const empty = findings.filter((one) => one.empty), rest = findings.filter((one) => !one.empty);
      if (empty.length < 2) return findings.map((one) => FP.finding(this, one));
      const fields = [...new Set(empty.map((one) => one.empty))].join(" · ");
      return [FP.finding(this, { said: FP.t("Still empty: {fields}", { fields }), empty: fields, severity: empty[0].severity }), ...rest.map((one) => FP.finding(this, one))];
    }

    where(finding) {
      const field = finding.field || [];
      const named = this.kind && this.kind.name && this.kind.name(field);
      if (named) return named;
      const whole = [...this.about_fields, ...(this.listed || [])].find((one) => one.label && one.takes(finding));
      if (whole) return whole.label;
      const part = this.state.parts.find((one) => FP.starts(one.field, field.slice(0, 2)) && one.field.length > 1);
      const lost = !part && ["mark", "text"].map((name) => FP.at(this.state.fields, [...field.slice(0, 2), name, "exact"])).find((words) => !FP.isEmpty(words));
      if (lost && field.length > 1) return FP.short(lost);
      return part && this.words ? FP.short(this.words.text(...part.words)) : finding.name || FP.t("Show");
    }

    /* Whether a finding has a field or a card to lead to. */
    leads({ field = [] }) {
      return [...this.about_fields, ...(this.listed || [])].some((one) => one.takes({ field })) || (Boolean(this.kind) && Number.isInteger(field[1]) && ["spans", "units", "loaded", "questions"].includes(field[0]));
    }

    lead(finding) {
      const head = this.about_fields.find((field) => field.takes(finding));
      if (head) this.fold.open = true;
      else if (this.kind && !(this.listed || []).some((field) => field.takes(finding))) this.kind.find(finding.field || []);
      const field = this.allFields.filter((one) => one.takes(finding)).pop();
      if (field) field.focus();
    }

    suggest() {
      const taken = this.state.parts.map(({ words }) => words);
      const open = !this.kind || !this.kind.suggestion ? [] : this.state.suggestions.filter((one) => !this.declines(one) && (!taken.some((words) => FP.overlap(words, one.words)) || (this.kind.offers && this.kind.offers(one))));
      if (this.words && this.kind && this.kind.suggestion) this.words.hint(open.map(({ words }) => words));
      this.suggested.hidden = !open.length;
      const key = open.map(({ words }) => words.join()).join(" ");
      if (key === this.suggestedKey) return;
      this.suggestedKey = key;
      const label = (one) => (one.technique ? FP.terms.techniques[one.technique][0] : "");
      this.suggestions.textContent = FP.n("{n} suggestion", "{n} suggestions", open.length);
      const many = this.kind && this.kind.takeAll ? open.filter((one) => one.marked && (this.kind.offers || (one.technique && one.neutral))) : [];
      const all = many.length > 1 ? [make("li", {}, button(FP.t("Take all {n}", { n: many.length }), async () => {
        await this.kind.takeAll(many);
        this.ask();
      }))] : [];
      this.suggestedRows.replaceChildren(...all, ...open.map((one) => make("li", {},
          make("p", {}, make("q", {}, one.shown), ...(label(one) ? [" · ", label(one)] : [])),
          ...(one.technique ? [] : [make("p", { className: "fp-reason", lang: "en" }, one.reason)]), ...(one.why ? [make("p", {}, one.why)] : []),
          make("div", { className: "fp-row" },
            button(FP.t("Take"), async () => {
              await this.kind.suggestion(one);
              this.ask();
            }, { "aria-label": FP.t("Take: {words}", { words: one.shown }) }),
            button(FP.t("Look"), () => this.look(one.words), { "aria-label": FP.t("Look in the text: {words}", { words: one.shown }) }),
            button(FP.t("Not this one"), (event) => this.decline(one, event), { "aria-label": FP.t("Not this one: {words}", { words: one.shown }) })))));
    }

    /* Show other passages; what is in them too is kept. */
    async reread(passages) {
      await this.flush();
      await this.busy;
      this.kind.at = null;
      const done = this.request("change_passages", { passages });
      this.busy = Promise.allSettled([this.busy, done]); /* saving waits for it */
      if (await done) this.choose(false);
    }

    look(words) {
      this.words.frame(words);
      this.words.focus(words[0]);
    }

    declines({ shown }) { return this.state.declined.includes(FP.tidy(shown).replace(/[‘’]/g, "'")); }

    /* The file remembers what was declined: nothing proposes it again. */
    async decline(one, event) {
      const item = event.target.closest("li"), at = [...item.parentNode.children].indexOf(item);
      await this.flush();
      await this.request("decline", { words: one.shown });
      const items = this.suggested.querySelectorAll("li"), next = items[Math.min(at, items.length - 1)];
      if (next) next.querySelectorAll("button")[2].focus();
      else this.undoing.focus();
    }
  };
})();
