/* Feedback after Check: what became of each span, unit and choice, each with its rationale. */
FP.feedback = (() => {
  const { make } = FP;
  const OUTCOMES = {
    found: "found",
    wide: "found, but your mark is wider",
    narrow: "found in part",
    missed: "not marked",
    contested: "contested: counts neither way",
    plain: "not loaded, though you marked it",
    spared: "rightly left unmarked",
  };
  const plural = (n, one, many) => `${n} ${n === 1 ? one : many}`;

  /* Each keyed span with its outcome; spans are [start, end, verdict, technique, neutral, why]. */
  function outcomes(marks, spans) {
    return spans.map(([start, end, verdict]) => {
      const result = FP.scoring.outcome(marks, [start, end]);
      if (verdict === "loaded") return result;
      if (verdict === "contested") return "contested";
      return result === "missed" ? "spared" : "plain";
    });
  }

  function marking(marks, spans, words, total) {
    const of = (verdict) => spans.filter((s) => s[2] === verdict).map((s) => [s[0], s[1]]);
    const loaded = of("loaded");
    const score = FP.scoring.finding(marks, loaded, of("contested"), total);
    const results = outcomes(marks, spans);
    const touched = results.filter((r, i) => spans[i][2] === "loaded" && r !== "missed").length;
    const counted = FP.scoring.without(FP.scoring.merged(marks), of("contested"));
    const beside = counted.filter((m) => !loaded.some((s) => FP.scoring.overlap(m, s))).length;
    const covered = FP.scoring.merged(marks).reduce((sum, m) => sum + m[1] - m[0], 0);
    const summary = [];
    if (loaded.length) summary.push(`You found ${touched} of ${plural(loaded.length, "loaded expression", "loaded expressions")}.`);
    else summary.push(counted.length ? "Nothing here is keyed as loaded." : "Right: nothing here is keyed as loaded.");
    if (beside) summary.push(`${plural(beside, "mark is", "marks are")} on other words.`);
    if (covered > 0.4 * total) summary.push("More than two fifths of the words are marked, so the score is 0: mark only what judges.");
    else if (loaded.length) summary.push(tendency(touched, loaded.length, beside));
    summary.push(`Score ${score.toFixed(2)} of 1.`);
    const list = make("ol", { className: "fp-results" }, ...spans.map((span, i) => {
      const [start, end, , technique, neutral, why] = span;
      const item = make("li", { className: `fp-result fp-is-${results[i]}` },
        make("q", {}, words(start, end)), " ", make("strong", {}, OUTCOMES[results[i]]), ". ");
      if (technique) item.append(`${technique}. `);
      item.append(why);
      if (neutral) item.append(" In neutral words: ", make("q", {}, neutral), ".");
      return item;
    }));
    return { score, summary: summary.join(" "), list, results };
  }

  function tendency(touched, keyed, beside) {
    if (beside > keyed - touched) return "You tend to mark too much: ask of each mark what fact it names.";
    if (keyed - touched > beside) return "You tend to mark too little: look at the nouns and verbs as well.";
    return touched === keyed ? "You mark about right." : "You miss as many as you mark beside.";
  }

  function answered(given, right, whys) {
    const hits = given.filter((answer, i) => right[i].includes(answer)).length;
    return { score: hits / right.length, summary: `${hits} of ${right.length} right.`, whys };
  }

  /* What a rewriting does without and what it keeps; key is [gone, facts, rubric, model, why]. */
  function rewriting(text, [gone, facts, rubric]) {
    const done = gone.filter(([words]) => !FP.scoring.holds(text, words)).length;
    const held = facts.filter(([, wordings]) => FP.scoring.kept(text, wordings)).length;
    const score = FP.scoring.rewriting(text, gone.map(([words]) => words), facts.map(([, wordings]) => wordings));
    const line = (good, words, verdict, why) => make("li", { className: `fp-result fp-is-${good ? "found" : "missed"}` },
      words, " ", make("strong", {}, verdict), `. ${why}`);
    const list = make("ul", { className: "fp-results" },
      ...gone.map(([words, neutral, why]) => {
        const good = !FP.scoring.holds(text, words);
        return line(good, make("q", {}, words), good ? "gone" : "still there", good ? why : `${why} In neutral words: “${neutral}”.`);
      }),
      ...facts.map(([fact, wordings, why]) => {
        const good = FP.scoring.kept(text, wordings);
        return line(good, fact, good ? "kept" : "not found", why);
      }));
    const judged = make("ul", { className: "fp-results" }, ...rubric.map((words) => make("li", {}, words)));
    return { score, summary: `${done} of ${plural(gone.length, "loaded expression is", "loaded expressions are")} gone, ${held} of ${plural(facts.length, "fact is", "facts are")} kept. Score ${score.toFixed(2)} of 1.`, list, judged };
  }

  return { rewriting, marking, answered, outcomes };
})();
