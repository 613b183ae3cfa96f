/* The editor of one exercise: its fields, its passages, the card of what is chosen, suggestions, findings, and the bar.

   Whatever changes is an edit that the core carries out; the page then shows the answer.  What is special to a kind is in
   the class `FP.desks[kind]`: constructor(editor); parts(), what is shown in the passages; mark(start, end), open(index, word)
   and drop(index), for words that are pointed at; card(), which returns {title, fields, more, words} or null; find(field), which
   opens what a finding is about; suggestion(one), the edits that take a suggestion; lists(), fields beside the passage. */
FP.desks = {};
(() => {
  const { make, button } = FP;
  const STILL = 20; /* ms without a key before what was typed is sent */
  const STEP = 1500; /* ms within which more letters in a field belong to the same step of undo */

  FP.Editor = class {
    constructor(place, answer) {
      this.state = answer;
      this.waved = new Set();
      this.timer = 0;
      this.flying = new Set(); /* what was typed and is on its way to the core */
      this.last = { path: null, at: 0 };
      this.build(place);
      const Kind = FP.desks[answer.kind];
      this.kind = Kind ? new Kind(this) : null;
      this.fields = [];
      this.head();
      this.draw();
      this.listed = this.kind && this.kind.lists ? this.kind.lists() : [];
      this.lists.append(...this.listed.map((field) => field.element));
      this.update();
      this.keys = (event) => this.key(event);
      document.addEventListener("keydown", this.keys);
    }

    leave() {
      document.removeEventListener("keydown", this.keys);
      return this.flush();
    }

    get id() { return this.state.exercise; }

    build(place) {
      this.title = make("h1", {}, "");
      this.about = make("div", { className: "fp-about-fields" });
      this.stage = make("div", { className: "fp fp-desk-stage" });
      this.lists = make("div", { className: "fp-lists" });
      this.card = make("section", { className: "fp-desk-card", tabIndex: -1, hidden: true });
      this.general = make("section", { className: "fp-to-mend", "aria-label": FP.t("To mend") });
      this.suggested = make("section", { className: "fp-suggested" });
      this.undoing = button("↶", () => this.travel("undo"), { className: "fp-button fp-sign", "aria-label": FP.t("Undo") });
      this.redoing = button("↷", () => this.travel("redo"), { className: "fp-button fp-sign", "aria-label": FP.t("Redo") });
      this.status = make("p", { className: "fp-status", role: "status" });
      this.saving = button(FP.t("Save"), () => this.save(), { className: "fp-button fp-main" });
      this.bar = make("div", { className: "fp-desk-bar", role: "region", "aria-label": FP.t("Undo and save") }, this.undoing, this.redoing, this.status, this.saving);
      this.margin = make("div", { className: "fp-margin" }, this.card, this.general, this.suggested);
      const fold = make("details", { className: "fp-about-exercise" }, make("summary", {}, FP.t("Title, task and minutes")), this.about);
      place.replaceChildren(this.title, fold, make("div", { className: "fp-work" }, make("div", { className: "fp-left-page" }, this.stage, this.lists), this.margin), this.bar);
      this.fold = fold;
    }

    head() {
      this.about_fields = [
        FP.line(this, ["title"], FP.t("Title")),
        FP.area(this, ["prompt"], FP.t("What the student is asked to do"), "", 2),
        FP.number(this, ["minutes"], FP.t("Minutes")),
      ];
      this.about.append(...this.about_fields.map((field) => field.element));
    }

    /* --- asking the core -------------------------------------------------------------------------------- */

    /* The edits that put a value, or take the field away where the value is empty. */
    put(path, value) {
      if (value !== "") return [{ field: path, value }];
      return FP.at(this.state.fields, path) === undefined ? [] : [{ field: path, delete: true }];
    }

    async edit(edits, again = false) {
      if (!again) await this.flush();
      if (!edits.length) return this.update();
      return this.request("edit", { edits, ...(again ? { again } : {}) });
    }

    async request(name, given = {}, landed = null) {
      const answer = await FP.trying(() => FP.ask(name, { exercise: this.id, ...given }));
      if (landed) landed();
      if (answer) this.take(answer);
      else this.update();
      return answer;
    }

    take(answer) {
      const { passages } = this.state;
      Object.assign(this.state, answer);
      if (answer.passages && JSON.stringify(passages) !== JSON.stringify(answer.passages)) this.draw();
      this.update();
    }

    /* Letters typed in a field are sent when they rest. */
    type(path, value) {
      if (this.typing && !FP.same(this.typing.path, path)) this.flush();
      clearTimeout(this.timer);
      this.typing = { path, value };
      this.timer = setTimeout(() => this.flush(), STILL);
    }

    /* Whether letters of a field are not in the core yet: an answer to an earlier request must not undo them. */
    typed(path) { return [...this.flying, this.typing].filter((one) => one && FP.same(one.path, path)).pop(); }

    async flush() {
      clearTimeout(this.timer);
      const { typing } = this;
      if (!typing) return null;
      this.typing = null;
      const now = Date.now(), { path, value } = typing;
      const again = Boolean(this.last.path) && FP.same(this.last.path, path) && now - this.last.at < STEP;
      const edits = this.put(path, value);
      if (!edits.length || JSON.stringify(FP.at(this.state.fields, path)) === JSON.stringify(value)) return this.update();
      this.last = { path, at: now };
      this.flying.add(typing);
      const landed = () => this.flying.delete(typing);
      return this.request("edit", { edits, ...(again ? { again } : {}) }, landed);
    }

    async travel(way) {
      await this.flush();
      this.last = { path: null, at: 0 };
      if (this.state[way === "undo" ? "can_undo" : "can_redo"]) await this.request(way);
    }

    /* --- showing ------------------------------------------------------------------------------------------ */

    /* Draw the passages anew. */
    draw() {
      this.stage.replaceChildren(FP.passages(this.state.passages));
      if (!this.kind) return;
      this.words = new FP.Words(this.stage, {
        mark: (start, end) => this.kind.mark(start, end),
        open: (index, word) => this.kind.open(index, word),
        drop: (index) => this.kind.drop(index),
      });
      const help = make("p", { className: "fp-help fp-keys", id: "fp-desk-keys" }, FP.t("Arrow keys move from word to word, Shift with an arrow takes in more words, Space marks them. Space on a marked word opens its card, Delete takes the mark away."));
      this.stage.append(help);
      for (const line of this.stage.querySelectorAll("[role=listbox]")) line.setAttribute("aria-describedby", help.id);
    }

    /* Show the card of what the kind has chosen; `again` builds it anew. */
    choose(focus = true) {
      const chosen = this.kind && this.kind.card();
      this.fields = chosen ? chosen.fields : [];
      this.card.hidden = !chosen;
      this.chosen = chosen;
      if (chosen) {
        const close = button("✕", () => this.close(), { className: "fp-button fp-sign", "aria-label": FP.t("Close the card") });
        this.card.replaceChildren(make("div", { className: "fp-card-head" }, make("h2", {}, ...[chosen.title].flat()), close), ...(chosen.before || []), (this.general_here = make("div", { className: "fp-found" })),
          ...chosen.fields.map((field) => field.element), ...(chosen.more || []));
        this.card.setAttribute("aria-label", chosen.label);
      }
      this.words.frame(chosen && chosen.words);
      this.update();
      if (chosen && focus) {
        this.card.focus({ preventScroll: true });
        this.card.scrollTop = 0;
        if (getComputedStyle(this.card).position === "fixed") this.bring();
      }
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
      this.undoing.setAttribute("aria-disabled", String(!state.can_undo));
      this.redoing.setAttribute("aria-disabled", String(!state.can_redo));
      this.saving.setAttribute("aria-disabled", String(!state.unsaved));
      const wrong = state.findings.length;
      const mends = wrong ? FP.n("{n} thing to mend", "{n} things to mend", wrong) : FP.t("Nothing to mend");
      const saved = state.unsaved ? FP.t("not saved yet") : FP.t("saved");
      this.say(`${mends} · ${saved}`);
      desk.unsaved = state.unsaved;
    }

    say(text) { if (this.status.textContent !== text) this.status.textContent = text; }

    /* All findings of the exercise; each leads to its place. */
    mend() {
      const rows = this.state.findings.map((one) => make("li", {},
        button(this.where(one), () => this.lead(one), { className: "fp-button fp-where" }), FP.finding(this, one)));
      const others = (this.state.elsewhere || []).map((one) => make("li", {}, make("b", {}, one.path), FP.finding(this, one)));
      this.general.hidden = !rows.length && !others.length;
      this.general.replaceChildren(make("h2", {}, FP.t("To mend")), make("ul", {}, ...rows, ...others));
    }

    where(finding) {
      const field = finding.field || [];
      const part = this.state.parts.find((one) => FP.starts(one.field, field.slice(0, 2)) && one.field.length > 1);
      return part ? FP.short(this.words.text(...part.words)) : FP.t("Show");
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
      const open = !this.kind || !this.kind.suggestion ? [] : this.state.suggestions.filter((one) => !this.waved.has(one.words.join()) && !taken.some((words) => FP.overlap(words, one.words)));
      if (this.words && this.kind && this.kind.suggestion) this.words.hint(open.map(({ words }) => words));
      this.suggested.hidden = !open.length;
      const key = open.map(({ words }) => words.join()).join(" ");
      if (key === this.suggestedKey) return;
      this.suggestedKey = key;
      const label = (one) => (one.technique ? FP.terms.techniques[one.technique][0] : "");
      this.suggested.replaceChildren(make("h2", {}, FP.n("{n} suggestion", "{n} suggestions", open.length)),
        make("p", { className: "fp-help" }, FP.t("Words that are worth a look. You decide.")),
        make("ul", {}, ...open.map((one) => make("li", {},
          make("p", {}, make("q", {}, one.shown), ...(label(one) ? [" · ", label(one)] : [])),
          make("p", { className: "fp-reason", lang: "en" }, one.reason),
          make("div", { className: "fp-row" },
            button(FP.t("Take"), () => this.kind.suggestion(one), { "aria-label": FP.t("Take: {words}", { words: one.shown }) }),
            button(FP.t("Look"), () => this.look(one.words), { "aria-label": FP.t("Look in the text: {words}", { words: one.shown }) }),
            button(FP.t("Wave away"), (event) => this.wave(one, event), { "aria-label": FP.t("Wave away: {words}", { words: one.shown }) }))))));
    }

    look(words) {
      this.words.frame(words);
      this.words.focus(words[0]);
    }

    wave(one, event) {
      const item = event.target.closest("li"), at = [...item.parentNode.children].indexOf(item);
      this.waved.add(one.words.join());
      this.suggest();
      const items = this.suggested.querySelectorAll("li"), next = items[Math.min(at, items.length - 1)];
      if (next) next.querySelectorAll("button")[2].focus();
      else this.undoing.focus();
    }

    /* --- keys and saving ------------------------------------------------------------------------------------ */

    key(event) {
      const held = event.ctrlKey || event.metaKey, letter = event.key.toLowerCase();
      if (held && letter === "z") this.travel(event.shiftKey ? "redo" : "undo");
      else if (held && letter === "y") this.travel("redo");
      else if (held && letter === "s") this.save();
      else if (event.key === "Escape" && this.card.contains(event.target)) this.close();
      else return;
      event.preventDefault();
    }

    async save(over) {
      await this.flush();
      if (!this.state.unsaved && !over) return;
      const answer = await FP.trying(() => FP.ask("save", { exercise: this.id, ...(over ? { over } : {}) }));
      if (!answer) return;
      if (answer.conflict) FP.conflict(answer.conflict, () => this.save(answer.conflict.theirs_mark), () => this.request("discard"));
      else {
        this.state.unsaved = false;
        this.update();
        FP.savedNote(answer.files);
      }
    }
  };

  FP.savedNote = (saved) => {
    const changed = Object.entries(saved).filter(([, lines]) => lines.length);
    const files = FP.list(changed.map(([path, lines]) => FP.n("{n} line of {path} is new", "{n} lines of {path} are new", lines.length, { path })));
    FP.note(files ? FP.t("Saved: {files}.", { files }) : FP.t("Saved."));
  };

  /* Somebody else has changed the file: both versions side by side, and three ways on. */
  FP.conflict = ({ path, mine, theirs, gone }, keep, take) => {
    const version = (label, text) => make("div", {}, make("h3", {}, label), make("pre", { tabIndex: 0, "aria-label": label }, text));
    const sheet = make("dialog", { className: "fp-sheet fp-conflict", "aria-label": FP.t("The file has changed meanwhile") });
    const way = (label, act, properties) => button(label, () => {
      sheet.close();
      if (act) act();
    }, properties);
    sheet.append(make("h2", {}, FP.t("The file has changed meanwhile")),
      make("p", {}, gone ? FP.t("{path} is gone. Nothing was written.", { path }) : FP.t("Somebody or something else has changed {path} since you opened it. Nothing was written.", { path })),
      make("div", { className: "fp-versions" }, version(FP.t("Your version"), mine), version(FP.t("The version on disk"), theirs)),
      make("div", { className: "fp-row" }, way(FP.t("Write your version over it"), keep), ...(gone ? [] : [way(FP.t("Give up your changes and take the other version"), take)]), way(FP.t("Decide later"), null, { className: "fp-button fp-main" })));
    sheet.addEventListener("close", () => sheet.remove());
    document.body.append(sheet);
    sheet.showModal();
  };
})();
