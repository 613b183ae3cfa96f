/* Scoring, as `scoring.py` does it: the vectors in tests/vectors specify both.
   A range is [start, end), in word numbers of the exercise. */
FP.scoring = (() => {
  const size = ([start, end]) => end - start;
  const overlap = (a, b) => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
  const sum = (list, f) => list.reduce((total, x) => total + f(x), 0);
  const shared = (span, others) => sum(others, (other) => overlap(span, other));

  /* The marks in order, those that share a word made one. */
  function merged(marks) {
    const result = [];
    for (const mark of marks.filter((m) => size(m) > 0).sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = result[result.length - 1];
      if (last && mark[0] < last[1]) last[1] = Math.max(last[1], mark[1]);
      else result.push([...mark]);
    }
    return result;
  }

  /* What is left of the marks outside the zones. */
  function without(marks, zones) {
    return zones.reduce(
      (left, zone) => left.flatMap((m) => (overlap(m, zone) ? [[m[0], Math.min(m[1], zone[0])], [Math.max(m[0], zone[1]), m[1]]] : [m])
        .filter((piece) => size(piece) > 0)), marks);
  }

  /* The share of a span that marks have found: all of it where they take in its core. */
  const found = (span, core, marks) => (shared(core, marks) === size(core) ? 1 : shared(span, marks) / size(span));

  /* `cores` holds the core of each loaded span, the least that must be marked; without it, a span is its own core. */
  function finding(marks, loaded, contested, words, cores = loaded) {
    const joined = merged(marks);
    if (sum(joined, size) * 5 > words * 2) return 0;
    const counted = without(joined, contested);
    if (!loaded.length) return counted.length ? 0 : 1;
    if (!counted.length) return 0;
    const precision = sum(counted, (m) => shared(m, loaded) / size(m)) / counted.length;
    const recall = loaded.reduce((total, span, i) => total + found(span, cores[i], counted), 0) / loaded.length;
    return precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
  }

  /* What became of one keyed span: found, wide, narrow or missed. */
  function outcome(marks, span, core = span) {
    const touching = merged(marks).filter((m) => overlap(m, span));
    if (!touching.length) return "missed";
    if (shared(core, touching) < size(core)) return "narrow";
    return touching.every(([start, end]) => span[0] <= start && end <= span[1]) ? "found" : "wide";
  }

  function credit(name, technique, families) {
    if (name === technique) return 1;
    return name in families && families[name] === families[technique] ? 0.5 : 0;
  }

  /* named and key are lists of [range, technique]; null where no keyed span is touched. */
  function naming(named, key, families) {
    const credits = [];
    for (const [span, technique] of key) {
      let best = null;
      for (const [mark, name] of named) {
        const words = overlap(mark, span);
        if (words && (!best || words > best.words)) best = { words, name };
      }
      if (best) credits.push(credit(best.name, technique, families));
    }
    return credits.length ? sum(credits, (c) => c) / credits.length : null;
  }

  const choices = (given, right) => given.filter((answer, i) => right[i].includes(answer)).length / right.length;

  /* The keyed links that are drawn, and all keyed ones; each list holds, by unit, the number of the unit supported or null. */
  const linked = (given, key) => [key.filter((wanted, i) => wanted && given[i] === wanted).length, key.filter(Boolean).length];
  function links(given, key) {
    const [drawn, keyed] = linked(given, key);
    return keyed && given.some(Boolean) ? drawn / keyed : null;
  }

  /* Rewriting: the runs of letters and digits, in lower case; whether some words stand in a text one after the other. */
  const letters = (text) => text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  function holds(text, words) {
    const inside = letters(text), wanted = letters(words);
    return inside.some((_, i) => wanted.every((word, j) => inside[i + j] === word));
  }
  const kept = (text, wordings) => wordings.some((words) => holds(text, words));
  const rewriting = (text, gone, facts) =>
    (gone.filter((words) => !holds(text, words)).length / gone.length) * (facts.filter((fact) => kept(text, fact)).length / facts.length);

  return { holds, kept, rewriting, merged, without, overlap, finding, outcome, credit, naming, choices, linked, links };
})();
