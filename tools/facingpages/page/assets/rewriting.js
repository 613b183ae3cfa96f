/* The kind "rewrite": a sentence is said in other words, and checked part by part; the rest is for a person to judge.

   The key is [gone, facts, rubric, model, why] with gone as [words, neutral, why] and facts as [fact, wordings, why]. */
FP.kinds.rewrite = (() => {
  const { make } = FP;
  const quoted = (words) => FP.t("“{words}”", { words });
  const line = (good, words, verdict, why) => make("li", { className: `fp-result fp-is-${good ? "found" : "missed"}` }, words, " ", make("strong", {}, verdict), `. ${why}`);

  return class {
    constructor(exercise, controls, changed) {
      this.field = exercise.querySelector(".fp-rewriting textarea");
      this.field.addEventListener("input", changed);
    }

    response() { return { text: this.field.value }; }

    restore(response) { if (typeof response.text === "string") this.field.value = response.text; }

    hints([[gone, facts]]) {
      const expressions = FP.n("{n} expression", "{n} expressions", gone.length);
      const kept = FP.n("{n} fact", "{n} facts", facts.length);
      return [
        FP.t("{expressions} should go, and {facts} should stay.", { expressions, facts: kept }),
        FP.t("Should stay: {facts}.", { facts: FP.list(facts.map(([fact]) => fact)) }),
        FP.t("Should go: {expressions}.", { expressions: gone.map(([words]) => quoted(words)).join(", ") }),
      ];
    }

    check([[gone, facts, rubric]], results) {
      const text = this.field.value;
      if (!text.trim()) return FP.t("Write the sentence in your words first.");
      const without = gone.map(([words]) => !FP.scoring.holds(text, words));
      const held = facts.map(([, wordings]) => FP.scoring.kept(text, wordings));
      const score = FP.scoring.rewriting(text, gone.map(([words]) => words), facts.map(([, wordings]) => wordings));
      results.append(
        make("h4", {}, FP.t("Part by part")),
        make("ul", { className: "fp-results" },
          ...gone.map(([words, neutral, why], i) => line(without[i], make("q", {}, words), without[i] ? FP.t("gone") : FP.t("still there"), without[i] ? why : [why, FP.t("In neutral words: {words}.", { words: quoted(neutral) })].join(" "))),
          ...facts.map(([fact, , why], i) => line(held[i], fact, held[i] ? FP.t("kept") : FP.t("not found"), why))),
        make("h4", {}, FP.t("For you and your neighbour to judge")),
        make("ul", { className: "fp-results" }, ...rubric.map((words) => make("li", {}, words))));
      const count = (list) => list.filter(Boolean).length;
      const goneOf = FP.n("{gone} of {n} loaded expression is gone", "{gone} of {n} loaded expressions are gone", gone.length, { gone: count(without) });
      const keptOf = FP.n("{kept} of {n} fact is kept", "{kept} of {n} facts are kept", facts.length, { kept: count(held) });
      const summary = FP.t("{gone}, {kept}. Score {score} of 1.", { gone: goneOf, kept: keptOf, score: FP.score(score) });
      return { score, summary, parts: [["rewrite:gone", count(without) / gone.length], ["rewrite:kept", count(held) / facts.length]] };
    }

    show([[, , , model, why]], results) {
      results.append(make("p", { className: "fp-note" }, make("strong", {}, FP.t("One way to say it:"), " "), make("q", {}, model), ` ${why}`));
    }
  };
})();
