/* <fp-exercise>: one exercise of any kind.

   Attributes, set by `render.py`: data-id, data-kind, data-mode, and in practice mode data-key.
   Events, fired on the element: `fp-checked` with {score} after Check.
   Without this script the page is a worksheet; the script adds the controls and takes nothing away. */
(() => {
  const { make } = FP;
  const KEYS = {
    "loaded-terms": "Arrow keys move from word to word. Space marks a word or takes its mark away. Shift with an arrow takes in more words. Or click, tap or drag.",
  };

  /* Hand in: the answers of all exercises of the page as one file, made on the device. */
  function save(status) {
    const answers = {};
    for (const exercise of document.querySelectorAll("fp-exercise")) answers[exercise.dataset.id] = exercise.response();
    const text = JSON.stringify({ format: "facingpages-response-1", reader: "", answers }, null, 1);
    const name = location.pathname.split("/").pop().replace(/\.html$/, "") || "answers";
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: `${name}-answers.json` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    status.textContent = "Your answers are saved as a file on this device. Hand it in as your teacher asks; put your name into the file's name.";
  }

  class Exercise extends HTMLElement {
    connectedCallback() {
      if (this.ready) return;
      this.ready = true;
      this.kind = this.dataset.kind;
      this.status = make("p", { className: "fp-status", role: "status" });
      this.results = make("div", { className: "fp-feedback" });
      const controls = make("div", { className: "fp-controls" });
      const button = (label, act) => {
        const made = make("button", { type: "button", className: "fp-button" }, label);
        made.addEventListener("click", () => act.call(this, made));
        controls.append(made);
        return made;
      };
      try {
        this.open(button);
      } catch (error) {
        this.append(make("p", { className: "fp-mistake" }, `This exercise cannot be played here: ${error.message}.`));
        return;
      }
      if (this.dataset.key) {
        button("Check", this.check);
        this.again = button("Try again", this.retry);
        this.shown = button("Show answers", this.show);
        this.again.hidden = this.shown.hidden = true;
      }
      if (this.dataset.mode === "class") button("Save the answers of this page", () => save(this.status));
      this.append(controls, this.status, this.results);
    }

    /* Make the exercise playable, by kind. */
    open(button) {
      if (this.kind === "loaded-terms") {
        const paper = this.querySelector(".fp-paper");
        if (!this.querySelector(".fp-line[data-w]")) return; /* a teacher's copy, with the key printed in the text */
        this.marking = new FP.Marking(this, () => this.changed());
        if (paper) paper.hidden = true;
        const help = make("p", { className: "fp-help", id: `${this.dataset.id}-help` }, KEYS[this.kind]);
        this.querySelector(".fp-prompt").after(help);
        for (const line of this.querySelectorAll("[role=listbox]")) line.setAttribute("aria-describedby", help.id);
        const phrase = button("Mark a phrase by two taps", () => {
          this.marking.phrase = !this.marking.phrase;
          this.marking.letGo();
          phrase.setAttribute("aria-pressed", String(this.marking.phrase));
        });
        phrase.setAttribute("aria-pressed", "false");
        button("Clear all marks", () => this.marking.set([]));
      } else {
        this.addEventListener(this.kind === "rewrite" ? "input" : "change", () => this.changed());
      }
    }

    fields() {
      return this.kind === "claim-evidence" ? [...this.querySelectorAll("select")] : [...this.querySelectorAll(".fp-question")];
    }

    answers() {
      return this.fields().map((field) => (field.matches("select") ? field.value : (field.querySelector(":checked") || {}).value) || null);
    }

    /* What is answered here, in the format that `facingpages score` reads. */
    response() {
      if (this.kind === "rewrite") return { text: this.querySelector("textarea").value };
      if (this.kind !== "loaded-terms") return { [this.kind === "claim-evidence" ? "roles" : "choices"]: this.answers() };
      return { marks: this.marking.ranges().map(([start, end]) => ({ start, end, exact: this.marking.text(start, end) })) };
    }

    changed() {
      if (!this.checked) return;
      this.checked = false;
      this.wipe();
      this.status.textContent = "";
    }

    wipe() {
      this.results.textContent = "";
      for (const note of this.querySelectorAll(".fp-note")) note.remove();
      for (const part of this.querySelectorAll("[data-outcome]")) {
        part.removeAttribute("data-outcome");
        part.removeAttribute("aria-description");
      }
      this.again.hidden = this.shown.hidden = true;
    }

    check() {
      const key = FP.key(this.dataset.key);
      if (this.checked) this.wipe();
      const check = { "loaded-terms": () => this.checkMarks(key[0]), rewrite: () => this.checkText(key[0]) }[this.kind] || (() => this.checkAnswers(key));
      const result = check();
      if (!result) return;
      this.checked = true;
      this.again.hidden = this.shown.hidden = false;
      this.status.textContent = result.summary;
      this.dispatchEvent(new CustomEvent("fp-checked", { bubbles: true, detail: { score: result.score } }));
    }

    checkMarks(spans) {
      const { words } = this.marking;
      const result = FP.feedback.marking(this.marking.ranges(), spans, (start, end) => this.marking.text(start, end), words.length);
      this.results.append(make("h4", {}, "Span by span"), result.list);
      spans.forEach(([start, end], i) => {
        if (result.results[i] === "spared") return;
        for (let w = start; w < end; w++) {
          words[w].dataset.outcome = result.results[i];
          words[w].setAttribute("aria-description", `span ${i + 1}, see the list below`);
        }
      });
      return result;
    }

    checkText(key) {
      const text = this.querySelector("textarea").value;
      if (!text.trim()) {
        this.status.textContent = "Write the sentence in your words first.";
        return null;
      }
      const result = FP.feedback.rewriting(text, key);
      this.results.append(make("h4", {}, "Part by part"), result.list, make("h4", {}, "For you and your neighbour to judge"), result.judged);
      return result;
    }

    checkAnswers(key) {
      const given = this.answers();
      if (given.includes(null)) {
        this.status.textContent = `${given.filter((answer) => answer === null).length} still to answer.`;
        return null;
      }
      const sorting = this.kind === "claim-evidence";
      const right = sorting ? key[0].map(([roles]) => roles) : key.map(([choice]) => [choice]);
      const result = FP.feedback.answered(given, right, key);
      this.fields().forEach((field, i) => {
        const hit = right[i].includes(given[i]);
        const part = sorting ? field.parentNode : field;
        part.dataset.outcome = hit ? "right" : "wrong";
        const why = sorting ? key[0][i][3] : key[i][1][given[i]];
        part.append(make("p", { className: "fp-note" }, make("strong", {}, hit ? "Right." : "Not this one."), ` ${why}`));
      });
      return result;
    }

    retry() {
      this.checked = false;
      this.wipe();
      this.status.textContent = "Your answers are kept. Change what you like and check again.";
      const first = this.querySelector(".fp-word[tabindex='0'], select, input");
      if (first) first.focus();
    }

    /* Put the key on the page, in place. */
    show() {
      const key = FP.key(this.dataset.key);
      if (this.kind === "loaded-terms") {
        this.marking.set(key[0].filter((s) => s[2] === "loaded").map((s) => [s[0], s[1]]));
        this.check();
        return;
      }
      if (this.kind === "rewrite") {
        const [, , , model, why] = key[0];
        for (const note of this.querySelectorAll(".fp-note")) note.remove();
        this.results.append(make("p", { className: "fp-note" }, make("strong", {}, "One way to say it: "), make("q", {}, model), ` ${why}`));
        return;
      }
      for (const note of this.querySelectorAll(".fp-note")) note.remove();
      this.fields().forEach((field, i) => {
        const part = this.kind === "claim-evidence" ? field.parentNode : field;
        if (this.kind === "claim-evidence") {
          const [roles, evidence, supports, why] = key[0][i];
          const names = roles.map((role) => field.querySelector(`option[value="${role}"]`).textContent);
          const more = [evidence && `kind: ${evidence}`, supports && `supports unit ${supports}`].filter(Boolean).join(", ");
          part.append(make("p", { className: "fp-note" }, make("strong", {}, names.join(" or ")), more ? ` (${more}). ` : ". ", why));
        } else {
          const [choice, whys, fact] = key[i];
          if (fact) part.append(make("p", { className: "fp-note" }, make("strong", {}, "What the text shows: "), fact));
          for (const label of field.querySelectorAll(".fp-choice")) {
            const value = label.querySelector("input").value;
            label.after(make("p", { className: "fp-note" }, make("strong", {}, value === choice ? "Right. " : "Not this one. "), whys[value]));
          }
        }
      });
    }
  }

  if (!customElements.get("fp-exercise")) customElements.define("fp-exercise", Exercise);

  /* mkdocs-material gives its search dialog no name (9.8); a screen reader needs one. */
  for (const dialog of document.querySelectorAll(".md-search[role=dialog]:not([aria-label])")) dialog.setAttribute("aria-label", "Search");
})();
