/* Passages at the desk: the student's words and the student's tool, drawn from what the core has counted.

   A part is {words: [start, end], look, said}: its words, how they look, and what a screen reader is told of them. */
FP.passages = (passages) => {
  const { make } = FP;
  const each = passages.map((passage) => make("div", { className: "fp-passage", "data-first": passage.first },
    make("h2", { className: "fp-source" }, make("cite", {}, passage.title === "not stated" ? FP.t("Text without a stated title") : passage.title)),
    make("p", { className: "fp-provenance" }, passage.provenance),
    make("blockquote", { className: "fp-text", ...(passage.language ? { lang: passage.language } : {}) }, ...passage.paragraphs.map(FP.paragraph))));
  return each.length > 1 ? make("fp-facing", {}, ...each) : make("div", { className: "fp-single" }, ...each);
};
FP.paragraph = ({ line, number, is_counted: isCounted, text, places, sentences }) => {
  const cuts = [0, ...places.flat(), text.length];
  const widths = cuts.slice(1).map((cut, i) => cut - cuts[i]);
  return FP.make("p", { className: isCounted ? "fp-line" : "fp-line fp-unnumbered", "data-line": line, "data-n": number, "data-w": widths.join(" "), "data-s": sentences.join(" ") }, text);
};

FP.Words = class extends FP.Marking {
  /* `acts` has mark(start, end) for words that are no part yet, open(index) for a part, and drop(index). */
  constructor(root, acts) {
    super(root, () => null, () => null);
    this.acts = acts;
    this.parts = [];
    this.framed = [];
  }

  show(parts) {
    this.parts = parts;
    this.history.reset(parts.map(({ words: [start, end] }) => ({ start, end, technique: null, neutral: "" })));
    this.words.forEach((word, number) => {
      const its = parts.find(({ words }) => words[0] <= number && number < words[1]);
      const look = its ? its.look : "", inner = Boolean(its) && number + 1 < its.words[1];
      word.dataset.look = look;
      word.nextSibling.dataset.look = inner ? look : "";
      word.fpFound = its ? its.said : "";
      this.describe(word, word.fpHeld);
    });
    this.paint();
  }

  /* Frame some words: those that the card is about. */
  frame(range) {
    for (const one of this.framed) one.classList.remove("fp-framed");
    this.framed = range ? this.words.slice(range[0], range[1]).flatMap((word, i, all) => (i + 1 < all.length ? [word, word.nextSibling] : [word])) : [];
    for (const one of this.framed) one.classList.add("fp-framed");
  }

  hint(ranges) {
    this.words.forEach((word, number) => word.classList.toggle("fp-hinted", ranges.some(([start, end]) => start <= number && number < end)));
  }

  focus(number) {
    const word = this.words[number];
    if (!word) return;
    word.focus({ preventScroll: true });
    word.scrollIntoView({ block: "center", behavior: "instant" });
  }

  toggle(start, end) {
    const same = this.parts.findIndex(({ words }) => words[0] === start && words[1] === end);
    const around = end - start === 1 ? this.parts.findIndex(({ words }) => words[0] <= start && end <= words[1]) : -1;
    this.paint();
    if (same >= 0 || around >= 0) this.acts.open(same >= 0 ? same : around, start);
    else this.acts.mark(start, end);
  }

  /* The keys that take a mark away come here: what is not in the new marks is dropped. */
  set(marks) {
    const gone = this.marks.findIndex((mark) => !marks.includes(mark));
    if (gone >= 0) this.acts.drop(gone);
  }
};
