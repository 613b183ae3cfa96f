/* A lesson: its title, question, order, prose and steps are changed in place, and exercises are added. */
(() => {
  const { make, button } = FP;
  const kinds = () => ({ "loaded-terms": FP.t("Loaded terms"), "claim-evidence": FP.t("Claim and evidence"), "citation-check": FP.t("Citation"), rewrite: FP.t("Rewriting") });
  FP.kindNames = kinds;

  const RESTS = 250; /* ms without a key before a paragraph is sent */
  const STEP = 1500; /* ms within which more letters belong to the same step of undo */

  FP.LessonSheet = class extends FP.Sheet {
    constructor(place, answer, offer) {
      super(answer, { lesson: answer.lesson });
      this.firstOffer = offer;
      this.sent = { act: null, at: 0 };
      this.place = place;
      this.build();
      this.update();
    }

    get id() { return this.state.lesson; }

    /* Edits of fields are edits of the plan. */
    async request(name, given = {}, landed = null) {
      const { edits, again, ...rest } = given;
      void again;
      if (name !== "edit") this.sent = { act: null, at: 0 };
      const answer = await FP.trying(() => (name === "edit" ? FP.ask("edit_lesson", { lesson: this.id, plan: edits }) : FP.ask(name, { lesson: this.id, ...rest })));
      if (landed) landed();
      if (answer) this.take(answer);
      else this.update();
      return answer;
    }

    /* Letters of the page are in the core when they rest, when their field is left, or before whatever comes next: saving,
       undo, another page. An empty paragraph, or one with an empty line, waits until the field is left: it draws the page anew. */
    written(control, act) {
      let rest = 0;
      control.addEventListener("input", () => {
        this.pending = act;
        this.updateBar();
        clearTimeout(rest);
        if (control.value.trim() && !/\n\s*\n/.test(control.value.trim())) rest = setTimeout(() => this.pending === act && this.flush(), RESTS);
      });
      control.addEventListener("change", () => {
        clearTimeout(rest);
        this.flush();
      });
    }

    async flush() {
      clearTimeout(this.timer);
      const { pending, typing } = this, now = Date.now();
      this.pending = this.typing = null;
      if (typing) this.flying.add(typing); /* it waits for the page, and what is typed next must not take its place */
      if (pending) {
        const again = pending === this.sent.act && now - this.sent.at < STEP;
        this.sent = { act: pending, at: now };
        pending(again);
      }
      await this.idle;
      if (!typing) return null;
      this.flying.delete(typing);
      return this.send(typing);
    }

    /* Change the page; whoever needs it whole waits for `idle`. */
    page(edits, title, again = false) {
      this.idle = this.changed(edits, title, again);
      return this.idle;
    }

    async changed(edits, title, again) {
      await super.flush();
      const answer = await FP.trying(() => FP.ask("edit_lesson", { lesson: this.id, ...(edits ? { page: edits } : {}), ...(title ? { title } : {}), ...(again ? { again } : {}) }));
      if (answer) this.take(answer);
      return answer;
    }

    take(answer) {
      Object.assign(this.state, answer);
      this.state.fields = answer.plan || {};
      this.update();
    }

    findingsOf(field) { return this.state.findings.filter((one) => one.path.endsWith("plan.yml") && one.field && one.field.length && field.takes(one)); }

    build() {
      const { state } = this;
      state.fields = state.plan || {};
      this.heading = make("h1", {}, state.title);
      const title = FP.input(FP.t("Title of the lesson"), state.title);
      this.written(title.control, (again) => this.page(null, title.control.value.trim(), again));
      this.title = title.control;
      this.blocks = make("ol", { className: "fp-blocks" });
      this.steps = make("div", {});
      this.aims = make("div", {});
      this.notice = FP.lines(this, ["notice"], FP.t("Content notice"), FP.t("What could hurt a reader, one thing a line. Empty: nothing does."), 2);
      this.wrong = make("section", { className: "fp-to-mend", "aria-label": FP.t("To mend") });
      this.question = FP.line(this, ["question"], FP.t("The question that both texts answer"), FP.t("In words that neither side would object to."));
      this.adding = make("div", {});
      this.buildBar(() => FP.play({ lesson: this.id }, this));
      this.place.replaceChildren(this.heading, make("p", {}, make("a", { className: "fp-button", href: `#/review/${this.id}` }, FP.t("The whole lesson in one list"))), title.element, this.question.element, this.wrong,
        make("h2", {}, FP.t("The page, from top to bottom")), this.blocks, button(FP.t("Add a paragraph"), () => this.insert()),
        make("h2", {}, FP.t("New exercise")), this.adding,
        make("h2", {}, FP.t("Play, print, take away")), FP.printing({ lesson: this.id }, this), FP.taking(this.id, this), FP.forSchool(this.id, this),
        make("details", {}, make("summary", {}, FP.t("What students can do at the end, and the content notice")), this.aims,
          button(FP.t("Add an aim"), () => this.addAim()), this.notice.element),
        make("details", {}, make("summary", {}, FP.t("Steps of the lesson, with minutes")), this.steps), FP.reworking("lesson", this.id, this), this.bar);
      FP.adding(this, this.adding, this.firstOffer);
    }

    async insert() {
      const at = this.state.page.findIndex(({ directive }) => directive[0] === "exercise"), block = at < 0 ? this.state.page.length : at;
      const answer = await this.page([{ block, insert: FP.t("Write here.") }]);
      const area = answer && this.blocks.children[block].querySelector("textarea");
      if (area) {
        area.focus();
        area.select();
      }
    }

    update() {
      const { state } = this;
      document.title = `${state.title} · ${FP.t("The desk")}`;
      this.heading.textContent = state.title;
      if (document.activeElement !== this.title) this.title.value = state.title;
      this.drawBlocks();
      this.drawSteps();
      this.drawAims();
      for (const field of this.fields) field.update();
      this.wrong.hidden = !state.findings.length;
      this.wrong.replaceChildren(make("h2", {}, state.findings.every((one) => one.empty) ? FP.t("Still to fill in: {n}", { n: state.findings.length }) : FP.t("To mend: {n}", { n: state.findings.length })), make("ul", {}, ...state.findings.map((one) => make("li", {}, ...this.leading(one), FP.finding(this, one)))));
      this.updateBar();
    }

    /* What is left to do in the lesson: in its page and plan, and in its exercises. */
    left() {
      const { findings, unfinished } = this.state, count = unfinished.length;
      return [FP.left(findings), count ? FP.n("{n} exercise is not finished", "{n} exercises are not finished", count) : ""].filter(Boolean).join(" · ");
    }

    get fields() { return [this.question, this.notice, ...(this.stepFields || []), ...(this.aimFields || [])]; }

    /* A button that leads to the field of a finding, and opens what it is in. */
    leading(finding) {
      const at = finding.path.endsWith(".md") ? this.state.page.findLastIndex(({ line }) => line <= finding.line) : -1;
      const area = () => this.blocks.children[at] && this.blocks.children[at].querySelector("textarea");
      if (area()) return [button(this.called(at), () => area().focus(), { className: "fp-button fp-where" })];
      const field = this.fields.filter((one) => finding.path.endsWith("plan.yml") && finding.field && one.takes(finding)).pop();
      if (!field) return [];
      const go = () => {
        for (let fold = field.element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
        field.focus();
      };
      const box = field.element.closest("fieldset.fp-fact"), legend = box && box.querySelector("legend");
      return [button(legend ? `${legend.textContent}: ${field.label}` : field.label, go, { className: "fp-button fp-where" })];
    }

    async addAim() {
      const { objectives } = this.state.fields, index = Array.isArray(objectives) ? objectives.length : 0;
      const standards = index ? objectives[index - 1].standards : [this.state.standards[0].id];
      const item = { can: "todo", standards };
      await this.edit(index ? [{ field: ["objectives", index], insert: item }] : [{ field: ["objectives"], value: [item] }]);
      const last = this.aims.lastElementChild;
      if (last) last.querySelector("textarea").focus();
    }

    /* What students can do at the end, each with the standards that it serves. */
    drawAims() {
      const { objectives } = this.state.fields, count = Array.isArray(objectives) ? objectives.length : 0;
      if (count === this.aimCount) return;
      this.aimCount = count;
      this.aimFields = [];
      this.aims.replaceChildren(...Array.from({ length: count }, (_, index) => {
        const path = ["objectives", index], served = [...path, "standards"];
        const can = FP.area(this, [...path, "can"], FP.t("Students can"), "", 2);
        const boxes = this.state.standards.map(({ id, wording }) => make("label", { title: wording }, make("input", { type: "checkbox", value: id }), make("span", {}, make("b", {}, id), ` ${wording}`)));
        const chosen = () => boxes.map((one) => one.firstChild).filter((box) => box.checked).map((box) => box.value);
        const standards = new FP.Field(this, served, FP.t("Standards that it serves"), make("fieldset", { className: "fp-radios" }, ...boxes));
        standards.control.addEventListener("change", () => this.edit([{ field: served, value: chosen() }]));
        standards.show = () => {
          const now = [standards.value].flat();
          for (const { firstChild: box } of boxes) box.checked = now.includes(box.value);
          shown.textContent = `${FP.t("Standards that it serves")}: ${now.join(", ")}`;
        };
        const shown = make("summary", {}, "");
        this.aimFields.push(can, standards);
        return make("fieldset", { className: "fp-fact" }, make("legend", {}, FP.t("Aim {n}", { n: index + 1 })), can.element, make("details", {}, shown, standards.element),
          button(FP.t("Take away"), () => this.edit([{ field: path, delete: true }]), { "aria-label": FP.t("Take away: {question}", { question: FP.t("Aim {n}", { n: index + 1 }) }), hidden: count < 2 }));
      }));
    }

    drawBlocks() {
      const now = this.state.page.map(({ text }) => text), { shownBlocks = [] } = this;
      const same = now.length === shownBlocks.length && now.every((text, index) => text === shownBlocks[index] || this.isTyped(text, index));
      this.shownBlocks = now;
      if (same) return;
      const held = this.blocks.contains(document.activeElement) ? [[...this.blocks.children].findIndex((row) => row.contains(document.activeElement)), document.activeElement.dataset.act] : null;
      const last = this.state.page.length - 1;
      this.blocks.replaceChildren(...this.state.page.map((block, index) => this.block(block, index, last)));
      if (!held) return;
      const row = this.blocks.children[this.moved === undefined ? Math.min(held[0], last) : this.moved];
      this.moved = undefined;
      const again = row && (row.querySelector(`[data-act="${held[1]}"]:not([hidden])`) || row.querySelector("button, textarea"));
      if (again) again.focus();
    }

    /* Whether a paragraph says what somebody is typing into its field. */
    isTyped(text, index) {
      const row = this.blocks.children[index], area = row && row.querySelector("textarea");
      if (!area || area !== document.activeElement) return false;
      return Boolean(this.pending) || this.sign(text) + area.value.trim().replace(/[ \t]+$/gm, "") === text;
    }

    sign(text) { return (/^#+ /.exec(text) || [""])[0]; }

    /* What a paragraph or a heading of the page is called. */
    called(index) {
      const { page } = this.state, prose = page.map(({ text, directive }) => !directive.length && !this.sign(text));
      const before = (test) => page.slice(0, index + 1).filter(test).length;
      if (!prose[index]) return FP.t("Heading {n}", { n: before(({ text, directive }) => !directive.length && this.sign(text) && text !== `# ${this.state.title}`) });
      const first = page.findIndex(({ text, directive }) => (directive.length && directive[0] !== "lesson") || /^##/.test(text));
      if (prose.indexOf(true) === index && (first < 0 || index < first)) return FP.t("Introduction");
      return FP.t("Paragraph {n}", { n: prose.slice(0, index + 1).filter(Boolean).length });
    }

    block({ text, directive }, index, last) {
      const [name, ...words] = directive;
      const called = name === "exercise" ? FP.t("Exercise") : name === "facing" ? FP.t("The two passages") : name === "lesson" ? FP.t("Head of the lesson: question, minutes, objectives") : "";
      const minutes = name !== "exercise" ? "" : this.state.unfinished.includes(words[0]) ? FP.t("there is something left to do in it") : FP.n("{n} minute", "{n} minutes", Number(this.state.minutes[words[0]]));
      let body;
      if (name === "exercise") body = make("p", {}, `${called}: `, make("a", { href: `#/exercise/${words[0]}` }, this.state.titles[words[0]] || words[0].split("/").pop()), ` (${minutes})`);
      else if (name) body = make("p", {}, called || text);
      else {
        const empty = FP.isEmpty(text), proposed = FP.proposal(text), hint = empty && !proposed ? text.replace(/^todo:? */i, "") : "";
        const sign = this.sign(text); /* a heading is shown without the signs that make it one */
        const area = make("textarea", { className: sign ? "fp-heading" : "", rows: sign ? 1 : Math.min(8, 1 + Math.ceil(text.length / 70)), value: empty ? "" : text.slice(sign.length), placeholder: hint, id: `fp-block-${index}` });
        area.dataset.act = "text";
        this.written(area, (again) => this.page([area.value.trim() ? { block: index, text: sign + area.value.trim() } : { block: index, delete: true }], undefined, again));
        body = make("div", {}, make("label", { htmlFor: area.id, className: "fp-kind" }, this.called(index)), area, ...(proposed ? [FP.proposing(proposed, () => this.page([{ block: index, text: proposed }]))] : []));
      }
      const move = (word, label, to, act) => button(word, () => {
        this.moved = to;
        this.page([{ block: index, to }]);
      }, { "aria-label": label, "data-act": act, hidden: to < 0 || to > last });
      return make("li", { hidden: text === `# ${this.state.title}` }, body, make("div", { className: "fp-row" }, move(FP.t("Up"), FP.t("Up: {n}", { n: index + 1 }), index - 1, "up"), move(FP.t("Down"), FP.t("Down: {n}", { n: index + 1 }), index + 1, "down"),
        button(FP.t("Take away"), () => this.page([{ block: index, delete: true }]), { "aria-label": FP.t("Take away: {question}", { question: index + 1 }), "data-act": "away" })));
    }

    drawSteps() {
      const { steps } = this.state.fields, count = Array.isArray(steps) ? steps.length : 0;
      if (count === this.stepCount) return;
      this.stepCount = count;
      this.stepFields = [];
      this.steps.replaceChildren(...Array.from({ length: count }, (_, index) => {
        const path = ["steps", index];
        const fields = [FP.line(this, [...path, "title"], FP.t("Title")), FP.number(this, [...path, "minutes"], FP.t("Minutes")), FP.area(this, [...path, "ask"], FP.t("Ask"), "", 2), FP.area(this, [...path, "show"], FP.t("Show"), "", 2), FP.area(this, [...path, "expect"], FP.t("Expect"), "", 2)];
        this.stepFields.push(...fields);
        return make("fieldset", { className: "fp-fact" }, make("legend", {}, FP.t("Step {n}", { n: index + 1 })), ...fields.map((field) => field.element));
      }));
    }
  };

  FP.views.lesson = async (place, id) => {
    const lesson = await FP.ask("lesson", { lesson: id }), offer = await FP.ask("offer", { lesson: id, kind: Object.keys(kinds())[0] });
    const sheet = new FP.LessonSheet(place, lesson, offer); /* all at once: nothing moves down later */
    return () => sheet.leave();
  };
})();
