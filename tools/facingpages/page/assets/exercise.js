/* <fp-exercise>: one exercise of any kind; what is special to a kind is in the class `FP.kinds[kind]`.

   Attributes, set by `render.py`: data-id, data-kind, data-mode, data-version, and in practice mode data-key.
   Events, all bubbling: `fp-ready`; `fp-changed` with {id, version, response} after each change of an answer;
   `fp-checked` with {id, version, score, parts} after Check, where parts are pairs of category and credit.
   Without this script the page is a worksheet; the script adds the controls and takes nothing away.

   A kind has: constructor(exercise, controls, changed), response(), restore(response), hints(key),
   check(key, results), which returns {score, summary, parts}, or a string that says what is still to do,
   show(key, results), which may return what is to be said of it, and perhaps wipe(). */
(() => {
  const { make } = FP;

  /* Hand in: the answers of all exercises of the page as one file, made on the device. */
  function save(say) {
    const answers = {};
    for (const exercise of document.querySelectorAll("fp-exercise")) if (exercise.task) answers[exercise.dataset.id] = exercise.response();
    const name = location.pathname.split("/").pop().replace(/\.html$/, "") || "answers";
    FP.download(`${name}-answers.json`, { format: "facingpages-response-1", reader: "", answers });
    say(FP.t("Your answers are saved as a file on this device. Hand it in as your teacher asks; put your name into the file's name."));
  }

  /* Save data as a JSON file on the device. */
  FP.download = (name, data) => {
    const link = make("a", { href: URL.createObjectURL(new Blob([JSON.stringify(data, null, 1)], { type: "application/json" })), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000); /* a slow device begins late */
  };

  class Exercise extends HTMLElement {
    connectedCallback() {
      if (this.ready) return;
      this.ready = true;
      customElements.upgrade(this); /* the passages take their places before their words are numbered */
      FP.reading.offer(this);
      this.status = make("p", { className: "fp-status", role: "status" });
      this.results = make("div", { className: "fp-feedback" });
      this.controls = make("div", { className: "fp-controls" });
      const Kind = FP.kinds[this.dataset.kind];
      const printed = this.dataset.mode === "teacher" && this.dataset.kind === "loaded-terms"; /* the key stands in the text */
      if (!Kind || printed) return;
      try {
        this.task = new Kind(this, this, () => this.changed());
      } catch (error) {
        this.append(make("p", { className: "fp-mistake" }, FP.t("This exercise cannot be played here: {error}.", { error: error.message })));
        return;
      }
      if (this.dataset.key) {
        this.hints = 0;
        this.button(FP.t("Check"), () => this.check());
        this.hint = this.button(FP.t("Hint {step} of 3", { step: 1 }), () => this.help());
        this.again = this.button(FP.t("Try again"), () => this.retry());
        this.shown = this.button(FP.t("Show answers"), () => this.show());
        this.again.hidden = this.shown.hidden = true;
      }
      if (this.dataset.mode === "class") this.button(FP.t("Save the answers of this page"), () => save((text) => this.say(text)));
      this.append(this.controls, this.status, this.results);
      this.tell("fp-ready");
    }

    button(label, act) {
      const made = make("button", { type: "button", className: "fp-button" }, label);
      made.addEventListener("click", act);
      this.controls.append(made);
      return made;
    }

    /* Undo and Redo: two buttons, and what brings them up to date; the focus does not fall from one that goes out. */
    steps(undo, redo) {
      const buttons = [this.button(FP.t("Undo"), undo), this.button(FP.t("Redo"), redo)];
      const update = (...left) => {
        const at = buttons.indexOf(document.activeElement);
        buttons.forEach((one, i) => { one.disabled = !left[i].length; });
        if (at >= 0 && buttons[at].disabled) buttons[1 - at].focus();
      };
      update([], []);
      return update;
    }

    say(text) { this.status.textContent = text; }

    tell(name, what = {}) {
      const { id, version } = this.dataset;
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { id, version, ...what } }));
    }

    response() { return this.task.response(); }

    /* Put a saved answer back. */
    restore(response) {
      if (response && typeof response === "object") this.task.restore(response);
    }

    /* An answer is changed; `still` says that what Check said of it still holds. */
    changed(still) {
      this.tell("fp-changed", { response: this.response() });
      if (!this.checked || still) return;
      this.wipe();
      this.say("");
    }

    wipe() {
      this.checked = false;
      this.results.textContent = "";
      for (const note of this.querySelectorAll(".fp-note")) note.remove();
      for (const part of this.querySelectorAll("[data-outcome]")) part.removeAttribute("data-outcome");
      if (this.task.wipe) this.task.wipe();
      this.again.hidden = this.shown.hidden = true;
    }

    check() {
      if (this.checked) this.wipe();
      for (const facing of this.querySelectorAll("fp-facing")) facing.show(null);
      const result = this.task.check(FP.key(this.dataset.key), this.results);
      if (typeof result === "string") {
        this.say(result);
        return;
      }
      this.checked = true;
      this.summary = result.summary;
      this.again.hidden = this.shown.hidden = false;
      this.say(result.summary);
      this.tell("fp-checked", { score: result.score, parts: result.parts });
    }

    /* The next of three hints; after the third the first comes again, with what has been answered since. */
    help() {
      const step = this.hints++ % 3;
      this.say(FP.t("Hint {step} of 3. {hint}", { step: step + 1, hint: this.task.hints(FP.key(this.dataset.key))[step] }));
      this.hint.textContent = FP.t("Hint {step} of 3", { step: (step + 1) % 3 + 1 });
    }

    retry() {
      this.wipe();
      this.say(FP.t("Your answers are kept. Change what you like and check again."));
      const first = this.querySelector(".fp-word[tabindex='0'], select, input, textarea");
      if (first) first.focus();
    }

    /* Put the key on the page, in place, beside the reader's answers; the score stays in sight. */
    show() {
      for (const note of this.querySelectorAll(".fp-note")) note.remove();
      const said = this.task.show(FP.key(this.dataset.key), this.results) || FP.t("The answers now stand beside yours; yours are kept.");
      this.say(`${this.summary} ${said}`);
    }
  }

  if (!customElements.get("fp-exercise")) customElements.define("fp-exercise", Exercise);
})();
