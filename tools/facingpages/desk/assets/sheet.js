/* A sheet: one file, or the files of one lesson, with its fields, undo and redo, the bar, and saving.

   `target` names it in requests.  Whatever changes is an edit that the core carries out; the page then shows the answer. */
(() => {
  const { make, button } = FP;
  const STILL = 20; /* ms without a key before what was typed is sent */
  const STEP = 1500; /* ms within which more letters in a field belong to the same step of undo */

  FP.Sheet = class {
    constructor(answer, target) {
      this.state = answer;
      this.target = target;
      this.timer = 0;
      this.flying = new Set(); /* what was typed and is on its way to the core */
      this.last = { path: null, at: 0 };
      this.keys = (event) => this.key(event);
      document.addEventListener("keydown", this.keys);
    }

    leave() {
      document.removeEventListener("keydown", this.keys);
      return this.flush();
    }

    /* --- asking the core -------------------------------------------------------------------------------- */

    /* The edits that put a value, or take the field away where the value is empty. */
    put(path, value) {
      if (value !== "") return [this.grown(path, value)];
      return FP.at(this.state.fields, path) === undefined && !this.typed(path) ? [] : [{ field: path, delete: true }];
    }

    /* The edit that puts a value; what is to hold it, as the words of a proof, may not be in the file yet. */
    grown(field, value) {
      const above = field.slice(0, -1), name = field.at(-1);
      const here = above.length > 1 && typeof name === "string" && FP.isEmpty(FP.at(this.state.fields, above));
      return here ? this.grown(above, { [name]: value }) : { field, value };
    }

    edit(edits, again = false) {
      const done = this.edited(edits, again);
      this.busy = Promise.allSettled([this.busy, done]); /* saving waits for it */
      return done;
    }

    repair({ edits }) { return this.edit(edits); }

    async edited(edits, again, landed = null) {
      if (!again) await this.flush();
      if (edits.length) return this.request("edit", { edits, ...(again ? { again } : {}) }, landed);
      if (landed) landed();
      return this.update();
    }

    /* What is chosen in a list or among buttons is on its way too: an answer to an earlier request must not undo it. */
    pick(path, value, edits) {
      const picked = { path, value };
      this.flying.add(picked);
      const done = this.edited(edits, false, () => this.flying.delete(picked));
      this.busy = Promise.allSettled([this.busy, done]);
      return done;
    }

    async request(name, given = {}, landed = null) {
      const answer = await FP.trying(() => FP.ask(name, { ...this.target, ...given }));
      if (landed) landed(Boolean(answer));
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
      this.typing = null; /* at once: the next letter may be for another field */
      return typing ? this.send(typing) : null;
    }

    async send(typing) {
      const now = Date.now(), { path, value } = typing;
      const again = Boolean(this.last.path) && FP.same(this.last.path, path) && now - this.last.at < STEP;
      const edits = this.put(path, value);
      if (!edits.length || JSON.stringify(FP.at(this.state.fields, path)) === JSON.stringify(value)) return this.update();
      this.last = { path, at: now };
      this.flying.add(typing);
      const landed = (done) => { /* words that are refused stay on the screen, until others are typed in their place */
        const all = [...this.flying];
        for (const one of done ? all.slice(0, all.indexOf(typing) + 1) : []) if (FP.same(one.path, path)) this.flying.delete(one);
      };
      const sent = this.request("edit", { edits, ...(again ? { again } : {}) }, landed);
      this.busy = Promise.allSettled([this.busy, sent]); /* saving waits for it */
      return sent;
    }

    async travel(way) {
      await this.flush();
      this.last = { path: null, at: 0 };
      if (this.state[way === "undo" ? "can_undo" : "can_redo"]) await this.request(way);
    }

    /* --- the bar and its keys ------------------------------------------------------------------------------- */

    buildBar(play) {
      this.undoing = button(FP.t("Undo"), () => this.travel("undo"));
      this.redoing = button(FP.t("Redo"), () => this.travel("redo"));
      this.status = make("p", { className: "fp-status", role: "status" });
      this.saving = button(FP.t("Save"), () => this.save(), { className: "fp-button fp-main" });
      this.bar = make("div", { className: "fp-desk-bar", role: "region", "aria-label": FP.t("Undo and save") }, this.undoing, this.redoing, this.status, button(FP.t("Play"), play), this.saving);
    }

    left() { return FP.left(this.state.findings); }

    updateBar() {
      const { state } = this, unsaved = state.unsaved || Boolean(this.pending);
      this.undoing.setAttribute("aria-disabled", String(!state.can_undo));
      this.redoing.setAttribute("aria-disabled", String(!state.can_redo));
      this.saving.setAttribute("aria-disabled", String(!unsaved));
      const mends = this.left() || FP.t("Nothing to mend");
      const saved = unsaved ? FP.t("not saved yet") : FP.t("saved"), text = `${mends} · ${saved}`;
      if (this.status.textContent !== text) this.status.textContent = text;
      desk.unsaved = unsaved;
    }

    key(event) {
      const held = event.ctrlKey || event.metaKey, letter = event.key.toLowerCase();
      if (held && letter === "z") this.travel(event.shiftKey ? "redo" : "undo");
      else if (held && letter === "y") this.travel("redo");
      else if (held && letter === "s") this.save();
      else if (event.key === "Escape" && this.card && this.card.contains(event.target)) this.close();
      else return;
      event.preventDefault();
    }

    async save(over) {
      await this.flush();
      await this.busy;
      if (!this.state.unsaved && !over) return;
      const answer = await FP.trying(() => FP.ask("save", { ...this.target, ...(over ? { over } : {}) }));
      if (!answer) return;
      if (answer.conflict) FP.conflict(answer.conflict, () => this.save(answer.conflict.theirs_mark), () => this.request("discard"));
      else {
        this.state.unsaved = false;
        this.update();
        FP.savedNote();
      }
    }
  };

  FP.savedNote = () => FP.note(FP.t("Saved at {time}.", { time: new Date().toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" }) }), "", "fp-is-done");

  /* What is left to do: fields that wait for words are no mistakes. */
  FP.left = (findings) => {
    const empty = findings.filter((one) => one.empty).length, wrong = findings.length - empty;
    return [...(wrong ? [FP.n("{n} thing to mend", "{n} things to mend", wrong)] : []), ...(empty ? [FP.n("{n} still to fill in", "{n} still to fill in", empty)] : [])].join(" · ");
  };

  /* Somebody else has changed the file: both versions side by side, and three ways on. */
  FP.conflict = ({ mine, theirs, gone }, keep, take) => {
    const version = (label, text) => make("div", {}, make("h3", {}, label), make("pre", { tabIndex: 0, "aria-label": label }, text));
    const sheet = make("dialog", { className: "fp-sheet fp-conflict", "aria-label": FP.t("This has changed meanwhile") });
    const way = (label, act, properties) => button(label, () => {
      sheet.close();
      if (act) act();
    }, properties);
    sheet.append(make("h2", {}, FP.t("This has changed meanwhile")),
      make("p", {}, gone ? FP.t("It is gone. Nothing was written.") : FP.t("Somebody or something else has changed it since you opened it. Nothing was written.")),
      make("div", { className: "fp-versions" }, version(FP.t("Your version"), mine), version(FP.t("The version on disk"), theirs)),
      make("div", { className: "fp-row" }, way(FP.t("Write your version over it"), keep), ...(gone ? [] : [way(FP.t("Give up your changes and take the other version"), take)]), way(FP.t("Decide later"), null, { className: "fp-button fp-main" })));
    sheet.addEventListener("close", () => sheet.remove());
    document.body.append(sheet);
    sheet.showModal();
  };
})();
