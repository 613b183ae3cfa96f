/* The kind "claim-evidence": each unit of the passage is given a role, in place, and linked to the unit it supports.

   Each unit has a native choice of its role, and one of the unit it supports; all else is a quicker way to the same.
   Keys on the choice of a role: 1 to 7 give a role, 0 or Delete takes it away, Enter gives the role that is picked up,
   Ctrl+Z undoes, Ctrl+Y does again; Escape lets go of what is picked up.  A role is dragged from the palette onto a
   unit, or picked up by a click or tap and given by others; a link is dragged, or tapped, from a unit's handle.

   The key is one list of units [roles, kind of evidence, number of the unit supported, why]; the first role is the best. */
FP.kinds["claim-evidence"] = (() => {
  const { make } = FP;
  const ROLES = Object.keys(FP.terms.roles);
  const label = (role) => FP.terms.roles[role][0];
  /* By their definitions background backs up nothing, and a concession speaks for the other side. */
  const backs = (role) => role && role !== "background" && role !== "concession";
  const put = (field, value) => {
    field.value = value || "";
    if (field.selectedIndex < 0) field.value = "";
  };

  class Unit {
    constructor(element) {
      this.element = element;
      this.number = element.value;
      this.text = element.querySelector(".fp-text");
      this.role = element.querySelector(".fp-role");
      this.supports = make("select", { "aria-label": FP.t("Unit {n} supports", { n: this.number }) });
      this.handle = make("span", { className: "fp-handle", "aria-hidden": "true", title: FP.t("Drag to the unit that this one supports") });
      element.querySelector(".fp-supports").replaceChildren(this.supports);
      this.text.append(this.handle);
    }

    get label() { return this.supports.parentNode; }

    /* The units of the same passage can be supported. */
    offer(units) {
      this.peers = units.filter((unit) => unit !== this && unit.element.parentNode === this.element.parentNode);
      const short = (text) => (text.length > 50 ? `${text.slice(0, 50).replace(/\s+\S*$/, "")} …` : text);
      this.supports.append(make("option", { value: "" }, FP.t("supports ...")),
        ...this.peers.map((unit) => make("option", { value: unit.number }, FP.t("supports {n}: {words}", { n: unit.number, words: short(unit.text.textContent.trim()) }))));
    }

    paint() {
      const role = this.role.value;
      if (role) this.element.dataset.role = role;
      else delete this.element.dataset.role;
      this.label.hidden = this.handle.hidden = !backs(role);
    }
  }

  return class {
    constructor(exercise, controls, changed) {
      this.exercise = exercise;
      this.changed = changed;
      this.past = [];
      this.future = [];
      this.units = [...exercise.querySelectorAll(".fp-unit")].map((element) => new Unit(element)).sort((a, b) => a.number - b.number);
      for (const unit of this.units) unit.offer(this.units);
      const box = exercise.querySelector(".fp-sorting");
      box.classList.add("fp-linked");
      this.pictures = [...box.querySelectorAll(".fp-passage")].map((passage) => new FP.Links(passage));
      box.before(this.palette());
      this.steps = controls.steps(() => this.travel(this.past, this.future), () => this.travel(this.future, this.past));
      for (const unit of this.units) this.listen(unit);
      exercise.addEventListener("change", () => this.settle());
      exercise.addEventListener("keydown", (event) => this.key(event));
      this.now = JSON.stringify(this.response());
      this.paint();
    }

    /* --- the palette ------------------------------------------------------------------------------------ */

    palette() {
      this.chips = ROLES.map((role, i) => {
        const chip = make("button", { type: "button", className: "fp-button fp-chip", tabIndex: i ? -1 : 0, title: FP.terms.roles[role][1], "aria-pressed": "false", "data-role": role },
          make("kbd", { "aria-hidden": "true" }, String(i + 1)), " ", label(role));
        chip.addEventListener("click", () => this.pick(this.picked === role ? null : role));
        FP.draggable(chip, (x, y) => this.drag(chip, x, y), (x, y) => {
          const unit = this.at(x, y);
          if (unit) this.give(unit, role);
        });
        return chip;
      });
      const bar = make("div", { className: "fp-palette", role: "toolbar", "aria-label": FP.t("Roles") }, ...this.chips);
      bar.addEventListener("keydown", (event) => {
        const end = this.chips.length - 1, here = this.chips.indexOf(document.activeElement);
        const way = getComputedStyle(bar).direction === "rtl" ? -1 : 1;
        const next = { ArrowRight: here + way, ArrowLeft: here - way, Home: 0, End: end }[event.key];
        if (next === undefined || here < 0) return;
        event.preventDefault();
        const chip = this.chips[Math.max(0, Math.min(end, next))];
        for (const other of this.chips) other.tabIndex = other === chip ? 0 : -1;
        chip.focus();
      });
      const help = make("p", { className: "fp-help" }, FP.t("Drag a role onto a unit, or pick it up and then choose units; or go to a unit with Tab and press 1 to 7. A line from one unit to the unit it supports is dragged from the dot beside it, or chosen below it."));
      const terms = make("dl", {}, ...ROLES.flatMap((role) => [make("dt", {}, label(role)), make("dd", {}, FP.terms.roles[role][1])]));
      return make("div", { className: "fp-tools" }, help, make("details", { className: "fp-help" }, make("summary", {}, FP.t("What the roles mean")), terms), bar);
    }

    /* Pick up a role, or the link of a unit, or let go of it. */
    pick(what) {
      this.picked = what;
      this.exercise.toggleAttribute("data-picking", Boolean(what));
      for (const chip of this.chips) chip.setAttribute("aria-pressed", String(chip.dataset.role === what));
      for (const unit of this.units) unit.handle.classList.toggle("fp-picked", unit === what);
      if (what) {
        this.exercise.say(what instanceof Unit ? FP.t("Now choose the unit that unit {n} supports.", { n: what.number })
          : FP.t("{role}: now choose units. Enter on a unit does it too; Escape lets go.", { role: label(what) }));
      }
    }

    /* --- the units -------------------------------------------------------------------------------------- */

    listen(unit) {
      unit.text.addEventListener("click", () => {
        if (this.picked instanceof Unit) this.link(this.picked, unit);
        else if (this.picked) this.give(unit, unit.role.value === this.picked ? "" : this.picked);
        unit.role.focus({ preventScroll: true }); /* so that the keys go on from here */
      });
      unit.handle.addEventListener("click", (event) => {
        event.stopPropagation();
        this.pick(this.picked === unit ? null : unit);
      });
      FP.draggable(unit.handle, (x, y) => {
        this.over(x === null ? null : this.at(x, y));
        if (x === null) this.paint();
        else this.pictures.find(({ box }) => box.contains(unit.text)).reach(unit.text, x, y);
      }, (x, y) => {
        const target = this.at(x, y);
        if (target) this.link(unit, target);
      });
    }

    at(x, y) {
      const under = document.elementFromPoint(x, y);
      return this.units.find((unit) => unit.element.contains(under));
    }

    over(target) { for (const unit of this.units) unit.element.classList.toggle("fp-over", unit === target); }

    /* A copy of the chip follows the pointer. */
    drag(chip, x, y) {
      this.over(x === null ? null : this.at(x, y));
      if (x === null) {
        this.ghost.remove();
        this.ghost = null;
        return;
      }
      if (!this.ghost) {
        this.ghost = chip.cloneNode(true);
        this.ghost.classList.add("fp-ghost");
        this.ghost.setAttribute("aria-hidden", "true");
        chip.after(this.ghost);
      }
      this.ghost.style.translate = [x, y].map((at) => `${at + 8}px`).join(" ");
    }

    give(unit, role) {
      put(unit.role, role);
      this.settle();
      this.exercise.say(role ? FP.t("Unit {n}: {role}.", { n: unit.number, role: label(role) }) : FP.t("Unit {n} has no role now.", { n: unit.number }));
    }

    link(unit, target) {
      this.pick(null);
      if (!unit.peers.includes(target)) {
        this.exercise.say(FP.t("A unit can support another unit of its own passage."));
        return;
      }
      put(unit.supports, target.number);
      this.settle();
      this.exercise.say(FP.t("Unit {n} supports unit {other}.", { n: unit.number, other: target.number }));
    }

    key(event) {
      const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase();
      const unit = this.units.find((one) => one.role === event.target);
      if (event.altKey) return;
      if (command === "y" || (command === "z" && event.shiftKey)) this.travel(this.future, this.past);
      else if (command === "z") this.travel(this.past, this.future);
      else if (command) return;
      else if (event.key === "Escape" && this.picked) this.pick(null);
      else if (unit && ROLES[event.key - 1]) this.give(unit, ROLES[event.key - 1]);
      else if (unit && /^(0|Delete|Backspace)$/.test(event.key)) this.give(unit, "");
      else if (unit && event.key === "Enter" && this.picked) unit.text.click();
      else return;
      event.preventDefault();
    }

    /* --- answers ---------------------------------------------------------------------------------------- */

    response() {
      return { roles: this.units.map((unit) => unit.role.value || null), supports: this.units.map((unit) => Number(unit.supports.value) || null) };
    }

    /* Answers saved before links could be drawn have none. */
    restore({ roles, supports }) {
      if (!Array.isArray(roles) || roles.length !== this.units.length) return;
      this.fill({ roles, supports: Array.isArray(supports) ? supports : [] });
      this.now = JSON.stringify(this.response());
    }

    fill({ roles, supports }) {
      this.units.forEach((unit, i) => {
        put(unit.role, roles[i]);
        put(unit.supports, backs(unit.role.value) && supports[i]);
      });
      this.paint();
    }

    /* Take up what the choices now say; an undo brings back what they said before. */
    settle() {
      for (const unit of this.units) if (!backs(unit.role.value)) unit.supports.value = "";
      const next = JSON.stringify(this.response());
      if (next === this.now) return;
      this.past.push(this.now);
      this.future = [];
      this.now = next;
      this.paint();
      this.changed();
    }

    travel(from, to) {
      if (!from.length) return;
      to.push(this.now);
      this.now = from.pop();
      this.fill(JSON.parse(this.now));
      this.changed();
    }

    paint(look = () => "") {
      for (const unit of this.units) unit.paint();
      this.draw(this.units.map((unit, i) => [unit, Number(unit.supports.value), look(i)]));
      this.steps(this.past, this.future);
    }

    draw(links) {
      const drawn = links.filter(([, number]) => number).map(([unit, number, look]) => [unit.text, this.units[number - 1].text, look]);
      for (const picture of this.pictures) picture.draw(drawn);
    }

    /* --- feedback --------------------------------------------------------------------------------------- */

    hints([key]) {
      const claims = key.filter(([roles]) => roles[0] === "claim").length;
      const backed = key.findIndex(([roles]) => roles[0] === "evidence");
      const roles = [...new Set(key.map(([[role]]) => label(role)))].join(", ").toLowerCase();
      return [
        FP.n("Claim is the best answer for {n} unit.", "Claim is the best answer for {n} units.", claims),
        backed < 0 ? FP.t("Evidence is the best answer for no unit.") : FP.t("The first unit for which evidence is the best answer is unit {n}.", { n: backed + 1 }),
        FP.t("The roles in this exercise: {roles}.", { roles }),
      ];
    }

    note(unit, ...words) { unit.element.append(make("p", { className: "fp-note" }, ...words)); }

    check([key]) {
      const { roles, supports } = this.response();
      const open = this.units.filter((unit) => !unit.role.value);
      if (open.length) {
        open[0].role.focus();
        return FP.n("{n} unit still to answer: unit {first}.", "{n} units still to answer; the first is unit {first}.", open.length, { first: open[0].number });
      }
      const hits = roles.map((role, i) => key[i][0].includes(role));
      this.units.forEach((unit, i) => {
        unit.element.dataset.outcome = hits[i] ? "right" : "wrong";
        this.note(unit, make("strong", { className: "fp-verdict" }, hits[i] ? FP.t("Right.") : FP.t("Not this one.")), ` ${key[i][3]} `, this.judged(supports[i], key[i][2]));
      });
      this.paint((i) => this.look(supports[i], key[i][2]));
      const right = hits.filter(Boolean).length;
      const [drawn, keyed] = FP.scoring.linked(supports, key.map((unit) => unit[2]));
      const said = [FP.t("{n} of {all} right.", { n: right, all: key.length })];
      if (keyed) said.push(FP.t("Links: {n} of {all}.", { n: drawn, all: keyed }));
      return { score: right / key.length, summary: said.join(" "), parts: key.map(([[role]], i) => [`role:${role}`, hits[i] ? 1 : 0]) };
    }

    /* What became of a link, for the eye: one that the key does not have counts neither way, and looks like any other. */
    look(drawn, keyed) { return drawn === keyed ? "right" : keyed ? "wrong" : ""; }

    /* What became of a link, in words. */
    judged(drawn, keyed) {
      if (drawn && drawn === keyed) return FP.t("Your link to {n} is right.", { n: drawn });
      if (drawn) return keyed ? FP.t("The key has another link here than yours to {n}.", { n: drawn }) : FP.t("The key has no link here; yours to {n} counts neither way.", { n: drawn });
      return keyed ? FP.t("A link from this unit is missing.") : "";
    }

    show([key]) {
      this.units.forEach((unit, i) => {
        const [roles, kind, supports, why] = key[i];
        const more = [kind && FP.t("kind: {kind}", { kind }), supports && FP.t("supports unit {n}", { n: supports })].filter(Boolean).join(", ");
        this.note(unit, make("strong", {}, roles.map(label).join(` ${FP.t("or")} `)), more ? ` (${more}). ` : ". ", why);
      });
      const { supports } = this.response();
      this.draw(this.units.flatMap((unit, i) => {
        const mine = [unit, supports[i], this.look(supports[i], key[i][2])];
        return supports[i] === key[i][2] ? [mine] : [mine, [unit, key[i][2], "keyed"]];
      }));
    }

    wipe() { this.paint(); }
  };
})();
