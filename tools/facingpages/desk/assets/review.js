/* The review of a lesson: whatever is proposed is read here in one list, and taken, changed or refused. */
(() => {
  const { make, button } = FP;
  const key = (field) => field.join(" "), plain = (words) => words.trim().replace(/\s+/g, " ");

  FP.Review = class {
    constructor(place, answer) {
      this.written = new Map(); /* sentences that were changed and are not taken yet */
      this.id = answer.lesson;
      this.told = make("p", { className: "fp-status", role: "status" });
      this.end = make("p", { className: "fp-needs" }); /* the same at the end of the list */
      this.toYours = button(FP.t("Go to the next that needs you"), () => this.lead(0, true));
      this.sections = make("div", {});
      this.done = make("h2", { tabIndex: -1 }, FP.t("Play, print, take away"));
      place.replaceChildren(make("p", { className: "fp-back" }, make("a", { href: `#/lesson/${this.id}` }, FP.t("Back to the lesson “{title}”", { title: answer.title }))),
        make("h1", {}, answer.title), make("p", { className: "fp-lead" }, FP.t("These are proposals. Read each one, change what you would say in another way, and take it. Only what you take becomes an answer.")),
        this.told, make("div", { className: "fp-row" }, this.toYours), this.sections, this.done, this.end, make("div", { className: "fp-row" }, button(FP.t("Play the lesson"), () => FP.play({ lesson: this.id }, this), { className: "fp-button fp-main" })), FP.printing({ lesson: this.id }, this), FP.taking(this.id, this));
      this.show(answer);
    }

    show(answer) {
      this.answer = answer;
      const held = document.activeElement, name = this.sections.contains(held) ? held.dataset.name : "";
      const waiting = answer.sections.reduce((sum, one) => sum + this.open(one).length, 0);
      const wrong = answer.sections.reduce((sum, one) => sum + one.findings.length, 0);
      const yours = answer.sections.reduce((sum, one) => sum + this.open(one).length - this.ready(one).length, 0);
      this.told.textContent = [waiting ? FP.n("{n} proposal to decide", "{n} proposals to decide", waiting) : FP.t("Everything is decided and saved."), ...(yours ? [FP.n("{n} still needs you", "{n} still need you", yours)] : []), ...(wrong ? [FP.n("{n} thing to mend", "{n} things to mend", wrong)] : [])].join(" · ");
      this.end.textContent = this.told.textContent;
      this.toYours.hidden = !yours;
      document.title = `${answer.title} · ${FP.t("The desk")}`;
      answer.sections.forEach((one, index) => this.draw(one, index));
      const again = name && this.sections.querySelector(`[data-name="${CSS.escape(name)}"]`);
      if (again) again.focus({ preventScroll: true });
    }

    open(section) { return section.rows.filter((row) => row.waits); }

    /* What one press can take: nothing is left to choose or to write in it. */
    ready(section) {
      const index = this.answer.sections.indexOf(section);
      return this.open(section).filter(({ choices, texts }) => texts.length && choices.every(({ value }) => value) && texts.every((text) => this.words(text, index)));
    }

    /* What a row still needs from the teacher, in the names of its fields; nothing where it can be taken as it is. */
    needs({ choices, texts }, index) {
      return [...choices.filter(({ value }) => !value), ...texts.filter((text) => !this.words(text, index))].map(({ label }) => label).join(", ");
    }

    /* The words of a field as they are on the screen; those of a list are one a line. */
    words({ field, value, list }, index) {
      const name = `${index} ${key(field)}`, words = this.written.has(name) ? this.written.get(name) : value;
      return list ? words.split("\n").map(plain).filter(Boolean).join("\n") : plain(words);
    }

    /* Draw a section; what is as before stays in its place, so that nothing is lost that somebody points at or opens. */
    draw(section, index) {
      const { title } = section, waiting = this.open(section), ready = this.ready(section), decided = section.rows.filter((row) => !row.waits);
      if (!this.sections.children[index]) this.sections.append(make("section", { className: "fp-review", "aria-label": title }, make("div", {}), make("ol", { className: "fp-proposals" }), make("div", { className: "fp-row" })));
      const element = this.sections.children[index], [top, list] = element.children, have = new Map([...list.children].map((row) => [row.dataset.row, row]));
      element.dataset.waits = waiting.length;
      this.fill(top, [title, section.kind, section.findings, section.passages, decided], () => this.top(section, decided));
      waiting.forEach((row, at) => {
        const name = key(row.field), old = have.get(name), alone = ready.length === 1 && ready[0] === row, as = JSON.stringify([row, alone, this.needs(row, index)]);
        have.delete(name);
        if (old && old.fpDrawn === as) return;
        const fresh = this.row(section, row, index, alone);
        fresh.fpDrawn = as;
        if (old) old.replaceWith(fresh);
        else list.insertBefore(fresh, list.children[at] || null);
      });
      for (const gone of have.values()) gone.remove();
      list.hidden = !waiting.length;
      this.offer(index);
    }

    /* The button that takes all that is ready: while somebody writes, more can be. The one row that is may have its own button. */
    offer(index) {
      const section = this.answer.sections[index], ready = this.ready(section), element = this.sections.children[index];
      const count = ready.length === 1 && element.querySelector(`[data-name="take ${index} ${key(ready[0].field)}"]`) ? 0 : ready.length;
      this.fill(element.lastChild, [count, section.can_undo], () => this.ways(section.target, section.title, count, section.can_undo, index));
    }

    fill(element, drawn, children) {
      const as = JSON.stringify(drawn);
      if (element.fpDrawn === as) return;
      element.fpDrawn = as;
      element.replaceChildren(...children());
    }

    top({ title, kind, findings, passages }, decided) {
      return [make("h2", { tabIndex: -1 }, title, ...(kind ? [" ", make("span", { className: "fp-kind" }, kind)] : [])),
        ...findings.map((one) => FP.finding(null, { ...one, repairs: [] })),
        ...(decided.length ? [make("ul", { className: "fp-decided" }, ...decided.map((row) => this.decided(row)))] : []), ...this.whole(passages)];
    }

    /* The passages with their marks: a word that is missing is seen here before a student marks it. */
    whole(passages) {
      if (!passages.length) return [];
      const piece = ({ text, how }) => (how ? make(how === "marked" ? "mark" : "u", {}, text) : text);
      return [make("p", { className: "fp-help" }, FP.t("Does another word judge? A student who marks it is told that it is extra. Bold words are marked. Dotted words are in the list of loaded words and have no mark.")),
        ...passages.map((pieces) => make("p", { className: "fp-quoted" }, ...pieces.map(piece)))];
    }

    /* The buttons below the rows of a section. */
    ways(target, title, count, undo, index) {
      const all = FP.n("All right: take {n} proposal", "All right: take {n} proposals", count), now = () => this.answer.sections[index];
      return [...(count ? [button(all, () => this.settled(() => this.take(now(), this.ready(now()))), { className: "fp-button fp-main", "data-name": `all ${index}`, "aria-label": `${all} (${title})` })] : []),
        ...(undo ? [button(FP.t("Undo the last step here"), () => this.undo(now()), { "data-name": `undo ${index}`, "aria-label": `${FP.t("Undo the last step here")} (${title})` })] : []),
        ...(target.exercise ? [make("a", { className: "fp-button", href: `#/exercise/${target.exercise}` }, FP.t("Change more in the exercise"))] : [])];
    }

    /* What is decided, in short. */
    decided({ label, quote, choices, texts }) {
      const chosen = choices.map(({ value, options }) => (options.find((one) => one.value === value) || { label: "" }).label);
      const said = texts.filter(({ folded }) => !folded).map(({ value }) => value);
      return make("li", {}, ...(label ? [make("b", {}, label), " "] : []), ...(quote ? [make("q", {}, FP.short(quote)), " "] : []), ...(chosen.length ? [make("b", {}, chosen.join(" · ")), " "] : []), make("span", { className: "fp-kind" }, said.map((words) => words.split("\n").join(" / ")).join(" · ")));
    }

    /* A row; the one that alone can be taken has the button of its section. */
    row(section, row, index, alone) {
      const now = () => this.answer.sections[index];
      const { label, quote, around, told, asked, proved, choices, texts, drop } = row, named = [label, quote].filter(Boolean).map(FP.short).join(" ");
      const open = texts.filter(({ folded }) => !folded), folded = texts.filter((one) => one.folded);
      const needs = this.needs(row, index);
      return make("li", { "data-row": key(row.field), className: needs ? "fp-yours" : "" },
        ...(needs ? [make("p", { className: "fp-needs" }, FP.t("This needs you: {fields}", { fields: needs }))] : []),
        make("p", { className: "fp-quoted" }, ...(label ? [make("b", {}, label), " "] : []), ...(quote ? [make("q", {}, quote)] : []), ...(around && around !== quote ? [" ", make("span", { className: "fp-kind" }, around)] : [])),
        ...told.map(([name, words, help]) => make("p", {}, make("b", {}, `${name}: `), words, ...(help ? [make("span", { className: "fp-help" }, ` ${help}`)] : []))),
        ...(asked ? [make("p", {}, make("b", {}, asked))] : []), ...(proved ? [make("p", { className: "fp-proved", lang: "en" }, FP.t("Recomputed from the text: {fact}", { fact: proved }))] : []),
        ...choices.map((choice) => this.choice(choice, index)), ...open.map((text) => this.text(text, index)),
        ...(folded.length ? [make("details", {}, make("summary", {}, FP.t("Reasons against the other answers")), ...folded.map((text) => this.text(text, index)))] : []),
        ...(texts.length ? [make("div", { className: "fp-row" }, ...(alone ? [] : [button(FP.t("Take this"), () => this.settled(() => this.take(now(), this.open(now()).filter((one) => key(one.field) === key(row.field)))), { "aria-label": FP.t("Take: {words}", { words: named || section.title }), "data-name": `take ${index} ${key(row.field)}` })]),
          ...(drop.length ? [button(FP.t("Not this one"), () => this.change(now(), drop), { "aria-label": FP.t("Not this one: {words}", { words: named }) })] : []))] : []));
    }

    choice({ field, label, value, buttons, options }, index) {
      const chosen = options.find((one) => one.value === value), name = `${index} ${key(field)}`;
      const choose = (one) => {
        const typed = (changed) => this.written.has(`${index} ${key(changed)}`);
        const edits = buttons ? one.edits : one.edits.filter((edit) => !typed(edit.field)); /* a link leaves a reason that was written */
        return edits.length ? this.change(this.answer.sections[index], edits) : null;
      };
      if (!buttons) {
        const select = make("select", { id: `fp-choose-${name.replaceAll(" ", "-")}`, "data-name": name }, ...(chosen ? [] : [make("option", { value: "" }, FP.t("choose one"))]), ...options.map((one) => make("option", { value: one.value }, one.label)));
        select.value = value;
        select.setAttribute("aria-invalid", String(!chosen));
        select.addEventListener("change", () => choose(options.find((one) => one.value === select.value)));
        return make("div", { className: "fp-field" }, make("label", { htmlFor: select.id }, label), select);
      }
      return make("div", { className: "fp-field" }, make("fieldset", { className: "fp-core fp", "data-invalid": String(!chosen) }, make("legend", {}, chosen ? label : `${label}: ${FP.t("choose one")}`),
        make("div", { className: "fp-chips" }, ...options.map((one) => button(one.label, () => choose(one), { "aria-pressed": String(one === chosen), "data-role": one.value, "data-name": `${name} ${one.value}`, title: one.help })))),
        ...(chosen && chosen.help ? [make("p", { className: "fp-help" }, chosen.help)] : []));
    }

    text({ field, label, value, list }, index) {
      const name = `${index} ${key(field)}`, id = `fp-said-${name.replaceAll(" ", "-")}`, words = this.written.has(name) ? this.written.get(name) : value;
      const help = list ? [make("p", { className: "fp-help", id: `${id}-help` }, FP.t("One a line. Add other ways to say it."))] : [];
      const area = make("textarea", { id, className: field.at(-1) === "why" ? "fp-why" : "", rows: Math.max(list ? 2 : 1, Math.ceil(words.length / 80)), value: words, "data-name": name, ...(list ? { "aria-describedby": `${id}-help` } : {}) });
      area.addEventListener("input", () => {
        if (area.value.trim() === value) this.written.delete(name);
        else this.written.set(name, area.value);
        desk.unsaved = this.written.size > 0;
        this.offer(index);
      });
      return make("div", { className: "fp-field" }, make("label", { htmlFor: id }, label), area, ...help);
    }

    /* Take rows with the sentences as they are on the screen; what is open or empty is asked for first. */
    take(section, rows) {
      const index = this.answer.sections.indexOf(section), edits = [];
      for (const row of rows) {
        const open = row.choices.find((one) => !one.value), where = this.sections.children[index].querySelector(`[data-row="${CSS.escape(key(row.field))}"]`);
        if (open) return FP.complain(FP.t("Choose first: {words}.", { words: [row.label, open.label].filter(Boolean).join(", ") }), where.querySelector('fieldset[data-invalid="true"] button, select[aria-invalid="true"]'));
        for (const text of row.texts) {
          const { field, label, value, waits, list } = text, name = `${index} ${key(field)}`, words = this.words(text, index);
          if (!words) return FP.complain(FP.t("Write first: {words}.", { words: [row.label, label].filter(Boolean).join(", ") }), where.querySelector(`[data-name="${CSS.escape(name)}"]`));
          if (waits || words !== value) edits.push({ field, value: list ? words.split("\n") : words });
        }
      }
      return this.change(section, edits, true);
    }

    /* Carry edits out and save them at once; then go on to what is next to decide. */
    change(section, edits, onward = false) {
      this.idle = this.changed(section, edits, onward);
      return this.idle;
    }

    /* Whoever is quick waits for what was chosen before. */
    async settled(act) {
      await this.idle;
      return act();
    }

    async changed(section, edits, onward) {
      const index = this.answer.sections.indexOf(section), { target } = section;
      const answer = await FP.trying(() => (target.lesson ? FP.ask("edit_lesson", { ...target, page: edits.map(({ field: [, block], value }) => ({ block, text: value })) }) : FP.ask("edit", { ...target, edits })));
      if (!answer) return;
      for (const { field } of edits) this.written.delete(`${index} ${key(field)}`);
      await this.save(target);
      if (onward) this.onward(index);
    }

    async undo(section) {
      if (await FP.trying(() => FP.ask("undo", section.target))) await this.save(section.target);
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

    /* Say what was taken, and go on: to the next row of this section or a later one that needs the teacher, then to any that waits. */
    onward(index) {
      const { sections } = this.answer, waiting = sections.some((one) => this.open(one).length);
      FP.note(FP.t("Taken."), "", "fp-is-done");
      if (!waiting) return this.focus(this.done, this.done);
      return this.lead(index, this.ready(sections[index]).length === 0);
    }

    /* Bring the first row from a section on that needs the teacher to the screen, or the first that waits, if it is not there yet. */
    lead(index, needed) {
      const order = [...this.answer.sections.keys()], from = [...order.slice(index), ...order.slice(0, index)];
      const find = (css) => from.map((at) => this.sections.children[at].querySelector(`.fp-proposals > li${css}`)).find(Boolean);
      const row = (needed && find(".fp-yours")) || find("");
      if (row) this.focus(row.querySelector('[aria-invalid="true"], [data-invalid="true"] button') || row.querySelector("button, select, textarea"), row);
    }

    focus(held, shown) {
      held.focus({ preventScroll: true });
      shown.scrollIntoView({ block: "nearest", behavior: "instant" });
    }

    /* Sentences that were changed and not taken stay proposals. */
    async flush() {
      for (const [name, words] of this.written) {
        const [index, ...field] = name.split(" "), { target, rows } = this.answer.sections[index], text = rows.flatMap(({ texts }) => texts).find((one) => key(one.field) === field.join(" "));
        const proposals = this.words(text, index).split("\n").map((one) => `todo: proposed: ${one}`), value = text.list ? proposals : proposals[0];
        if (!words.trim()) continue;
        const steps = field.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
        await FP.trying(() => (target.lesson ? FP.ask("edit_lesson", { ...target, page: [{ block: steps[1], text: value }] }) : FP.ask("edit", { ...target, edits: [{ field: steps, value }] })));
        await FP.trying(() => FP.ask("save", target));
      }
      if (this.written.size) {
        this.written.clear();
        await this.renew();
      }
    }
  };

  FP.views.review = async (place, id) => {
    const review = new FP.Review(place, await FP.ask("review", { lesson: id }));
    return () => review.flush();
  };
})();
