/* The review of a lesson: whatever is proposed is read here in one list, and taken, changed or refused.

   A change is saved at once, and a proposal that is changed stays a proposal until it is taken: alone, and then it stays in its
   place so that nothing jumps, or with all the complete ones of its section by the button below. */
(() => {
  const { make, button } = FP;
  const PAUSE = 500; /* ms without a letter, after which a sentence is saved */
  const key = (field) => field.join(" "), plain = (words) => words.trim().replace(/\s+/g, " ");

  FP.Review = class {
    constructor(place, answer) {
      this.written = new Map(); /* sentences that were changed and are not saved yet */
      this.touched = new Set(); /* fields in which somebody wrote or pressed a role */
      this.kept = new Set(); /* rows that were changed here: each stays a card when it is decided */
      this.stages = []; /* the passages of the sections that show them */
      this.id = answer.lesson;
      this.told = make("p", { className: "fp-status", role: "status" });
      this.end = make("p", { className: "fp-needs" }); /* the same at the end of the list */
      this.rest = button("", () => this.settled(() => this.takeRest()), { className: "fp-button fp-main" }); /* whoever has read down to the end */
      this.toYours = button(FP.t("Go to the next that needs you"), () => this.lead(0, true));
      this.without = make("div", {});
      this.sections = make("div", {});
      this.done = make("h2", {}, FP.t("Play, print, take away"));
      this.play = button("", () => FP.play({ lesson: this.id }, this), { className: "fp-button fp-main" });
      const printing = FP.printing({ lesson: this.id }, this);
      printing.prepend(this.play);
      place.replaceChildren(make("p", { className: "fp-back" }, make("a", { href: `#/lesson/${this.id}` }, FP.t("Back to the lesson “{title}”", { title: answer.title }))),
        make("h1", {}, answer.title), make("p", { className: "fp-lead" }, FP.t("These are proposals. Read each one, change what you would say in another way, and take it. Only what you take becomes an answer.")),
        this.told, make("div", { className: "fp-row" }, this.toYours), this.without, this.sections, make("div", { className: "fp-row" }, this.rest), this.done, this.end, printing, FP.taking(this.id, this));
      this.show(answer);
    }

    show(answer) {
      this.answer = answer;
      const held = document.activeElement, name = this.sections.contains(held) ? held.dataset.name : "", at = name ? held.selectionStart : null;
      document.title = `${answer.title} · ${FP.t("The desk")}`;
      this.fill(this.without, answer.without, () => answer.without.map(({ said, hint }) => make("p", { className: "fp-finding", "data-severity": "warning" }, make("span", {}, `${said} ${hint}`))));
      answer.sections.forEach((one, index) => this.draw(one, index));
      this.tell();
      const again = name && this.control(this.sections, name);
      if (!again || again === document.activeElement) return;
      again.focus({ preventScroll: true });
      if (Number.isInteger(at)) again.setSelectionRange(at, at);
    }

    /* What is left to do, at the top and at the end. */
    tell() {
      const { sections } = this.answer, sum = (count) => sections.reduce((all, one, index) => all + count(one, index), 0);
      const undecided = ({ choices, texts }) => !texts.length || [...choices, ...texts].some(({ value, waits }) => waits || value === "");
      const waiting = sum(({ rows }) => rows.filter(undecided).length), wrong = sum((one) => [...one.findings.filter(({ other }) => !other), ...one.rows.flatMap(({ findings }) => findings)].length);
      const yours = sum(({ rows }, index) => rows.filter((row) => undecided(row) && FP.needs(this, row, index)).length);
      this.told.textContent = [...(waiting ? [FP.n("{n} proposal to decide", "{n} proposals to decide", waiting)] : []), ...(yours ? [FP.n("{n} still needs you", "{n} still need you", yours)] : []),
        ...(wrong ? [FP.n("{n} thing to mend", "{n} things to mend", wrong)] : []), ...(waiting || wrong ? [] : [FP.t("Everything is decided and saved."), FP.t("Nothing to mend")])].join(" · ");
      this.end.textContent = this.told.textContent;
      this.toYours.hidden = !yours && !wrong;
      const ready = sections.map((one, index) => this.ready(one, index).length).filter(Boolean);
      this.rest.hidden = ready.length < 2;
      this.rest.textContent = FP.n("I have read all: take {n} proposal", "I have read all: take {n} proposals", ready.reduce((all, one) => all + one, 0));
      this.play.textContent = waiting || wrong ? FP.t("Play the lesson") : FP.t("Everything is decided. Play the lesson");
    }

    open(section) { return section.rows.filter((row) => row.waits); }

    /* What one press can take: nothing is left to choose or to write in it. */
    ready(section, index) { return this.open(section).filter((row) => row.texts.length && !FP.needs(this, row, index)); }

    row(index, field) { return this.answer.sections[index].rows.find((one) => key(one.field) === key(field)); }

    element(index, field) { return this.sections.children[index].querySelector(`[data-row="${CSS.escape(key(field))}"]`); }

    /* The words of a field as they are on the screen; those of a list are one a line. */
    words({ field, value, list }, index) {
      const name = `${index} ${key(field)}`, words = this.written.has(name) ? this.written.get(name) : value;
      return list ? words.split("\n").map(plain).filter(Boolean).join("\n") : plain(words);
    }

    /* --- drawing ------------------------------------------------------------------------------------------ */

    /* Draw a section; what is as before stays in its place, so that nothing is lost that somebody points at or opens. */
    draw(section, index) {
      const { title } = section, cards = section.rows.filter((row) => row.waits || this.kept.has(`${index} ${key(row.field)}`)), decided = section.rows.filter((row) => !cards.includes(row));
      if (!this.sections.children[index]) this.begin(section, index);
      const element = this.sections.children[index], [top, , list] = element.children, have = new Map([...list.children].map((row) => [row.dataset.row, row]));
      element.dataset.waits = this.open(section).length;
      this.fill(top, [title, section.kind, section.findings, section.remarks, decided], () => this.top(section, decided, index));
      if (this.stages[index]) this.stages[index].show();
      cards.forEach((row, at) => {
        const name = key(row.field), old = have.get(name), as = JSON.stringify(row);
        have.delete(name);
        let fresh = old;
        if (!old || old.fpDrawn !== as) {
          fresh = FP.reviewRow(this, section, row, index);
          fresh.fpDrawn = as;
          if (old) this.replace(old, fresh);
        }
        if (list.children[at] !== fresh) list.insertBefore(fresh, list.children[at] || null);
        FP.tellRow(this, fresh, row, index);
      });
      for (const gone of have.values()) gone.remove();
      list.hidden = !cards.length;
      if (section.tries) element.querySelector(".fp-try").fpTell();
      this.offer(index);
    }

    /* A card that is drawn anew keeps what is open in it. */
    replace(old, fresh) {
      const [was, now] = [old, fresh].map((row) => row.querySelector("details"));
      if (was && now) now.open = was.open;
      old.replaceWith(fresh);
    }

    begin(section, index) {
      const { title, target, tries } = section;
      const all = button("", () => this.settled(() => this.takeAll(index)), { className: "fp-button fp-main", "data-name": `all ${index}` });
      const undo = button(FP.t("Undo the last step here"), () => this.undo(index), { "data-name": `undo ${index}`, "aria-label": `${FP.t("Undo the last step here")} (${title})` });
      if (section.passages.length) this.stages[index] = FP.reviewPassages(this, index);
      this.sections.append(make("section", { className: "fp-review", "aria-label": title }, make("div", {}), this.stages[index] ? this.stages[index].element : make("div", {}), make("ol", { className: "fp-proposals" }), ...(tries ? [FP.trySentence(this, index)] : []),
        make("div", { className: "fp-row" }, all, undo, ...(target.exercise ? [button(tries ? FP.t("Another sentence") : FP.t("Other paragraphs"), () => this.another(index), { "data-name": `another ${index}` })] : []), ...this.sides(index, section), ...(target.exercise ? [make("a", { className: "fp-button", href: `#/exercise/${target.exercise}` }, FP.t("Change more in the exercise"))] : []))));
    }

    /* Where an exercise shows two texts, each can have other paragraphs by itself. */
    sides(index, { texts }) {
      if (texts.length < 2) return [];
      return texts.map((title, side) => {
        const text = `“${FP.short(FP.named(title, "AB"[side]))}”`;
        return button(FP.t("Only of {text}", { text }), () => this.another(index, { side }), { "data-name": `another ${index} ${side}`, "aria-label": FP.t("Other paragraphs only of {text}", { text }) });
      });
    }

    /* The buttons below a section stay what they are while somebody writes: only their words change. */
    offer(index) {
      const section = this.answer.sections[index], count = this.ready(section, index).length, [all, undo] = this.sections.children[index].lastChild.children;
      all.hidden = !count;
      all.textContent = FP.n("All right: take {n} proposal", "All right: take {n} proposals", count);
      all.setAttribute("aria-label", `${all.textContent} (${section.title})`);
      undo.hidden = !section.can_undo;
    }

    fill(element, drawn, children) {
      const as = JSON.stringify(drawn);
      if (element.fpDrawn === as) return;
      element.fpDrawn = as;
      element.replaceChildren(...children());
    }

    top({ title, kind, findings, remarks }, decided, index) {
      return [make("h2", { tabIndex: -1 }, title, ...(kind ? [" ", make("span", { className: "fp-kind" }, kind)] : [])),
        ...findings.map((one) => this.finding(one, index)), ...remarks.map((said) => FP.finding(null, { said, severity: "warning" })),
        ...(decided.length ? [make("ul", { className: "fp-decided" }, ...decided.map((row) => FP.decidedRow(this, index, row)))] : [])];
    }

    finding(one, index) { return FP.finding({ repair: (repair) => this.repair(index, repair) }, one); }

    /* --- what the teacher does -------------------------------------------------------------------------------- */

    /* Letters in a sentence: the row and the counts follow at once; a pause saves them. */
    type(index, field, name, words, before) {
      this.touched.add(name);
      if (words.trim() === before) this.written.delete(name);
      else this.written.set(name, words);
      desk.unsaved = this.written.size > 0;
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.queue(() => this.keep(index, field)), PAUSE);
      FP.tellRow(this, this.element(index, field), this.row(index, field), index);
      this.offer(index);
      this.tell();
    }

    /* A choice with all that follows from it. A link leaves a reason that was written; a role has a reason to read, but what
       else was taken stays taken. */
    choose(index, field, edits, all) {
      const asked = all ? edits : edits.filter((edit) => !this.written.has(`${index} ${key(edit.field)}`)), { waits } = this.row(index, field);
      if (!asked.length) return null;
      for (const edit of asked) this.written.delete(`${index} ${key(edit.field)}`);
      this.kept.add(`${index} ${key(field)}`);
      return this.queue(() => this.changed(index, all || waits ? asked : asked.map((edit) => (FP.proposal(edit.value) ? { ...edit, value: FP.proposal(edit.value) } : edit))));
    }

    /* The focus leaves a row: what was written there is saved. */
    leftRow(index, field) {
      clearTimeout(this.pause);
      this.queue(() => this.keep(index, field));
    }

    /* Save the sentences of a row that were changed: those that wait stay proposals, in other words. */
    async keep(index, field) {
      const row = this.row(index, field);
      if (!row) return;
      const typed = row.texts.filter((text) => this.written.has(`${index} ${key(text.field)}`) && this.words(text, index));
      const said = (text, words) => (text.waits ? `todo: proposed: ${words}` : words);
      const edits = typed.map((text) => ({ field: text.field, value: text.list ? this.words(text, index).split("\n").map((one) => said(text, one)) : said(text, this.words(text, index)) }));
      const which = edits.map((edit) => `${index} ${key(edit.field)}`).join();
      await this.changed(index, edits, which === this.last);
      this.last = which;
    }

    /* The file remembers words of the text that are refused: nothing proposes them again. */
    refuse(index, { quote, drop }) {
      const { target } = this.answer.sections[index];
      return this.queue(async () => {
        if (!quote) await this.changed(index, drop);
        else if (await FP.trying(() => FP.ask("decline", { ...target, words: quote, edits: drop }))) await this.save(target);
      });
    }

    /* Put the exercise on the next paragraphs that are worth it, a rewriting on the next sentence, with fresh proposals; one
       step of undo brings the old ones back. */
    another(index, only = {}) {
      const { target } = this.answer.sections[index], here = (name) => name.startsWith(`${index} `);
      return this.queue(async () => {
        if (!await FP.trying(() => FP.ask("another", { ...target, ...only }))) return;
        for (const names of [this.kept, this.touched]) for (const name of [...names].filter(here)) names.delete(name);
        for (const name of [...this.written.keys()].filter(here)) this.written.delete(name);
        await this.save(target);
        this.sections.children[index].scrollIntoView({ block: "start", behavior: "instant" });
      });
    }

    /* Carry out a repair of a finding: here, or in another exercise that has the same words. */
    repair(index, { edits, exercise }) {
      return this.queue(async () => {
        if (!exercise) await this.changed(index, edits);
        else if (await FP.mendThere(exercise, edits)) await this.renew();
      });
    }

    /* Mark words of a passage that have no mark: a row with a proposal comes, and the focus goes there. */
    mark(index, start, end) {
      return this.queue(async () => {
        const { target } = this.answer.sections[index], answer = await FP.trying(() => FP.ask("mark_words", { ...target, words: [start, end] }));
        if (!answer) return;
        await this.save(target);
        this.toRow(index, answer.field);
        const plain = this.control(this.element(index, answer.field), `${index} ${key([...answer.field, "neutral"])}`);
        plain.focus({ preventScroll: true }); /* what is proposed is often replaced */
        plain.select();
      });
    }

    takeRow(index, field) {
      return this.settled(() => {
        const row = this.row(index, field);
        return row && row.waits ? this.take(index, [row], true) : null;
      });
    }

    /* The section is read: it folds up. */
    takeAll(index) {
      const section = this.answer.sections[index], rows = this.ready(section, index);
      for (const row of section.rows) this.kept.delete(`${index} ${key(row.field)}`);
      return this.take(index, rows);
    }

    /* All that can be taken in every section; one note tells of it, when all is saved. */
    takeRest() {
      this.kept.clear();
      return this.queue(async () => {
        for (const [index, section] of this.answer.sections.entries()) if (!await this.changed(index, this.ready(section, index).flatMap((row) => this.edits(row, index)))) return;
        this.onward(this.answer.sections.length - 1);
      });
    }

    /* Take rows with the sentences as they are on the screen; what is open or empty is asked for first. One that is taken
       alone stays a card: nothing jumps. */
    take(index, rows, alone = false) {
      for (const row of rows) {
        const open = row.choices.find((one) => !one.value), empty = row.texts.find((text) => !this.words(text, index)), where = this.element(index, row.field);
        if (open) return FP.complain(FP.t("Choose first: {words}.", { words: [row.label, open.label].filter(Boolean).join(", ") }), where.querySelector('fieldset[data-invalid="true"] button, select[aria-invalid="true"]'));
        if (empty) return FP.complain(FP.t("Write first: {words}.", { words: [row.label, empty.label].filter(Boolean).join(", ") }), this.control(where, `${index} ${key(empty.field)}`));
      }
      for (const row of rows) this.kept[alone ? "add" : "delete"](`${index} ${key(row.field)}`);
      return this.queue(async () => {
        if (await this.changed(index, rows.flatMap((row) => this.edits(row, index)))) this.onward(index);
      });
    }

    control(row, name) { return row.querySelector(`[data-name="${CSS.escape(name)}"]`); }

    /* The edits that make the sentences of a row answers, as they are on the screen. */
    edits({ texts }, index) {
      return texts.filter((text) => text.waits || this.words(text, index) !== text.value).map((text) => ({ field: text.field, value: text.list ? this.words(text, index).split("\n") : this.words(text, index) }));
    }

    /* One act after the other: whoever is quick waits for what was done before. */
    queue(act) {
      this.idle = Promise.resolve(this.idle).then(act);
      return this.idle;
    }

    async settled(act) {
      await this.idle;
      return act();
    }

    /* Carry edits out and save them at once. */
    async changed(index, edits, again = false) {
      const { target } = this.answer.sections[index];
      if (!edits.length) return true;
      this.last = "";
      const answer = await FP.trying(() => (target.lesson ? FP.ask("edit_lesson", { ...target, page: edits.map(({ field: [, block], value }) => ({ block, text: value })), again }) : FP.ask("edit", { ...target, edits, again })));
      if (!answer) return false;
      for (const { field, value } of edits.filter((edit) => !edit.delete)) {
        const name = `${index} ${key(field)}`, sent = plain([value].flat().map((one) => FP.proposal(one) || one).join(" "));
        if (this.written.has(name) && plain(this.written.get(name)) === sent) this.written.delete(name); /* letters that came meanwhile stay written */
      }
      await this.save(target);
      return true;
    }

    undo(index) {
      const { target } = this.answer.sections[index];
      return this.queue(async () => { if (await FP.trying(() => FP.ask("undo", target))) await this.save(target); });
    }

    async save(target, over) {
      const answer = await FP.trying(() => FP.ask("save", { ...target, ...(over ? { over } : {}) }));
      if (answer && answer.conflict) FP.conflict(answer.conflict, () => this.save(target, answer.conflict.theirs_mark), () => FP.trying(() => FP.ask("discard", target)).then(() => this.renew()));
      await this.renew();
    }

    async renew() {
      const answer = await FP.trying(() => FP.ask("review", { lesson: this.id }));
      if (answer) this.show(answer);
      desk.unsaved = this.written.size > 0;
    }

    /* --- going on ------------------------------------------------------------------------------------------------ */

    /* Say what was taken, and go on: to what waits in this section, else to the head of the next one that waits. */
    onward(index) {
      const { sections } = this.answer, waiting = sections.some((one) => this.open(one).length);
      FP.note(waiting ? FP.t("Taken and saved.") : this.told.textContent, "", "fp-is-done");
      if (!waiting) return this.focus(this.play, this.sections.children[index]); /* what was pressed stays in sight, and nothing jumps */
      const order = [...sections.keys()], next = [...order.slice(index), ...order.slice(0, index)].find((at) => this.open(sections[at]).length);
      if (next === index) return this.lead(index, !this.ready(sections[index], index).length);
      const head = this.sections.children[next].querySelector("h2");
      head.focus({ preventScroll: true });
      return this.sections.children[next].scrollIntoView({ block: "start", behavior: "instant" });
    }

    /* Bring the first row from a section on that needs the teacher to the screen, or the first that waits, if it is not there yet. */
    lead(index, needed) {
      const order = [...this.answer.sections.keys()], from = [...order.slice(index), ...order.slice(0, index)];
      const find = (css) => from.map((at) => this.sections.children[at].querySelector(`.fp-proposals > li${css}`)).find(Boolean);
      const row = (needed && find(".fp-yours")) || find('[data-decided="false"]');
      if (row) this.focusRow(row);
    }

    toRow(index, field) {
      const row = this.element(index, field);
      if (row) return this.focusRow(row);
      this.kept.add(`${index} ${key(field)}`); /* a decided one becomes a card again */
      this.draw(this.answer.sections[index], index);
      return this.element(index, field) ? this.focusRow(this.element(index, field)) : null;
    }

    focusRow(row) {
      return this.focus(row.querySelector('[aria-invalid="true"], [data-invalid="true"] button') || [...row.querySelectorAll("textarea")].find(({ value }) => !value.trim()) || row.querySelector("button, select, textarea"), row);
    }

    focus(held, shown) {
      held.focus({ preventScroll: true });
      shown.scrollIntoView({ block: "nearest", behavior: "instant" });
    }

    /* Whoever leaves loses nothing: all that was written is saved. */
    async flush() {
      clearTimeout(this.pause);
      await this.idle;
      for (const [index, { rows }] of this.answer.sections.entries()) for (const { field } of rows) await this.keep(index, field);
    }
  };

  /* Whoever comes back from an exercise comes back to its section. */
  FP.views.review = async (place, id) => {
    const review = new FP.Review(place, await FP.ask("review", { lesson: id }));
    const from = review.answer.sections.findIndex(({ target }) => target.exercise && FP.came === `#/exercise/${target.exercise}`);
    return Object.assign(() => review.flush(), { at: from < 0 ? null : review.sections.children[from].querySelector("h2") });
  };
})();
