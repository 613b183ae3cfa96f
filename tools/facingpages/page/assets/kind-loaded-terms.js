/* The kind "loaded-terms": words are marked and, on request, named; after Check each expression is read in its place, and
   the text is read as written or in plain words.

   The key is one list of spans {start, end, core, verdict, technique, neutral, why}. */
FP.kinds["loaded-terms"] = (() => {
  const { make, button, scoring } = FP;
  const label = (technique) => (FP.terms.techniques[technique] || [technique])[0];
  const range = (span) => [span.start, span.end];
  const of = (spans, verdict) => spans.filter((span) => span.verdict === verdict);
  const CREDIT = { found: 1, wide: 0.5, narrow: 0.5, missed: 0 };
  const advice = (tendency) => ({
    dense: FP.t("You marked more than two words in five. Mark only what judges."),
    wide: FP.t("One of your marks is very long. Mark the word that judges, not the sentence around it."),
    none: FP.t("Swap each word you marked for a plain one: a fact goes with it."),
    open: FP.t("Nothing here is clearly loaded; what you marked could go either way."),
    clean: "",
    elsewhere: FP.t("Your marks are on other words. Name the fact first; then look which word adds a verdict to it."),
    little: FP.t("You mark few. Look at nouns and verbs as well."),
    much: FP.t("You mark many. Ask of each mark which fact it names."),
    close: FP.t("Close: hardly a word missed or too many."),
    even: FP.t("About as many missed as extra. Try the swap test on both."),
    right: "",
  })[tendency];

  /* Marks that share a word or are side by side, made one. */
  const joined = (marks) => scoring.merged(marks).reduce((all, mark) => {
    const last = all[all.length - 1];
    if (last && last[1] === mark[0]) last[1] = mark[1];
    else all.push([...mark]);
    return all;
  }, []);

  return class {
    constructor(exercise, dock) {
      this.exercise = exercise;
      this.dock = dock;
      this.marking = exercise.marking = new FP.Marking(exercise, () => exercise.changed(), (number) => this.readAt(number));
      this.history = this.marking.history;
      this.naming = new FP.Naming(this.marking);
      exercise.append(this.naming.sheet);
      exercise.querySelector(".fp-paper").hidden = true;
      const help = FP.keys(exercise, FP.t("Arrow keys move from word to word. Space marks a word or takes its mark away. Shift with an arrow takes in more words. Or click, tap or drag."));
      for (const line of exercise.querySelectorAll("[role=listbox]")) line.setAttribute("aria-describedby", help.id);
      this.listing = button("", () => this.naming.open(), { "aria-haspopup": "dialog" });
      this.nothing = button(FP.t("No word judges here"), () => {
        this.clean = true;
        if (exercise.practice) exercise.check();
        else exercise.changed();
      });
      this.mirror = this.switch();
    }

    travelled() { this.marking.paint(); }

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
      this.history.reset(this.marking.sorted(marks));
      this.marking.paint();
    }

    /* --- answering -------------------------------------------------------------------------------------------- */

    /* An empty answer can be right: then "No word judges here" has been pressed, and the key agrees. */
    missing(key) {
      if (this.marking.marks.length) return "";
      if (!this.clean) return FP.t("Mark at least one word first.");
      if (!key) return "";
      this.clean = false;
      return of(key[0], "loaded").length ? FP.t("There is something to find here. Put each strong word to the swap test.") : "";
    }

    /* Words marked side by side are counted as one. */
    asks() {
      const { marks } = this.marking, ends = new Set(marks.map((mark) => mark.end));
      const count = marks.filter((mark) => !ends.has(mark.start)).length;
      this.listing.textContent = FP.t("Marked: {n} ›", { n: count });
      return count ? "" : FP.t("Tap what judges.");
    }

    left() { return [this.marking.marks.length ? this.listing : this.exercise.practice && this.nothing]; }

    freeze(on) {
      this.clean = false;
      if (!on) this.reflect(false);
      this.marking.freeze(on);
      if (on) return;
      for (const word of this.marking.words.filter((one) => one.fpFound)) {
        word.fpFound = "";
        this.marking.describe(word, word.fpHeld);
      }
    }

    hints([spans]) {
      const loaded = of(spans, "loaded"), { words } = this.marking;
      if (!loaded.length) {
        return [FP.t("Put each strong word to the swap test: what fact would go with it?"), FP.t("Ask in each sentence whose word it is."), FP.t("It can be right to mark nothing.")];
      }
      const passages = [...this.exercise.querySelectorAll("fp-facing > .fp-passage")];
      const name = (sentence) => (passages.length ? FP.t("text {n}", { n: passages.indexOf(sentence.closest(".fp-passage")) + 1 })
        : FP.t("paragraph {n}", { n: sentence.closest(".fp-line").dataset.n }));
      const look = (spans) => {
        const sentences = [...new Set(spans.map(({ start }) => words[start]).sort((a, b) => a.fpPlace - b.fpPlace).map((word) => word.parentNode))];
        const places = FP.list([...new Set(sentences.map(name))]);
        return [FP.n("Look at this sentence: {places}.", "Look at these sentences: {places}.", sentences.length, { places }), ...sentences];
      };
      const those = (...outcomes) => loaded.filter((span) => outcomes.includes(this.outcome(span)));
      const left = those("missed"), askew = those("wide", "narrow");
      return [
        passages.length ? FP.n("In the two texts together, {n} word or phrase judges.", "In the two texts together, {n} words or phrases judge.", loaded.length)
          : FP.n("{n} word or phrase judges here.", "{n} words or phrases judge here.", loaded.length),
        left.length ? look(left)
          : askew.length ? FP.t("You have touched each of them: look at where your marks begin and end.")
          : FP.t("You have found each of them. If you marked more, take away what names only a fact."),
        FP.t("Techniques to look for: {techniques}.", { techniques: [...new Set(loaded.map((span) => label(span.technique)))].join(", ").toLowerCase() }),
      ];
    }

    /* --- checking ---------------------------------------------------------------------------------------------- */

    outcome(span) { return scoring.outcome(this.marking.ranges(), range(span), span.core); }

    check([spans]) {
      const { marking } = this, marks = marking.ranges();
      const loaded = of(spans, "loaded"), contested = of(spans, "contested");
      const runs = joined(marks);
      const strays = runs.filter((run) => ![...loaded, ...contested].some((span) => scoring.overlap(run, range(span))));
      const outcomes = new Map(loaded.map((span) => [span, this.outcome(span)]));
      const found = loaded.filter((span) => outcomes.get(span) !== "missed").length;
      const items = [
        ...loaded.map((span) => this.loaded(span, outcomes.get(span))),
        ...contested.map((span) => this.item(range(span), "open", "open", { text: span.why })),
        ...strays.map((run) => this.stray(run, of(spans, "plain").find((span) => scoring.overlap(run, range(span))))),
      ].sort((a, b) => marking.words[a.start].fpPlace - marking.words[b.start].fpPlace);
      for (const item of items) for (const word of item.place) this.describe(word, FP.outcome(item.outcome));
      const marked = scoring.merged(marks).reduce((sum, [start, end]) => sum + end - start, 0);
      const tendency = FP.tendency({ found, keyed: loaded.length, strays, marked, open: marks.length - strays.length, words: marking.words.length });
      const counts = loaded.length ? FP.n("{found} of {n} found", "{found} of {n} found", loaded.length, { found }) : strays.length ? FP.t("Nothing here is loaded") : FP.t("Right: nothing here is loaded");
      const either = runs.length - strays.length - runs.filter((run) => loaded.some((span) => scoring.overlap(run, range(span)))).length;
      const summary = [counts, strays.length && FP.n("{n} extra", "{n} extra", strays.length), either && FP.n("{n} either way", "{n} either way", either)].filter(Boolean).join(", ");
      const whole = loaded.length && tendency === "right" && items.every((item) => item.group !== "now");
      this.spans = loaded.filter((span) => span.neutral);
      this.items = items;
      return {
        items,
        summary: whole ? FP.t("All right: {counts}.", { counts: summary }) : `${summary}.`,
        advice: advice(tendency),
        score: scoring.finding(marks, loaded.map(range), contested.map(range), marking.words.length, loaded.map((span) => span.core)),
        parts: loaded.map((span) => [`technique:${span.technique}`, CREDIT[outcomes.get(span)]]),
      };
    }

    describe(word, found) {
      word.fpFound = found;
      this.marking.describe(word, word.fpHeld);
    }

    item([start, end], outcome, group, rest) {
      return { start, end, outcome, group, place: this.marking.words.slice(start, end), title: this.marking.text(start, end), ...rest };
    }

    /* A loaded expression: a wrong name says which is the right one. */
    loaded(span, outcome) {
      const name = this.named(span), other = name && span.technique && name !== span.technique && outcome !== "missed";
      const lead = other ? FP.t("You named it “{mine}”; here it is “{name}”.", { mine: label(name), name: label(span.technique) }) : "";
      const more = span.technique && !other ? [FP.t("Technique: {name}.", { name: label(span.technique) })] : [];
      if (span.core && outcome !== "found") more.push(FP.t("It is enough to mark “{words}”.", { words: this.marking.text(...span.core) }));
      const now = outcome === "missed" || outcome === "wide" || other;
      return this.item(range(span), other ? "name" : outcome, now ? "now" : "found", { lead, text: span.why, plain: span.neutral, more });
    }

    stray(run, plain) {
      const test = FP.t("Not on our list: put a plain word in its place, and if a fact goes too, the word was doing honest work.");
      return this.item(run, "extra", "now", { text: plain ? plain.why : test });
    }

    /* The name that the reader gave to the mark that shares most words with a span. */
    named(span) {
      const near = this.marking.marks.filter((m) => m.technique && scoring.overlap([m.start, m.end], range(span)));
      const best = near.sort((a, b) => scoring.overlap([b.start, b.end], range(span)) - scoring.overlap([a.start, a.end], range(span)))[0];
      return best && best.technique;
    }

    readAt(number) {
      const item = this.items.find((one) => one.start <= number && number < one.end);
      if (item) this.exercise.readAt(item);
      else this.exercise.readNothing(FP.t("“{word}” is not one of the expressions here.", { word: this.marking.words[number].textContent }));
    }

    frame(item, on) {
      item.place.forEach((word, i) => {
        word.classList.toggle("fp-framed", on);
        if (i + 1 < item.place.length) word.nextSibling.classList.toggle("fp-framed", on);
      });
    }

    /* --- as written, or in plain words ------------------------------------------------------------------------- */

    switch() {
      const side = (words, on) => button(words, () => this.reflect(on), { "aria-pressed": String(!on) });
      this.sides = [side(FP.t("As written"), false), side(FP.t("Plain"), true)];
      return make("div", { className: "fp-switch", role: "group", "aria-label": FP.t("Read the text") }, ...this.sides);
    }

    extras() { return [this.spans.length && this.mirror]; }

    /* The words change where they are, and what is on the screen stays there. */
    reflect(on) {
      const plain = this.exercise.querySelectorAll(".fp-plain");
      if (on === plain.length > 0) return;
      this.sides.forEach((side, i) => side.setAttribute("aria-pressed", String(Boolean(i) === on)));
      const { words } = this.marking;
      const near = words.find((word) => word.getBoundingClientRect().bottom > innerHeight * 0.25) || words[0];
      this.dock.keep(near.closest(".fp-line"), () => {
        for (const part of plain) part.remove();
        for (const span of this.spans) {
          const all = words.slice(span.start, span.end);
          for (const word of all) word.hidden = word.nextSibling.hidden = on;
          all[all.length - 1].nextSibling.hidden = false;
          if (on) all[0].before(this.plain(span, all[0]));
        }
      });
      if (on) this.exercise.say(FP.n("{n} word swapped. Every claim is still here.", "{n} words swapped. Every claim is still here.", this.spans.length));
    }

    plain(span, first) {
      const upper = first.textContent[0] !== first.textContent[0].toLowerCase() && !first.previousElementSibling;
      const text = upper ? span.neutral[0].toUpperCase() + span.neutral.slice(1) : span.neutral;
      const swapped = make("span", { role: "option", "aria-selected": "false", tabIndex: 0, className: "fp-plain" }, text);
      const tell = () => this.exercise.say(FP.t("As written: “{words}”", { words: this.marking.text(span.start, span.end) }));
      swapped.addEventListener("click", tell);
      swapped.addEventListener("keydown", (event) => { if (event.key === "Enter") tell(); });
      return swapped;
    }
  };
})();
