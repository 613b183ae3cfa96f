/* The kind "rewrite": a sentence is said in other words, and checked part by part; the rest is for a person to judge.

   The key is [gone, facts, rubric, model, why] with gone as [words, neutral, why] and facts as [fact, wordings, why]. */
FP.kinds.rewrite = (() => {
  const { make } = FP;
  const line = (good, words, verdict, why) => make("li", { className: `fp-result fp-is-${good ? "found" : "missed"}` }, words, " ", make("strong", {}, verdict), `. ${why}`);

  return class {
    constructor(exercise, controls, changed) {
      this.field = exercise.querySelector(".fp-rewriting textarea");
      this.field.addEventListener("input", changed);
    }

    response() { return { text: this.field.value }; }

    restore(response) { if (typeof response.text === "string") this.field.value = response.text; }

    hints([[gone, facts]]) {
      return [
        `${FP.plural(gone.length, "expression", "expressions")} should go, and ${FP.plural(facts.length, "fact", "facts")} should stay.`,
        `Should stay: ${facts.map(([fact]) => fact).join("; ")}.`,
        `Should go: ${gone.map(([words]) => `“${words}”`).join(", ")}.`,
      ];
    }

    check([[gone, facts, rubric]], results) {
      const text = this.field.value;
      if (!text.trim()) return "Write the sentence in your words first.";
      const without = gone.map(([words]) => !FP.scoring.holds(text, words));
      const held = facts.map(([, wordings]) => FP.scoring.kept(text, wordings));
      const score = FP.scoring.rewriting(text, gone.map(([words]) => words), facts.map(([, wordings]) => wordings));
      results.append(
        make("h4", {}, "Part by part"),
        make("ul", { className: "fp-results" },
          ...gone.map(([words, neutral, why], i) => line(without[i], make("q", {}, words), without[i] ? "gone" : "still there", without[i] ? why : `${why} In neutral words: “${neutral}”.`)),
          ...facts.map(([fact, , why], i) => line(held[i], fact, held[i] ? "kept" : "not found", why))),
        make("h4", {}, "For you and your neighbour to judge"),
        make("ul", { className: "fp-results" }, ...rubric.map((words) => make("li", {}, words))));
      const count = (list) => list.filter(Boolean).length;
      const summary = `${count(without)} of ${FP.plural(gone.length, "loaded expression is", "loaded expressions are")} gone, `
        + `${count(held)} of ${FP.plural(facts.length, "fact is", "facts are")} kept. Score ${score.toFixed(2)} of 1.`;
      return { score, summary, parts: [["rewrite:gone", count(without) / gone.length], ["rewrite:kept", count(held) / facts.length]] };
    }

    show([[, , , model, why]], results) {
      results.append(make("p", { className: "fp-note" }, make("strong", {}, "One way to say it: "), make("q", {}, model), ` ${why}`));
    }
  };
})();
