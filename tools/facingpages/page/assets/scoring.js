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
    for (const mark of marks.filter((m) => size(m) > 0).sort((a, b) => a[0] - b[0])) {
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
  function finding(marks, loaded, contested, words, cores = []) {
    const joined = merged(marks);
    if (sum(joined, size) * 5 > words * 2) return 0;
    const counted = without(joined, contested);
    if (!loaded.length) return counted.length ? 0 : 1;
    if (!counted.length) return 0;
    const precision = sum(counted, (m) => shared(m, loaded) / size(m)) / counted.length;
    const recall = loaded.reduce((total, span, i) => total + found(span, cores[i] || span, counted), 0) / loaded.length;
    return precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
  }

  /* What became of one keyed span: found, wide, narrow or missed. */
  function outcome(marks, span, core = span) {
    const touching = merged(marks).filter((m) => overlap(m, span));
    if (!touching.length) return "missed";
    if (shared(core, touching) < size(core)) return "narrow";
    return touching.every(([start, end]) => span[0] <= start && end <= span[1]) ? "found" : "wide";
  }

  /* The keyed links that are drawn, and all keyed ones; each list holds, by unit, the number of the unit supported or null. */
  const linked = (given, key) => [key.filter((wanted, i) => wanted && given[i] === wanted).length, key.filter(Boolean).length];

  /* Rewriting: the runs of letters and digits, in lower case; whether some words are in a text one after the other. */
  const letters = (text) => text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const flat = (words) => words.reduce((all, word) => all + word + " ", " ");
  const holds = (text, words) => flat(letters(text)).includes(flat(letters(words)));
  /* Whether words come in their order, each in any form, with at most three others between two of them, as in "gave these lands away". */
  const stems = (text) => letters(text).map((word) => word.replace(/^(\D{4,}?)(es?|s|ed|ing|ly)$/, "$1"));
  const kept = (text, wordings) => wordings.some((words) => RegExp(" " + stems(words).join("( \\S+){0,3} ") + " ").test(flat(stems(text))));

  const outside = (sentence) => letters(sentence.replace(/\([^()]*\)/g, " "));

  /* The words of a sentence that a rewriting should keep: those outside brackets and outside the loaded expressions. */
  const frameOf = (sentence, gone) => letters(gone.reduce((left, words) => left.replace(flat(letters(words)), " "), flat(outside(sentence))));

  /* How many words two texts have in common in the same order. */
  function inOrder(a, b) {
    let before = new Array(b.length + 1).fill(0);
    for (const word of a) {
      const row = [0];
      b.forEach((other, j) => row.push(word === other ? before[j] + 1 : Math.max(before[j + 1], row[j])));
      before = row;
    }
    return before[b.length];
  }

  /* The forms under which a word may be in a list. */
  const ENDINGS = [["s", ""], ["es", ""], ["ies", "y"], ["ed", ""], ["d", ""], ["ing", ""], ["ing", "e"], ["ly", ""]];
  const bases = (word) => [word, ...ENDINGS.filter(([end]) => word.endsWith(end)).map(([end, base]) => word.slice(0, word.length - end.length) + base)];

  /* A text that begins with a capital or a number and ends with a full stop or a like mark. */
  const WRITTEN = /^[^\p{L}\p{N}]*[\p{Lu}\p{N}][^]*[.!?…][ \n"'”’»)]*$/u;

  /* How a text loses the sentence; nothing where it keeps it. */
  function lostBy(text, { sentence, gone }, small) {
    const inside = letters(text);
    const frame = frameOf(sentence, gone), whole = outside(sentence).length;
    if (inside.length * 2 < whole) return "short";
    if (inside.length > whole * 2 + 10) return "long";
    if (frame.length > 4 && inOrder(frame, inside) * 5 < frame.length) return "little";
    if (!isEnglish(sentence, small)) return "";
    const most = Math.max(6, ...runs(outside(sentence), small)), lengths = runs(inside, small);
    const enough = WRITTEN.test(text) ? lengths.length * 5 : (lengths.length - 1) * 4;
    return enough >= inside.length && Math.max(...lengths) <= most ? "" : "keys";
  }

  /* Whether a fifth of the words of a sentence are small words of the list: else the lists are of no use. */
  const isEnglish = (sentence, small) => (runs(outside(sentence), small).length - 1) * 5 >= outside(sentence).length;

  /* The lengths of the runs of words between small words. */
  const runs = (words, small) => words.map((word) => (small.has(word) ? "s" : "x")).join("").split("s").map((run) => run.length);

  /* The word check of a rewriting: which expressions are gone, which facts kept, how it loses the frame of the sentence
     or is a salad of words, and which loaded words it brings in.  The key is {sentence, gone, facts, given}, lists of words;
     `small` and `loaded` are word lists. */
  function rewriting(text, key, { small, loaded }) {
    const inside = letters(text);
    const gone = key.gone.map((words) => !holds(text, words)), held = key.facts.map((fact) => kept(text, fact));
    const given = new Set([...frameOf(key.sentence, key.gone), ...[...key.facts.flat(), ...key.given, ...key.gone.filter((_, i) => !gone[i])].flatMap(letters)]);
    const english = isEnglish(key.sentence, small);
    const brought = [...new Set(inside.filter((word) => english && !given.has(word) && bases(word).some((base) => loaded.has(base))))];
    const lost = lostBy(text, key, small);
    const share = (list) => list.filter(Boolean).length / list.length;
    return { gone, kept: held, lost, brought, score: lost || brought.length ? 0 : share(gone) * share(held) };
  }

  return { holds, kept, rewriting, merged, overlap, finding, outcome, linked };
})();

/* The word lists of the word check: the small words that hold a sentence together, and words that judge; each word of the
   second list begins with as many letters of the word before as its digit says. */
FP.lists = (() => {
  let before = "";
  const loaded = [...FP.words.loaded.matchAll(/(\d)(\D+)/g)].map(([, kept, rest]) => (before = before.slice(0, kept) + rest));
  return { small: new Set(FP.words.small.split(" ").filter(Boolean)), loaded: new Set(loaded) };
})();
