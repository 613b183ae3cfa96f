/* The kind "citation-check": questions on one citation, asked one after the other, each with choices of which one is right.

   After Check all stand below each other, and each shows the words of the text that decide it.
   The key is a list of questions [choice, {choice: why}, what the text shows, words, entries, words of the source]; words
   are [line, start, end, the words], in characters of the line, and entries are numbers in the text's list. */
FP.kinds["citation-check"] = (() => {
  const { make } = FP;

  /* Point out the characters from start to end of a line, whatever marks stand in it already. */
  function pointOut(line, start, end) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let at = 0;
    for (const node of nodes) {
      const from = Math.max(0, start - at), to = Math.min(node.length, end - at);
      at += node.length;
      if (from >= to) continue;
      const piece = node.splitText(from);
      piece.splitText(to - from);
      const mark = make("mark", { className: "fp-decides" });
      piece.replaceWith(mark);
      mark.append(piece);
    }
  }

  return class {
    constructor(exercise, controls, changed) {
      this.exercise = exercise;
      this.fields = [...exercise.querySelectorAll(".fp-question")];
      this.list = exercise.querySelector("details.fp-entries");
      exercise.addEventListener("change", changed);
      const step = (label, by) => {
        const made = make("button", { type: "button", className: "fp-button" }, label);
        made.addEventListener("click", () => this.go(this.at + by, true));
        return made;
      };
      this.back = step(FP.t("Back"), -1);
      this.next = step(FP.t("Next"), 1);
      this.place = make("span", { role: "status" });
      this.steps = make("div", { className: "fp-steps" }, this.back, this.place, this.next);
      this.fields[this.fields.length - 1].after(this.steps);
      this.steps.hidden = this.fields.length < 2;
      this.go(0);
    }

    /* Ask one question, unless all are open. */
    go(at, focus) {
      if (!this.steps.isConnected) return;
      this.at = at;
      this.fields.forEach((field, i) => { field.hidden = i !== at; });
      this.place.textContent = FP.t("Question {n} of {all}", { n: at + 1, all: this.fields.length });
      this.back.disabled = at === 0;
      this.next.disabled = at === this.fields.length - 1;
      if (focus) (this.fields[at].querySelector(":checked") || this.fields[at].querySelector("input")).focus();
    }

    answers() { return this.fields.map((field) => (field.querySelector(":checked") || {}).value || null); }

    response() { return { choices: this.answers() }; }

    restore({ choices }) {
      if (!Array.isArray(choices)) return;
      this.fields.forEach((field, i) => {
        for (const input of field.querySelectorAll("input")) input.checked = input.value === choices[i];
      });
    }

    hints(key) {
      const asked = this.fields.map((field) => FP.terms.axes[field.dataset.axis]).join(", ").toLowerCase();
      const ruled = this.fields.map((field, i) => {
        const other = [...field.querySelectorAll(".fp-choice")].find((choice) => choice.querySelector("input").value !== key[i][0]);
        return FP.t("{n}: not “{choice}”", { n: i + 1, choice: other.textContent.trim().replace(/\.$/, "") });
      });
      return [
        FP.t("Each question tests one thing only: {asked}. Answer it by the words of the text, not by what you think of the matter.", { asked }),
        FP.t("Read the highlighted words again, then look for the entry in the text's own list, if it has one, and hold date, title and wording against each other."),
        FP.t("One answer each that can be ruled out. {answers}.", { answers: FP.list(ruled) }),
      ];
    }

    check(key) {
      const given = this.answers();
      const open = given.filter((answer) => answer === null).length;
      if (open) {
        this.go(given.indexOf(null), true);
        return FP.n("{n} question still to answer.", "{n} questions still to answer.", open);
      }
      this.steps.remove();
      for (const field of this.fields) field.hidden = false;
      const hits = given.map((answer, i) => answer === key[i][0]);
      this.fields.forEach((field, i) => {
        field.dataset.outcome = hits[i] ? "right" : "wrong";
        field.append(make("p", { className: "fp-note" }, make("strong", {}, hits[i] ? FP.t("Right.") : FP.t("Not this one.")), ` ${key[i][1][given[i]]}`));
        this.offer(field, key[i], i);
      });
      const right = hits.filter(Boolean).length;
      return { score: right / key.length, summary: FP.t("{n} of {all} right.", { n: right, all: key.length }), parts: this.fields.map((field, i) => [`axis:${field.dataset.axis}`, hits[i] ? 1 : 0]) };
    }

    show(key) {
      this.forget();
      this.fields.forEach((field, i) => {
        const [choice, whys, fact] = key[i];
        if (fact) field.append(make("p", { className: "fp-note" }, make("strong", {}, FP.t("What the text shows:")), ` ${fact}`));
        for (const label of field.querySelectorAll(".fp-choice")) {
          const { value } = label.querySelector("input");
          label.after(make("p", { className: "fp-note" }, make("strong", {}, value === choice ? FP.t("Right.") : FP.t("Not this one.")), ` ${whys[value]}`));
        }
        this.offer(field, key[i], i);
      });
    }

    /* --- the words that decide -------------------------------------------------------------------------- */

    /* A button in a note, so that it goes when the notes go. */
    offer(field, [, , , words, entries, opened], i) {
      const button = make("button", { type: "button", className: "fp-button fp-show-words", "aria-pressed": "false", "aria-label": FP.t("Show the words that decide question {n}", { n: i + 1 }) },
        FP.t("Show the words"));
      const told = make("span", { role: "status" });
      button.addEventListener("click", () => {
        const again = button.getAttribute("aria-pressed") === "true";
        this.forget();
        if (again) return;
        button.setAttribute("aria-pressed", "true");
        told.textContent = ` ${this.point(words, entries, opened, field.dataset.axis === "trace")}`;
      });
      field.append(make("p", { className: "fp-note fp-words" }, button, told));
    }

    /* Point out words and entries in place, bring the first into view, and say them. */
    point(words, entries, opened, opens) {
      const said = words.map(([line, start, end, text]) => {
        this.pointIn(".fp-passage:not(.fp-opened)", line, start, end);
        return FP.t("Line {line}: “{words}”.", { line, words: text });
      });
      for (const [line, start, end, text] of opened) {
        this.pointIn(".fp-opened", line, start, end);
        said.push(FP.t("Line {line} of the source: “{words}”.", { line, words: text }));
      }
      if (this.list && (opens || entries.length)) this.list.open = true;
      for (const number of entries) {
        const entry = this.list.querySelectorAll("li")[number - 1];
        for (const part of [entry, ...this.exercise.querySelectorAll(`[data-entry="${number}"]`)]) part.classList.add("fp-decides");
        said.push(FP.t("Entry {n}: {entry}", { n: number, entry: entry.textContent }));
      }
      const first = this.exercise.querySelector(":is(mark, li).fp-decides");
      if (first) first.scrollIntoView({ block: "center" });
      return said.join(" ");
    }

    /* Point out characters of a line in the box of a passage, if the line is shown there. */
    pointIn(box, line, start, end) {
      const here = this.exercise.querySelector(`${box} > .fp-text > .fp-line[data-line="${line}"]`);
      if (here) pointOut(here, start, end);
    }

    forget() {
      for (const mark of this.exercise.querySelectorAll("mark.fp-decides")) {
        const around = mark.parentNode;
        mark.replaceWith(...mark.childNodes);
        around.normalize();
      }
      for (const part of this.exercise.querySelectorAll(".fp-decides")) part.classList.remove("fp-decides");
      for (const told of this.exercise.querySelectorAll(".fp-words span")) told.textContent = "";
      for (const button of this.exercise.querySelectorAll(".fp-show-words")) button.setAttribute("aria-pressed", "false");
    }

    wipe() { this.forget(); }
  };
})();
