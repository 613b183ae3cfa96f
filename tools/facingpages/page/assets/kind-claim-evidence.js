/* The kind "claim-evidence": each part of the text is given a role, then parts are linked to those they support, and the
   argument is drawn as a small tree.

   The text stays a text: a part is tapped, and its role is chosen in the dock, or by the keys 1 to 8; the next part comes by
   itself.  A part is called by its text and number, A1 or B1, whichever side shows the text.

   The key is one list of parts {roles, kind, supports, why}; the first role is the best. */
FP.kinds["claim-evidence"] = (() => {
  const { make, button } = FP;
  const ROLES = Object.keys(FP.terms.roles);
  const name = (role) => FP.terms.roles[role][0];
  const backs = (role) => Boolean(role && FP.terms.roles[role][2]);
  let current = null; /* the one on the page with a part selected */

  /* The keys go to the selected part from wherever the focus is, but for fields and other exercises. */
  document.addEventListener("keydown", (event) => {
    if (current?.exercise.isConnected && !event.target.closest("fp-exercise, input, textarea, select, [contenteditable]")) current.key(event);
  });

  return class {
    constructor(exercise, dock) {
      this.exercise = exercise;
      this.dock = dock;
      this.parts = [...exercise.querySelectorAll(".fp-part")].sort((a, b) => a.dataset.part - b.dataset.part);
      this.shown = [...exercise.querySelectorAll(".fp-part")];
      this.order = this.shown.map((part) => part.dataset.part - 1); /* the parts as they are shown */
      this.history = new FP.History({ roles: this.parts.map(() => null), supports: this.parts.map(() => null) });
      exercise.querySelector(".fp-paper").hidden = true;
      FP.keys(exercise, FP.t("Arrow keys go from part to part. The keys 1 to {n} give a role, 0 takes it away. Or click or tap.", { n: ROLES.length }));
      this.labels = this.parts.map((part) => part.dataset.label);
      this.parts.forEach((part, i) => {
        part.setAttribute("role", "button");
        part.tabIndex = 0;
        part.addEventListener("click", () => this.tap(i));
      });
      this.chips = make("div", { className: "fp-chips", role: "group" }, ...ROLES.map((role, i) => button(name(role), () => this.give(role), { title: FP.terms.roles[role][1], "data-role": role, "aria-keyshortcuts": String(i + 1) })));
      this.targets = make("div", { className: "fp-chips", role: "group" });
      this.turn = button("", () => this.pass(!this.linking));
      this.tree = make("div", { className: "fp-tree", hidden: true });
      dock.element.before(this.tree);
      exercise.addEventListener("keydown", (event) => this.key(event));
      exercise.addEventListener("click", (event) => this.between(event));
      this.at = null;
      this.linking = false;
      this.linked = new Set(); /* the parts whose link has been asked for and answered */
      this.paint();
    }

    side(i) { return this.parts[i].closest(".fp-passage"); }
    text(i) { return this.parts[i].textContent.trim(); }
    place(i) { return this.shown.indexOf(this.parts[i]); }

    /* --- answers ------------------------------------------------------------------------------------------------ */

    response() { return { roles: [...this.history.now.roles], supports: [...this.history.now.supports] }; }

    /* What of some roles and links can be: a role of the vocabulary, a link within a passage from a role that supports. */
    sound(roles, supports) {
      const kept = this.parts.map((_, i) => (typeof roles[i] === "string" && Object.hasOwn(FP.terms.roles, roles[i]) ? roles[i] : null));
      const links = this.parts.map((_, i) => (backs(kept[i]) && this.fits(i, supports[i] - 1) ? supports[i] : null));
      return { roles: kept, supports: links };
    }

    fits(from, to) { return Number.isInteger(to) && from !== to && Boolean(this.parts[to]) && this.side(from) === this.side(to); }

    /* Answers saved before links could be drawn have none. A link that is not there was answered by "nothing" if the
       answer was checked, or if a later part has a link. */
    restore({ roles, supports }, checked) {
      if (!Array.isArray(roles) || roles.length !== this.parts.length) return;
      this.history.reset(this.sound(roles, Array.isArray(supports) ? supports : []));
      this.linked = new Set(checked ? this.order : this.order.slice(0, 1 + this.order.findLastIndex((i) => this.history.now.supports[i])));
      this.paint();
    }

    /* After undo or redo: go to the part that has changed. */
    travelled() {
      const { roles, supports } = this.history.now, { was } = this;
      const i = roles.findIndex((role, j) => role !== was.roles[j] || supports[j] !== was.supports[j]);
      this.linked.delete(i);
      this.linking = roles[i] === was.roles[i];
      this.paint();
      this.go(i);
    }

    put(roles, supports) {
      const next = this.sound(roles, supports);
      if (JSON.stringify(next) === JSON.stringify(this.history.now)) return;
      this.history.set(next);
      this.paint();
      this.exercise.changed();
    }

    /* --- answering ---------------------------------------------------------------------------------------------- */

    get open() { return this.order.filter((i) => !this.history.now.roles[i]); }
    get backing() { return this.order.filter((i) => backs(this.history.now.roles[i])); }

    /* The parts whose link is still to be answered. */
    get unlinked() { return this.backing.filter((i) => !this.history.now.supports[i] && !this.linked.has(i)); }

    /* The first of some parts that comes after a part, else the first of all. */
    following(i, parts) { return parts.find((j) => this.place(j) > this.place(i)) ?? parts[0] ?? null; }

    missing() {
      const { open, unlinked } = this;
      if (open.length) return FP.n("{n} part still to do: {part}.", "{n} parts still to do, from {part} on.", open.length, { part: this.labels[open[0]] });
      return unlinked.length ? FP.n("{n} link still to answer: {part}.", "{n} links still to answer, from {part} on.", unlinked.length, { part: this.labels[unlinked[0]] }) : "";
    }

    asks() {
      const { roles, supports } = this.history.now, done = this.parts.length - this.open.length;
      if (this.at === null) return done ? FP.t("{n} of {all} done", { n: done, all: this.parts.length }) : FP.t("Tap a part of the text.");
      const part = this.labels[this.at];
      if (!this.linking) return roles[this.at] ? FP.t("{part}: {role}", { part, role: name(roles[this.at]) }) : FP.t("What does {part} do?", { part });
      return supports[this.at] ? FP.t("{part} supports {other}.", { part, other: this.labels[supports[this.at] - 1] }) : FP.t("Step 2 of 2, {n} to go: which part does {part} support? Tap that part, or “nothing”.", { n: this.unlinked.length, part });
    }

    left() {
      this.turn.textContent = this.linking ? FP.t("Roles") : FP.t("Links");
      return [!this.open.length && this.backing.length && this.turn];
    }

    tools() {
      if (this.at === null) return [];
      if (!this.linking) {
        this.chips.setAttribute("aria-label", FP.t("Role of {part}", { part: this.labels[this.at] }));
        for (const chip of this.chips.children) chip.setAttribute("aria-pressed", String(chip.dataset.role === this.history.now.roles[this.at]));
        return [this.chips];
      }
      const to = this.history.now.supports[this.at];
      const near = this.order.filter((i) => this.fits(this.at, i));
      const focus = this.targets.contains(document.activeElement) && [...this.targets.children].indexOf(document.activeElement);
      this.targets.setAttribute("aria-label", FP.t("What {part} supports", { part: this.labels[this.at] }));
      this.targets.replaceChildren(...[null, ...near].map((i) => button(i === null ? FP.t("nothing") : this.labels[i], () => this.link(i), { "aria-pressed": String(i === null ? !to && this.linked.has(this.at) : to === i + 1) })));
      if (focus !== false) (this.targets.children[focus] || this.targets.lastChild).focus();
      return [this.targets];
    }

    /* Go to a part, or to none; a part of another exercise is selected no longer. */
    go(i, focus) {
      if (current !== this) current?.go(null);
      current = i === null ? null : this;
      this.at = i;
      this.shown.forEach((part) => part.classList.toggle("fp-framed", i !== null && part === this.parts[i]));
      this.exercise.lay();
      if (i === null) return;
      if (focus) this.parts[i].focus({ preventScroll: true });
      this.dock.show(this.parts[i]);
    }

    tap(i) {
      if (this.exercise.result) this.exercise.readAt(this.items[i]);
      else if (this.linking && this.at !== null && i !== this.at) this.link(i);
      else this.go(i, true);
    }

    /* A click between two lines of a part is one on the part. */
    between({ target, clientX, clientY }) {
      if (!target.matches(".fp-line")) return;
      const near = [-5, 5].map((by) => this.parts.indexOf(document.elementFromPoint(clientX, clientY + by)));
      if (near[0] >= 0 && near[0] === near[1]) this.tap(near[0]);
    }

    give(role) {
      const { roles, supports } = this.history.now, i = this.at, held = this.parts.includes(document.activeElement);
      this.put(roles.map((old, j) => (j === i ? role : old)), supports);
      if (!role) return;
      if (!backs(role)) this.linked.delete(i);
      const next = this.following(i, this.open);
      if (next === null) this.pass(this.unlinked.length > 0, held);
      else this.go(next, held);
    }

    /* To the links, once all have a role; or back to the roles. */
    pass(linking, held) {
      this.linking = linking;
      if (linking) this.dock.wait();
      this.go(linking ? this.unlinked[0] ?? this.backing[0] : null, held);
      this.paint();
    }

    link(i) {
      const { roles, supports } = this.history.now, from = this.at;
      if (i !== null && !this.fits(from, i)) {
        this.exercise.say(FP.t("A part supports another part of its own text."));
        return;
      }
      this.linked.add(from);
      this.put(roles, supports.map((old, j) => (j === from ? i === null ? null : i + 1 : old)));
      this.go(this.following(from, this.unlinked), this.parts.includes(document.activeElement));
    }

    key(event) {
      const i = this.parts.indexOf(event.target);
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (i >= 0 && (event.key === "Enter" || event.key === " ")) this.tap(i);
      else if (i >= 0 && { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]) this.walk(i, event.key);
      else if (this.exercise.result || this.linking) return;
      else if ((i >= 0 || this.at !== null) && (ROLES[event.key - 1] || /^(0|Delete|Backspace)$/.test(event.key))) {
        if (i >= 0) this.at = i;
        this.give(ROLES[event.key - 1] || null);
      } else return;
      event.preventDefault();
    }

    walk(i, key) {
      const back = key === "ArrowUp" || key === (getComputedStyle(this.parts[i]).direction === "rtl" ? "ArrowRight" : "ArrowLeft");
      const next = this.shown[this.place(i) + (back ? -1 : 1)];
      if (next) next.focus();
    }

    paint() {
      const { roles, supports } = this.history.now;
      this.parts.forEach((part, i) => {
        part.dataset.role = roles[i] || "";
        part.dataset.said = roles[i] ? name(roles[i]) + (supports[i] ? ` → ${this.labels[supports[i] - 1]}` : "") : "";
        const said = [roles[i] && name(roles[i]), supports[i] && FP.t("supports {part}", { part: this.labels[supports[i] - 1] })].filter(Boolean).join(", ");
        part.setAttribute("aria-description", said || FP.t("no role yet"));
      });
      if (this.open.length) this.linking = false;
      this.was = this.history.now;
      this.draw();
    }

    /* The argument as a tree: below each part those that support it. */
    draw() {
      const { roles, supports } = this.history.now, drawn = new Set();
      this.tree.hidden = this.open.length > 0 || !this.backing.length;
      if (this.tree.hidden) return;
      const branch = (i) => {
        drawn.add(i);
        const below = this.order.filter((j) => supports[j] === i + 1 && !drawn.has(j)).map(branch);
        return make("li", {}, make("b", { "data-role": roles[i] }, `${this.labels[i]} ${name(roles[i])}`), ` ${FP.short(this.text(i))}`, ...(below.length ? [make("ul", {}, ...below)] : []));
      };
      const roots = [...this.order.filter((i) => !supports[i]), ...this.order].flatMap((i) => (drawn.has(i) ? [] : [branch(i)]));
      this.tree.replaceChildren(make("p", { className: "fp-help" }, FP.t("The argument as you read it")), make("ul", {}, ...roots));
    }

    hints([key]) {
      const claims = key.filter(({ roles }) => roles[0] === "claim").length;
      const backed = key.findIndex(({ roles }) => roles[0] === "evidence");
      const roles = [...new Set(key.map((part) => name(part.roles[0])))].join(", ").toLowerCase();
      return [
        FP.n("Claim is the best answer for {n} part.", "Claim is the best answer for {n} parts.", claims),
        backed < 0 ? FP.t("Evidence is the best answer for no part.") : FP.t("Evidence is the best answer for {part}.", { part: this.labels[backed] }),
        FP.t("The roles in this exercise: {roles}.", { roles }),
      ];
    }

    /* --- checking ------------------------------------------------------------------------------------------------ */

    freeze(on) {
      if (!on) return;
      this.linking = false;
      this.at = null;
      if (current === this) current = null;
      this.shown.forEach((part) => part.classList.remove("fp-framed"));
    }

    check([key]) {
      const { roles, supports } = this.history.now;
      const hits = key.map((part, i) => part.roles.includes(roles[i]));
      this.items = key.map((part, i) => this.item(part, i, hits[i]));
      const [drawn, keyed] = FP.scoring.linked(supports, key.map((part) => part.supports || null));
      const right = hits.filter(Boolean).length;
      const said = FP.t("{n} of {all} roles right", { n: right, all: key.length });
      const links = FP.n("{drawn} of {n} link", "{drawn} of {n} links", keyed, { drawn });
      return {
        items: this.order.map((i) => this.items[i]),
        summary: keyed ? `${said}, ${links}.` : `${said}.`,
        score: right / key.length,
        parts: key.map((part, i) => [`role:${part.roles[0]}`, hits[i] ? 1 : 0]),
      };
    }

    item({ roles, kind, supports, why }, i, hit) {
      const given = this.history.now, mine = given.supports[i], linked = !supports || mine === supports;
      const best = roles.map(name).join(` ${FP.t("or")} `);
      const second = given.roles[i] !== roles[0] && FP.t("Right. {best} is the best answer.", { best: name(roles[0]) });
      const said = hit ? second : FP.t("You chose {mine}; the best answer is {best}.", { mine: name(given.roles[i]), best });
      return {
        outcome: hit ? linked ? "right" : "link" : "wrong",
        badge: hit && !linked && mine && FP.t("role right, link wrong"),
        group: hit && linked ? "found" : "now",
        place: [this.parts[i]],
        title: `${this.labels[i]} ${FP.short(this.text(i))}`,
        lead: [said, this.judged(mine, supports, hit)].filter(Boolean).join(" "),
        text: why,
        more: kind ? [FP.t("Kind of evidence: {kind}.", { kind })] : [],
      };
    }

    /* What became of a link; one that is not among ours counts neither way. */
    judged(mine, supports, hit) {
      const label = (number) => this.labels[number - 1];
      if (mine && !supports) return FP.t("Your link to {mine} counts neither way.", { mine: label(mine) });
      if (!supports || mine === supports || !hit) return "";
      return mine ? FP.t("It supports {part} rather than {mine}.", { part: label(supports), mine: label(mine) }) : FP.t("It supports {part}: this link is missing.", { part: label(supports) });
    }

    frame(item, on) { item.place[0].classList.toggle("fp-framed", on); }
  };
})();
