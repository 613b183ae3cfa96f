/* The rules of the page's scripts that need no page: each takes the scripts of a language, and what is expected.

   Run by `node --test` (see rules.test.mjs), and in Chromium where there is no Node (see test_logic.py).
   A rule returns nothing, or throws with the case that breaks it. */
const RULES = (() => {
  /* Compare two values as JSON carries them; numbers may differ in their last digits. */
  const alike = (one, other) => {
    if (typeof one === "number" && typeof other === "number") return Math.abs(one - other) < 1e-6;
    if (one && other && typeof one === "object" && typeof other === "object") {
      const names = Object.keys(one);
      return names.length === Object.keys(other).length && names.every((name) => alike(one[name], other[name]));
    }
    return one === other;
  };
  const same = (found, wanted, where) => {
    if (!alike(found, wanted)) throw new Error(`${where}: ${JSON.stringify(found)} is not ${JSON.stringify(wanted)}`);
  };

  const scored = {
    finding: (FP, one) => FP.scoring.finding(one.marks, one.loaded, one.contested, one.words, one.cores),
    outcome: (FP, one) => FP.scoring.outcome(one.marks, one.span, one.core),
    tendency: (FP, one) => FP.tendency(one),
    links: (FP, one) => {
      const [drawn, keyed] = FP.scoring.linked(one.given, one.key);
      return keyed && one.given.some(Boolean) ? drawn / keyed : null;
    },
    wording: (FP, one, lists) => {
      const { gone, kept } = rewritten(FP, one, lists), share = (list) => list.filter(Boolean).length / list.length;
      return share(gone) * share(kept);
    },
    rewriting: (FP, one, lists) => {
      const { lost, brought, score } = rewritten(FP, one, lists);
      return [lost, brought, score];
    },
  };
  function rewritten(FP, one, { small = [], loaded = [] }) {
    const key = { sentence: one.text, given: [], ...one };
    return FP.scoring.rewriting(one.text, key, { small: new Set(small), loaded: new Set(loaded) });
  }

  return {
    "every vector of scoring and tendency is kept": ({ en: FP }, { vectors }) => {
      for (const name of Object.keys(scored)) {
        const file = vectors[name];
        for (const one of file.cases) {
          const wanted = name in one ? one[name] : name === "rewriting" ? [one.lost, one.brought, one.score] : one.score;
          same(scored[name](FP, one, file), wanted, `${name}: ${one.rule}`);
        }
      }
    },

    "a table of rewritings has the same result as in Python": ({ en: FP }, { rewritings }) => {
      for (const { text, key, result } of rewritings) {
        const { lost, brought, score } = FP.scoring.rewriting(text, key, FP.lists);
        same([lost, brought, score], result, text);
      }
    },

    "the word lists are unpacked whole": ({ en: FP }, { lists }) => {
      for (const [name, words] of Object.entries(lists)) same([...FP.lists[name]].sort(), words, name);
    },

    "undo takes back, redo makes again, a new answer ends redo": ({ en: FP }) => {
      const history = new FP.History("a");
      same(history.undo(), false, "nothing to undo");
      history.set("b");
      history.set("c");
      same([history.undo(), history.now], [true, "b"], "one back");
      same([history.undo(), history.now, history.undo()], [true, "a", false], "to the beginning");
      same([history.redo(), history.now], [true, "b"], "one forward");
      history.set("d");
      same([history.redo(), history.now], [false, "d"], "a new answer");
      history.amend("e");
      same([history.undo(), history.now], [true, "b"], "an amended answer is no step");
      history.reset("f");
      same([history.undo(), history.redo(), history.now], [false, false, "f"], "begun anew");
    },

    "a message is filled with what it names, in the form of the number": (languages, { plurals }) => {
      const { en: FP } = languages;
      same(FP.fill("{a} and {b} and {c}", { a: 1, b: "{a}" }), "1 and {a} and {c}", "fill");
      same(FP.t("Line {line}", { line: 3 }), "Line 3", "t");
      same([0, 1, 2].map((n) => FP.n("{n} horse", "{n} horses", n)), ["0 horses", "1 horse", "2 horses"], "n");
      same(FP.parts("a {b} c", { b: 7 }), ["a ", 7, " c"], "parts");
      for (const [language, messages] of Object.entries(plurals)) {
        for (const [one, many, n, wanted] of messages) {
          same(languages[language].n(one, many, n, { of: "7" }), wanted, `${language}: ${one}, ${n}`);
        }
      }
    },

    "words are cut to be quoted at a space, and never when they are short": ({ en: FP }) => {
      same(FP.short("short"), "short", "short");
      const cut = FP.short("a sentence that is much longer than forty-eight letters are");
      same(cut, "a sentence that is much longer than forty-eight …", "long");
      same(FP.first("Mr. Lee left. He came back.").length, 2, "first");
      same(FP.first("One. Two."), ["One.", "Two."], "first");
    },

    "a saved record is read if it is sound, brought up to date if it is old, and else refused": ({ en: FP }) => {
      const sound = { format: 1, id: "a/b", version: "0f", response: {}, score: 0.5, parts: [["one", 1]], checked: true, at: 5 };
      same(FP.store.current(sound), sound, "sound");
      same(FP.store.current({ ...sound, score: null, parts: [] }).score, null, "not checked");
      const old = FP.store.current({ id: "a/b", response: { marks: [] } });
      same(old, { format: 1, id: "a/b", version: "", response: { marks: [] }, score: null, parts: [], checked: false, at: 0 }, "old");
      const broken = {
        nothing: null, text: "x", newer: { ...sound, format: 2 }, "no id": { ...sound, id: 5 }, "no answer": { ...sound, response: "x" },
        "too good": { ...sound, score: 1.5 }, "no number": { ...sound, score: "1" }, "parts": { ...sound, parts: [["one", 2]] },
        "no list": { ...sound, parts: "x" }, "no time": { ...sound, at: NaN }, "no version": { ...sound, version: 3 },
      };
      for (const [name, record] of Object.entries(broken)) same(FP.store.current(record), null, name);
    },
  };
})();
