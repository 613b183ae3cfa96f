/* The kind "citation-check": a citation is followed from its mark in the text to the list, then questions are asked on it,
   each when the one before is answered.  After Check the words of the text that decide a question are shown with its reason.

   The key is a list of questions {choice, whys: {choice: why}, fact, words, source, entries}; words, of the passage and of the
   source where it is shown, are [line, start, end, the words], in characters of the line; entries are numbers in the list. */
FP.kinds["citation-check"] = (() => {
  const { make, button } = FP;

  /* Point out the characters from start to end of a line, whatever marks are in it already. */
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
    constructor(exercise, dock) {
      this.exercise = exercise;
      this.dock = dock;
      this.fields = [...exercise.querySelectorAll(".fp-question")];
      this.history = new FP.History(this.fields.map(() => null));
      exercise.addEventListener("change", (event) => this.choose(event));
      exercise.addEventListener("click", ({ target }) => {
        const field = this.exercise.result && target.closest(".fp-question");
        if (field) exercise.readAt(this.items[this.fields.indexOf(field)]);
      });
      this.back = button(FP.t("Back to the text"), () => this.return());
      const list = exercise.querySelector(".fp-entries:not(p)");
      for (const words of exercise.querySelectorAll(".fp-focus-mark, .fp-focus-claim")) {
        const entries = list && words.matches(".fp-focus-mark");
        const follow = () => this.visit(entries ? list.querySelector("li") || list : this.fields.findLast((field) => !field.hidden), words);
        words.setAttribute("role", "button");
        words.tabIndex = 0;
        words.addEventListener("click", follow);
        words.addEventListener("keydown", (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          follow();
        });
      }
      this.paint();
    }

    /* --- the way to something else on the page, and back ------------------------------------------------------------ */

    visit(place, from) {
      this.from = from;
      const fold = place.closest("details");
      if (fold) fold.open = true;
      place.tabIndex = -1;
      place.focus({ preventScroll: true });
      this.dock.bring(place);
      this.exercise.lay();
    }

    return() {
      const { from } = this;
      this.from = null;
      this.exercise.lay();
      from.focus({ preventScroll: true });
      this.dock.bring(from);
    }

    left() { return [this.from && this.back]; }

    /* --- answers ----------------------------------------------------------------------------------------------------- */

    response() { return { choices: [...this.history.now] }; }

    restore({ choices }) {
      if (!Array.isArray(choices)) return;
      this.history.reset(this.fields.map((field, i) => ([...field.querySelectorAll("input")].some((input) => input.value === choices[i]) ? choices[i] : null)));
      this.paint();
    }

    choose({ target }) {
      const i = this.fields.indexOf(target.closest(".fp-question"));
      if (i < 0) return;
      if (this.exercise.result) { /* nothing is changed while the answers are read */
        this.paint();
        return;
      }
      const fresh = this.history.now[i] === null;
      this.history.set(this.history.now.map((old, j) => (j === i ? target.value : old)));
      this.paint();
      this.exercise.changed();
      if (fresh && this.fields[i + 1] && !this.history.now[i + 1]) this.dock.show(this.fields[i + 1]);
    }

    travelled() { this.paint(); }

    /* Each question comes when the one before it is answered. */
    paint() {
      const { now } = this.history;
      this.fields.forEach((field, i) => {
        for (const input of field.querySelectorAll("input")) input.checked = input.value === now[i];
        field.hidden = i > 0 && !now[i] && now[i - 1] === null;
      });
    }

    missing() {
      const open = this.history.now.filter((answer) => answer === null).length;
      return open ? FP.n("{n} question still to answer.", "{n} questions still to answer.", open) : "";
    }

    asks() {
      const done = this.history.now.filter(Boolean).length;
      return done ? FP.t("{n} of {all} answered", { n: done, all: this.fields.length }) : FP.t("Read the highlighted words, then answer.");
    }

    hints(key) {
      const asked = this.fields.map((field) => FP.terms.axes[field.dataset.axis]).join(", ").toLowerCase();
      /* An answer that the reader has not ruled out by trying it: to the question in hand, or to each once all are answered. */
      const { now } = this.history, open = now.indexOf(null);
      const ruled = this.fields.map((field, i) => {
        const other = [...field.querySelectorAll("input")].find(({ value }) => value !== key[i].choice && value !== now[i]);
        return FP.t("“{choice}” (question {n})", { n: i + 1, choice: other.parentNode.textContent.trim().replace(/\.$/, "") });
      }).filter((_, i) => open < 0 || i === open);
      return [
        FP.t("Each question tests one thing only: {asked}. Answer it by the words of the text, not by what you think of the matter.", { asked }),
        FP.t("Read the highlighted words again, then look for the entry in the text's own list, if it has one, and hold date, title and wording against each other."),
        FP.t("You can rule out: {answers}.", { answers: FP.list(ruled) }),
      ];
    }

    /* --- checking ------------------------------------------------------------------------------------------------------ */

    freeze(on) {
      this.from = null;
      for (const field of this.fields) field.setAttribute("aria-disabled", String(on));
      for (const choice of this.exercise.querySelectorAll(".fp-choice")) choice.removeAttribute("data-right");
    }

    check(key) {
      const { now } = this.history, hits = now.map((answer, i) => answer === key[i].choice);
      this.items = this.fields.map((field, i) => this.item(field, key[i], i, hits[i]));
      const right = hits.filter(Boolean).length;
      return {
        items: this.items,
        summary: FP.t("{n} of {all} right.", { n: right, all: key.length }),
        score: right / key.length,
        parts: this.fields.map((field, i) => [`axis:${field.dataset.axis}`, hits[i] ? 1 : 0]),
      };
    }

    item(field, { choice, whys, fact, words, source, entries }, i, hit) {
      const right = field.querySelector(`input[value="${choice}"]`).parentNode;
      right.dataset.right = "";
      const shown = [
        ...words.map(([, , , text, n]) => FP.t("Paragraph {n}: “{words}”.", { n, words: text })),
        ...source.map(([, , , text, n]) => FP.t("Paragraph {n} of the source: “{words}”.", { n, words: text })),
        ...entries.map((number) => FP.t("Entry {n}: {entry}", { n: number, entry: this.entry(number).textContent })),
      ];
      const see = button(FP.t("See it in the text"), () => {
        const away = see.getAttribute("aria-pressed") === "true";
        const there = away ? field : this.exercise.querySelector("mark.fp-decides") || this.entry(entries[0]);
        const fold = there.closest("details");
        if (fold) fold.open = true;
        see.setAttribute("aria-pressed", String(!away));
        see.textContent = away ? FP.t("See it in the text") : FP.t("Back to the question");
        this.dock.bring(there);
      }, { "aria-pressed": "false" });
      const more = [
        ...(hit ? [] : [FP.t("The answer: {choice}", { choice: right.textContent.trim() }), whys[choice]]),
        ...(fact ? [FP.t("The text shows: {fact}", { fact })] : []),
        ...shown, make("p", {}, see),
      ];
      return {
        outcome: hit ? "right" : "wrong", group: hit ? "found" : "now", place: [field], title: FP.t("Question {n}", { n: i + 1 }),
        text: whys[this.history.now[i]], more, words, source, entries,
      };
    }

    /* An entry of the text's list, which is once on the page. */
    entry(number) {
      const { list } = this.exercise.querySelector("[data-list]").dataset;
      const own = this.exercise.querySelector(`[data-list] li[value="${number}"]`);
      return own || document.querySelector(`[data-list="${list}"] li[value="${number}"]`);
    }

    frame(item, on) {
      item.place[0].classList.toggle("fp-framed", on);
      if (on) this.point(item);
      else this.forget();
    }

    /* Point out words and entries where they are. */
    point({ words, source, entries }) {
      this.forget();
      const places = [...words.map((word) => [".fp-passage:not(.fp-opened)", word]), ...source.map((word) => [".fp-opened", word])];
      for (const [box, [line, start, end]] of places) {
        const here = this.exercise.querySelector(`${box} > .fp-text > .fp-line[data-line="${line}"]`);
        if (here) pointOut(here, start, end);
      }
      for (const number of entries) {
        for (const part of [this.entry(number), ...this.exercise.querySelectorAll(`[data-entry="${number}"]`)]) part.classList.add("fp-decides");
      }
    }

    forget() {
      for (const mark of this.exercise.querySelectorAll("mark.fp-decides")) {
        const around = mark.parentNode;
        mark.replaceWith(...mark.childNodes);
        around.normalize();
      }
      for (const part of document.querySelectorAll(".fp-decides")) part.classList.remove("fp-decides");
    }
  };
})();
