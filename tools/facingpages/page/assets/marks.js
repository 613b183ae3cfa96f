/* The kind "loaded-terms": marks are made, named, checked span by span, and the passage is read in neutral words.

   The key is one list of spans [start, end, verdict, technique, neutral, why, core], where core is [start, end] again. */
FP.kinds["loaded-terms"] = (() => {
  const { make } = FP;
  const HELP = FP.t("Arrow keys move from word to word. Space marks a word or takes its mark away. Shift with an arrow takes in more words. Or click, tap or drag.");
  const OUTCOMES = {
    found: FP.t("found"),
    wide: FP.t("found, but your mark is wider"),
    narrow: FP.t("found in part"),
    missed: FP.t("not marked"),
    contested: FP.t("contested: counts neither way"),
    plain: FP.t("not loaded, though you marked it"),
    spared: FP.t("rightly left unmarked"),
    unkeyed: FP.t("your mark, not in the key"),
  };
  const CREDIT = { found: 1, wide: 0.5, narrow: 0.5, missed: 0 };
  const label = (technique) => (FP.terms.techniques[technique] || [technique])[0];
  const of = (spans, verdict) => spans.filter((s) => s[2] === verdict).map((s) => [s[0], s[1]]);

  function tendency(touched, keyed, beside) {
    if (beside > keyed - touched) return FP.t("You tend to mark too much: ask of each mark what fact it names.");
    if (keyed - touched > beside) return FP.t("You tend to mark too little: look at the nouns and verbs as well.");
    return touched === keyed ? FP.t("You mark about right.") : FP.t("You mark as many other words as you miss.");
  }

  return class {
    constructor(exercise, controls) {
      this.exercise = exercise;
      this.marking = exercise.marking = new FP.Marking(exercise, () => this.take());
      this.naming = new FP.Naming(this.marking);
      exercise.querySelector(".fp-paper").hidden = true;
      const help = make("p", { className: "fp-help", id: `${exercise.dataset.id}-help` }, HELP);
      exercise.querySelector(".fp-prompt").after(help);
      for (const line of exercise.querySelectorAll("[role=listbox]")) line.setAttribute("aria-describedby", help.id);
      exercise.querySelector(".fp-paper").after(this.naming.element);
      const phrase = controls.button(FP.t("Mark a phrase by two taps"), () => {
        this.marking.phrase = !this.marking.phrase;
        this.marking.letGo();
        phrase.setAttribute("aria-pressed", String(this.marking.phrase));
      });
      phrase.setAttribute("aria-pressed", "false");
      this.steps = controls.steps(() => this.marking.undo(), () => this.marking.redo());
      controls.button(FP.t("Clear all marks"), () => this.marking.set([]));
      this.mirror = controls.button(FP.t("Read it in neutral words"), () => this.reflect());
      this.mirror.setAttribute("aria-pressed", "false");
      this.mirror.hidden = true;
    }

    /* Take up what the marks now are.  What Check said holds for as long as just these words are marked. */
    take() {
      const { marks, past, future } = this.marking;
      const words = String(this.marking.ranges()), names = String(marks.map((m) => m.technique));
      const [same, renamed] = [words === this.words, names !== this.names];
      [this.words, this.names] = [words, names];
      this.naming.update();
      this.steps(past, future);
      if (this.restoring) return;
      this.exercise.changed(same);
      if (same && renamed && this.exercise.checked) this.exercise.say(FP.t("Check again to have the new name counted."));
    }

    response() {
      return { marks: this.marking.marks.map(({ start, end, technique, neutral }) => ({ start, end, exact: this.marking.text(start, end), technique, neutral })) };
    }

    /* Put saved marks back; those that do not fit these words are left out. */
    restore(response) {
      const { words } = this.marking;
      const fits = (m) => m && Number.isInteger(m.start) && Number.isInteger(m.end) && m.start < m.end && words[m.start] && words[m.end - 1]
        && words[m.start].fpBounds === words[m.end - 1].fpBounds && this.marking.text(m.start, m.end) === m.exact;
      const marks = (Array.isArray(response.marks) ? response.marks : []).filter(fits).map(({ start, end, technique, neutral }) => (
        { start, end, technique: technique in FP.terms.techniques ? technique : null, neutral: typeof neutral === "string" ? neutral : "" }));
      this.restoring = true;
      this.marking.put(marks);
      this.restoring = false;
    }

    hints([spans]) {
      const loaded = spans.filter((s) => s[2] === "loaded");
      if (!loaded.length) {
        return [FP.t("Put each strong word to the swap test: what fact would go with it?"), FP.t("Ask in each sentence whose word it is."), FP.t("It can be right to mark nothing.")];
      }
      const { words } = this.marking;
      const place = ([start]) => {
        const line = words[start].closest(".fp-line");
        return FP.t("line {line}, sentence {number}", { line: line.dataset.line, number: [...line.children].indexOf(words[start].parentNode) + 1 });
      };
      const left = loaded.filter((s) => FP.scoring.outcome(this.marking.ranges(), [s[0], s[1]]) === "missed");
      return [
        FP.n("The key has {n} loaded expression here.", "The key has {n} loaded expressions here.", loaded.length),
        left.length ? FP.t("Look again here: {places}.", { places: FP.list([...new Set(left.map(place))]) }) : FP.t("You have touched each of them: look at where your marks begin and end."),
        FP.t("Techniques to look for: {techniques}.", { techniques: [...new Set(loaded.map((s) => label(s[3])))].join(", ").toLowerCase() }),
      ];
    }

    check([spans], results) {
      const marks = this.marking.ranges(), { words } = this.marking;
      const loaded = of(spans, "loaded"), contested = of(spans, "contested");
      const outcomes = spans.map(([start, end, verdict, , , , core]) => {
        const outcome = FP.scoring.outcome(marks, [start, end], core);
        if (verdict === "plain") return outcome === "missed" ? "spared" : "plain";
        return verdict === "contested" ? "contested" : outcome;
      });
      const cores = spans.filter((s) => s[2] === "loaded").map((s) => s[6]);
      const score = FP.scoring.finding(marks, loaded, contested, words.length, cores);
      const touched = spans.filter((s, i) => s[2] === "loaded" && outcomes[i] !== "missed").length;
      const merged = FP.scoring.merged(marks);
      const counted = FP.scoring.without(merged, contested);
      const others = counted.filter((m) => !loaded.some((s) => FP.scoring.overlap(m, s))), beside = others.length;
      const said = [];
      if (loaded.length) said.push(FP.n("You found {found} of {n} loaded expression.", "You found {found} of {n} loaded expressions.", loaded.length, { found: touched }));
      else said.push(counted.length ? FP.t("The key has nothing loaded here.") : FP.t("Right: the key has nothing loaded here either."));
      if (beside) said.push(FP.n("{n} mark is on other words.", "{n} marks are on other words.", beside));
      if (merged.reduce((sum, m) => sum + m[1] - m[0], 0) * 5 > words.length * 2) {
        said.push(FP.t("More than two fifths of the words are marked, so the score is 0: mark only what judges."));
      } else if (loaded.length) said.push(tendency(touched, loaded.length, beside));
      said.push(FP.t("Score {score} of 1.", { score: FP.score(score) }), ...this.named(spans));
      const unkeyed = others.filter((m) => !spans.some((s) => FP.scoring.overlap(m, s)));
      results.append(make("h4", {}, FP.t("Span by span")), this.list(spans, outcomes, unkeyed));
      for (const [start, end] of unkeyed) this.point(start, end, "plain", OUTCOMES.unkeyed);
      spans.forEach(([start, end], i) => {
        if (outcomes[i] !== "spared") this.point(start, end, outcomes[i], FP.t("span {number}: {outcome}", { number: i + 1, outcome: OUTCOMES[outcomes[i]] }));
      });
      this.mirror.parentNode.append(this.mirror);
      this.mirror.hidden = !spans.some((s) => s[4] && s[2] === "loaded");
      this.spans = spans;
      const parts = spans.flatMap((s, i) => (s[2] === "loaded" ? [[`technique:${s[3]}`, CREDIT[outcomes[i]]]] : []));
      return { score, summary: said.join(" "), parts };
    }

    /* Let words show, and tell, what Check found of them. */
    point(start, end, outcome, said) {
      for (const word of this.marking.words.slice(start, end)) {
        word.dataset.outcome = outcome;
        word.fpFound = said;
        this.marking.describe(word, word.fpHeld);
      }
    }

    /* The second score, where something was named: a sentence in a list, or nothing. */
    named(spans) {
      const families = Object.fromEntries(Object.entries(FP.terms.techniques).map(([id, term]) => [id, term[1]]));
      const named = this.marking.marks.filter((m) => m.technique).map((m) => [[m.start, m.end], m.technique]);
      const key = spans.filter((s) => s[2] === "loaded" && s[3]).map((s) => [[s[0], s[1]], s[3]]);
      const score = named.length ? FP.scoring.naming(named, key, families) : null;
      return score === null ? [] : [FP.t("Names: {score} of 1 (the right technique counts 1, another of its family a half).", { score: FP.score(score) })];
    }

    /* The spans of the key, each with the line that its words have in the text; then the marks on other words. */
    list(spans, outcomes, unkeyed) {
      const line = (start, end, outcome, verdict) => make("li", { className: `fp-result fp-is-${outcome}` },
        make("q", { "data-outcome": outcome }, this.marking.text(start, end)), " ", make("strong", {}, verdict), ". ");
      const others = unkeyed.map(([start, end]) => line(start, end, "plain", OUTCOMES.unkeyed));
      return make("ol", { className: "fp-results" }, ...spans.map(([start, end, , technique, neutral, why, core], i) => {
        const item = line(start, end, outcomes[i], OUTCOMES[outcomes[i]]);
        if (technique) item.append(`${label(technique)}. `);
        item.append(why);
        if (core[1] - core[0] < end - start) item.append(" ", ...FP.parts(FP.t("It is enough to mark {words}."), { words: make("q", {}, this.marking.text(...core)) }));
        if (neutral) item.append(" ", ...FP.parts(FP.t("In neutral words: {words}."), { words: make("q", {}, neutral) }));
        return item;
      }), ...others);
    }

    show([spans]) {
      this.marking.reveal(spans.filter((s) => s[2] === "loaded").map(([start, end, , technique]) => ({ start, end, technique, neutral: "" })));
      return FP.t("The marks in the text are now those of the key; yours are kept.");
    }

    /* The mirror: the passages again, each loaded span said in its neutral words. */
    reflect() {
      if (this.unmirror()) return;
      this.mirror.setAttribute("aria-pressed", "true");
      const loaded = this.spans.filter((s) => s[2] === "loaded" && s[4]);
      for (const text of this.exercise.querySelectorAll(".fp-text:has(.fp-word)")) {
        const copy = make("blockquote", { className: "fp-text fp-mirror" });
        if (text.lang) copy.lang = text.lang;
        for (const line of text.querySelectorAll(".fp-line")) copy.append(this.reworded(line, loaded));
        text.hidden = true;
        text.after(copy);
      }
      this.exercise.say(FP.n("{n} expression is now in neutral words. What is left of the argument?", "{n} expressions are now in neutral words. What is left of the argument?", loaded.length));
    }

    reworded(line, loaded) {
      const made = make("p", { className: "fp-line", "data-line": line.dataset.line });
      for (const word of line.querySelectorAll(".fp-word")) {
        const span = loaded.find((s) => s[0] <= word.fpWord && word.fpWord < s[1]);
        if (!span) made.append(word.textContent, word.nextSibling.textContent);
        else if (span[0] === word.fpWord) {
          const upper = word.textContent[0] !== word.textContent[0].toLowerCase() && !word.previousElementSibling;
          made.append(make("ins", { className: "fp-neutral" }, upper ? span[4][0].toUpperCase() + span[4].slice(1) : span[4]), this.marking.words[span[1] - 1].nextSibling.textContent);
        }
      }
      return made;
    }

    unmirror() {
      const copies = this.exercise.querySelectorAll(".fp-mirror");
      for (const copy of copies) {
        copy.previousSibling.hidden = false;
        copy.remove();
      }
      this.mirror.setAttribute("aria-pressed", "false");
      return copies.length > 0;
    }

    wipe() {
      this.unmirror();
      this.mirror.hidden = true;
      for (const word of this.marking.words.filter((one) => one.fpFound)) {
        word.fpFound = "";
        this.marking.describe(word, word.fpHeld);
      }
      this.marking.reveal(null);
    }
  };
})();
