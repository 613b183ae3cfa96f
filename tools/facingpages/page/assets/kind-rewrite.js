/* The kind "rewrite": the reader puts a sentence into other words.  A word check shows while it is written which facts are kept and
   which words are gone; once it is passed, the rubric is for a person to tick.

   The key is {gone: [{words, neutral, why}], facts: [{fact, any, why}], rubric, model, why, sentence}. */
FP.kinds.rewrite = (() => {
  const { make } = FP;
  const SOME = 3; /* words that are written before the chips come: an empty answer is shown nothing */
  const LOST = {
    short: FP.t("This is too short to be the sentence: say who does what."),
    long: FP.t("This is too long: say no more than the sentence says."),
    little: FP.t("The word check cannot tell: few words of the sentence are left. Use more of them, and say who does what."),
    keys: FP.t("These are key words in a row: write a sentence that you can read aloud."),
  };

  return class {
    static lost = LOST; /* how a text is not the sentence */

    constructor(exercise, dock) {
      this.exercise = exercise;
      this.dock = dock;
      this.field = exercise.querySelector(".fp-rewriting textarea");
      this.chips = make("ul", { className: "fp-checks", hidden: true, "aria-label": FP.t("Word check") });
      this.judging = make("div", { className: "fp-judging", hidden: true });
      exercise.querySelector(".fp-rewriting").after(this.chips, this.judging);
      this.field.addEventListener("input", () => {
        exercise.changed();
        this.live();
      });
      exercise.addEventListener("click", ({ target }) => {
        const chip = exercise.result && target.closest(".fp-checks li");
        if (chip) exercise.readAt(this.items.find((item) => item.place[0] === chip));
      });
    }

    response() { return { text: this.field.value }; }

    restore(response) {
      if (typeof response.text !== "string") return;
      this.field.value = response.text;
      this.live();
    }

    missing() { return this.field.value.trim() ? "" : FP.t("Write the sentence in your words first."); }
    asks() { return this.field.value.trim() ? "" : FP.t("Write the sentence in your words."); }

    /* The chips, while the sentence is being written. */
    live() {
      const words = this.field.value.trim().split(/\s+/).length;
      this.chips.hidden = !this.exercise.practice || words < SOME;
      if (!this.chips.hidden) this.draw(FP.key(this.exercise)[0]);
    }

    draw(key) {
      const plain = { sentence: key.sentence, gone: key.gone.map(({ words }) => words), facts: key.facts.map(({ any }) => any), given: [key.model, ...key.gone.map(({ neutral }) => neutral)] };
      const found = FP.scoring.rewriting(this.field.value, plain, FP.lists);
      const chip = (good, words, yes, no) => make("li", { "data-outcome": good ? yes : no }, `${words}: `, make("b", {}, FP.outcome(good ? yes : no)));
      this.chips.replaceChildren(
        ...key.facts.map(({ fact }, i) => chip(found.kept[i], fact, "kept", "lost")),
        ...(found.lost ? [] : key.gone.map(({ words }, i) => chip(found.gone[i], FP.t("“{words}”", { words }), "gone", "there"))));
      return found;
    }

    hints([{ gone, facts }]) {
      const expressions = FP.n("{n} expression", "{n} expressions", gone.length);
      const kept = FP.n("{n} fact", "{n} facts", facts.length);
      return [
        FP.t("{expressions} should go, and {facts} should stay.", { expressions, facts: kept }),
        FP.t("Should stay: {facts}.", { facts: FP.list(facts.map(({ fact }) => fact)) }),
        FP.t("Should go: {expressions}.", { expressions: gone.map(({ words }) => FP.t("“{words}”", { words })).join(", ") }),
      ];
    }

    freeze(on) {
      this.field.readOnly = on;
      if (on) return;
      this.judging.hidden = true;
      this.live();
    }

    check([key]) {
      const found = this.draw(key), chips = [...this.chips.children];
      this.chips.hidden = false;
      const field = this.exercise.querySelector(".fp-rewriting");
      const faults = [
        ...(found.lost ? [LOST[found.lost]] : []),
        ...(found.brought.length ? [FP.t("New words that judge have come in: {words}.", { words: found.brought.join(", ") })] : []),
      ];
      this.items = [
        ...faults.map((text) => ({ outcome: "wrong", group: "now", place: [field], title: FP.t("Your sentence"), text })),
        ...key.facts.map(({ fact, why }, i) => ({ outcome: found.kept[i] ? "kept" : "lost", title: fact, text: why, place: [chips[i]] })),
        ...(found.lost ? [] : key.gone).map(({ words, neutral, why }, i) => ({
          outcome: found.gone[i] ? "gone" : "there", title: words, text: why, plain: found.gone[i] ? "" : neutral, place: [chips[key.facts.length + i]],
        })),
      ];
      for (const item of this.items) item.group = item.group || (["kept", "gone"].includes(item.outcome) ? "found" : "now");
      const passed = this.items.every((item) => item.group === "found");
      this.judge(key, passed);
      const count = (list) => list.filter(Boolean).length;
      const kept = FP.n("{kept} of {n} fact kept", "{kept} of {n} facts kept", key.facts.length, { kept: count(found.kept) });
      const gone = FP.n("{gone} of {n} loaded expression gone", "{gone} of {n} loaded expressions gone", key.gone.length, { gone: count(found.gone) });
      const said = found.lost ? [FP.t("Not yet the sentence"), kept] : [kept, gone, ...(faults.length ? [FP.t("new words judge")] : [])];
      return {
        items: this.items,
        then: passed && this.judging,
        summary: passed ? FP.t("Word check passed. Now judge it yourself.") : `${FP.list(said)}.`,
        score: found.score,
        parts: [["rewrite:gone", found.lost ? 0 : count(found.gone) / key.gone.length], ["rewrite:kept", found.lost ? 0 : count(found.kept) / key.facts.length]],
      };
    }

    /* What only a person can judge, as boxes to tick; and one way to say it, on request. */
    judge({ rubric, model, why }, passed) {
      this.judging.hidden = false;
      const boxes = rubric.map((words) => make("label", {}, make("input", { type: "checkbox" }), make("span", {}, words)));
      this.judging.replaceChildren(
        ...(passed ? [make("fieldset", {}, make("legend", {}, FP.t("Judge it yourself: which of these are true of your sentence?")), ...boxes)] : []),
        make("details", {}, make("summary", {}, FP.t("One way to say it")), make("p", {}, make("q", {}, model), ` ${why}`)));
    }

    frame(item, on) { item.place[0].classList.toggle("fp-framed", on); }
  };
})();
