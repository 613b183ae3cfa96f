/* Marking: the words of an exercise as focusable options, and the marks made on them.

   Python has numbered the words: `data-first` of a passage is the number of its first word, `data-w` of a paragraph
   holds the lengths of gap, word, gap ... in order, and `data-s` the first word of each sentence.  Nothing is
   searched or counted in the text here.

   A mark is {start, end, technique, neutral}; marks may overlap, and none leaves its passage.

   Keys: arrows move, Home and End go to the ends of the paragraph, Shift with an arrow takes in more words, Space or
   Enter marks, and takes a mark away where one of just these words is (or, on a single word, the shortest mark
   around it), Delete takes it away, Escape lets go of the words taken in.  While `frozen` nothing is marked: a tap, Space or
   Enter reads a word, which is handed to `read`. */
FP.Marking = class {
  constructor(root, changed, read) {
    this.root = root;
    this.words = [];
    this.history = new FP.History([]);
    this.frozen = false;
    this.changed = changed;
    this.read = read;
    this.anchor = null;
    this.press = null;
    for (const passage of root.querySelectorAll(".fp-passage[data-first]")) this.build(passage);
    this.shown = this.words.map(() => "");
    this.reorder();
    this.at = this.sequence.length ? this.sequence[0].fpWord : 0;
    if (this.words.length) this.words[this.at].tabIndex = 0;
    root.addEventListener("keydown", (event) => this.key(event));
    for (const pressed of ["keydown", "keyup"]) root.addEventListener(pressed, () => root.removeAttribute("data-tapped"));
    root.addEventListener("pointerdown", (event) => this.down(event));
    root.addEventListener("pointermove", (event) => this.move(event));
    root.addEventListener("pointerup", (event) => this.up(event));
    root.addEventListener("pointercancel", (event) => this.giveUp(event));
    root.addEventListener("click", ({ target }) => {
      if (target.fpWord === undefined) this.beside(target);
      else if (this.frozen) this.read(target.fpWord);
    });
    root.addEventListener("focusin", (event) => { if (event.target.fpWord !== undefined) this.rove(event.target.fpWord); });
  }

  build(passage) {
    const lines = [...passage.querySelectorAll(".fp-line[data-w]")];
    const bounds = [Number(passage.dataset.first), 0];
    let number = bounds[0];
    for (const line of lines) number = this.line(line, number, bounds);
    bounds[1] = number;
  }

  line(line, number, bounds) {
    const text = line.textContent;
    const widths = line.dataset.w.split(" ").map(Number);
    if (widths.reduce((a, b) => a + b, 0) !== text.length) throw new Error(FP.t("the text of a passage was changed on its way"));
    const starts = new Set(line.dataset.s.split(" ").map(Number));
    let place = 0, sentence = null, count = 0;
    const take = (width) => text.slice(place, (place += width));
    line.textContent = "";
    line.setAttribute("role", "listbox");
    line.setAttribute("aria-multiselectable", "true");
    line.setAttribute("aria-label", FP.t("Words of paragraph {n}", { n: line.dataset.n }));
    for (let i = 0; i + 1 < widths.length; i += 2) {
      const before = take(widths[i]);
      if (!sentence || starts.has(i / 2)) {
        sentence = FP.make("span", { role: "group", "aria-label": FP.t("Sentence {number}", { number: ++count }) });
        line.append(sentence);
      }
      if (i === 0 && before) sentence.append(before);
      const word = FP.make("span", { role: "option", className: "fp-word", tabIndex: -1, "aria-selected": "false" }, take(widths[i + 1]));
      word.fpWord = number;
      word.fpBounds = bounds;
      this.words[number++] = word;
      const after = i + 2 < widths.length ? text.slice(place, place + widths[i + 2]) : "";
      sentence.append(word, FP.make("span", { className: "fp-gap" }, after));
    }
    return number;
  }

  /* Read the order of the words from the page again, after passages have changed places. */
  reorder() {
    this.sequence = [...this.root.querySelectorAll(".fp-word")];
    this.sequence.forEach((word, i) => { word.fpPlace = i; });
    this.groups = [...this.root.querySelectorAll("[role=group]")].filter((group) => group.querySelector(".fp-word"));
  }

  /* --- the marks ------------------------------------------------------------------------------------- */

  ranges() { return this.marks.map((m) => [m.start, m.end]); }

  /* The words from one number to another, as they are. */
  text(start, end) {
    return this.words.slice(start, end).map((w, i) => w.textContent + (start + i + 1 < end ? w.nextSibling.textContent : "")).join("");
  }

  get marks() { return this.history.now; }

  /* Put other marks in place of these; an undo brings these back. */
  set(marks) {
    if (!marks.length && !this.marks.length) return;
    this.history.set(this.sorted(marks));
    this.update();
  }

  /* The same, without a step to undo. */
  amend(marks) {
    this.history.amend(this.sorted(marks));
    this.update();
  }

  sorted(marks) {
    const whole = marks.map((m) => (Array.isArray(m) ? { start: m[0], end: m[1], technique: null, neutral: "" } : m));
    const sorted = whole.sort((a, b) => a.start - b.start || a.end - b.end);
    return sorted.filter((m, i) => !i || m.start !== sorted[i - 1].start || m.end !== sorted[i - 1].end);
  }

  update() {
    this.paint();
    this.changed();
  }

  toggle(start, end) {
    const same = this.marks.find((m) => m.start === start && m.end === end);
    const around = this.marks.filter((m) => m.start <= start && end <= m.end).sort((a, b) => a.end - a.start - b.end + b.start);
    const gone = same || (end - start === 1 && around[0]);
    this.set(gone ? this.marks.filter((m) => m !== gone) : [...this.marks, { start, end, technique: null, neutral: "" }]);
  }

  /* Bring the look of the words up to date; only words whose look changes are touched. */
  paint() {
    const taken = this.taken();
    const look = this.words.map(() => null);
    this.marks.forEach((mark, number) => {
      for (let i = mark.start; i < mark.end; i++) {
        if (look[i]) look[i].twice = true;
        else look[i] = { number, mark, twice: false };
        look[i].on = look[i].on || i + 1 < mark.end;
      }
    });
    this.words.forEach((word, i) => {
      const its = look[i], held = Boolean(taken) && taken[0] <= i && i < taken[1];
      const family = its?.mark.technique ? FP.terms.techniques[its.mark.technique][2] : "";
      const now = its ? `${its.number} ${family} ${its.twice} ${its.on} ${held}` : String(held);
      if (this.shown[i] === now) return;
      this.shown[i] = now;
      word.setAttribute("aria-selected", String(Boolean(its)));
      if (word.classList.toggle("fp-taken", held) || word.fpHeld) this.describe(word, held);
      word.classList.toggle("fp-twice", Boolean(its?.twice));
      word.dataset.family = family;
      word.nextSibling.classList.toggle("fp-marked", Boolean(its?.on));
      word.nextSibling.dataset.family = its?.on ? family : "";
    });
  }

  /* What a screen reader is told of a word beside whether it is marked: that it is taken in, or what Check found. */
  describe(word, held) {
    word.fpHeld = held;
    const said = held ? FP.t("taken in") : word.fpFound;
    if (said) word.setAttribute("aria-description", said);
    else word.removeAttribute("aria-description");
  }

  /* The words taken in but not yet marked. */
  taken() {
    return this.anchor === null ? null : [Math.min(this.anchor, this.at), Math.max(this.anchor, this.at) + 1];
  }

  freeze(on) {
    this.frozen = on;
    this.anchor = null;
    for (const line of this.root.querySelectorAll("[role=listbox]")) line.setAttribute("aria-readonly", String(on));
    this.paint();
  }

  letGo() {
    this.anchor = null;
    this.press = null;
    this.paint();
  }

  rove(number) {
    this.words[this.at].tabIndex = -1;
    this.at = number;
    this.words[number].tabIndex = 0;
  }

  /* A word to go to, kept in the passage of the words taken in. */
  within(number) {
    if (this.anchor === null) return number;
    const [first, end] = this.words[this.anchor].fpBounds;
    return Math.max(first, Math.min(end - 1, number));
  }

  /* --- keyboard -------------------------------------------------------------------------------------- */

  key(event) {
    if (event.target.fpWord === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = this.step(event.key);
    if (step) {
      if (!event.shiftKey || this.frozen) this.anchor = null;
      else if (this.anchor === null) this.anchor = this.at;
      this.rove(this.within(step.fpWord));
      this.paint();
      this.words[this.at].focus();
    } else if (this.frozen) {
      if (event.key !== " " && event.key !== "Enter") return;
      this.read(this.at);
    } else if (event.key === " " || event.key === "Enter") {
      const [start, end] = this.taken() || [this.at, this.at + 1];
      this.anchor = null;
      this.toggle(start, end);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      this.set(this.marks.filter((m) => !(m.start <= this.at && this.at < m.end)));
    } else if (event.key === "Escape" && this.anchor !== null) {
      this.letGo();
    } else return;
    event.preventDefault();
  }

  step(key) {
    const here = this.words[this.at];
    const way = getComputedStyle(here).direction === "rtl" ? -1 : 1;
    const word = (by) => this.sequence[here.fpPlace + by] || here;
    const sentence = (by) => {
      const next = this.groups[this.groups.indexOf(here.parentNode) + by];
      return next ? next.querySelector(".fp-word") : here;
    };
    const line = () => [...here.closest(".fp-line").querySelectorAll(".fp-word")];
    switch (key) {
      case "ArrowRight": return word(way);
      case "ArrowLeft": return word(-way);
      case "ArrowDown": return sentence(1);
      case "ArrowUp": return sentence(-1);
      case "Home": return line()[0];
      case "End": return line().pop();
      default: return null;
    }
  }

  /* A tap on what is around the text says why nothing is marked. */
  beside(target) {
    if (this.frozen || !target.closest(".fp-passage") || target.closest(".fp-line, summary")) return;
    this.root.say(target.closest(".fp-source") ? FP.t("That is the title. The text is below.") : FP.t("Only words of the text can be marked."));
  }

  /* Whether a press is on a word or close to it: a browser gives a finger beside the text to the nearest word. */
  on({ target, clientX, clientY }) {
    return [...target.getClientRects()].some(({ left, top, right, bottom }) => (
      clientX > left - 8 && clientX < right + 8 && clientY > top - 8 && clientY < bottom + 8));
  }

  /* --- mouse, pen and touch --------------------------------------------------------------------------

     A press takes in words, and marks them where it is let go; a finger that turns out to scroll the page gives up, and
     all is as before. */

  down(event) {
    const number = event.target.fpWord;
    if (number === undefined || event.button !== 0 || this.press || this.frozen || !this.on(event)) return;
    event.preventDefault();
    this.root.dataset.tapped = ""; /* the ring round a word is for those who use keys */
    event.target.setPointerCapture(event.pointerId);
    const extend = event.shiftKey;
    this.press = { id: event.pointerId, anchor: this.anchor, at: this.at, focused: document.activeElement };
    if (!extend) this.anchor = number;
    else if (this.anchor === null) this.anchor = this.at;
    this.words[this.within(number)].focus({ preventScroll: true });
    this.paint();
  }

  move(event) {
    if (!this.press || event.pointerId !== this.press.id) return;
    const under = document.elementFromPoint(event.clientX, event.clientY);
    if (under && this.words[under.fpWord] === under && this.within(under.fpWord) !== this.at) {
      this.rove(this.within(under.fpWord));
      this.paint();
    }
  }

  up(event) {
    if (!this.press || event.pointerId !== this.press.id) return;
    const [start, end] = this.taken();
    this.press = null;
    this.anchor = null;
    this.toggle(start, end);
  }

  giveUp(event) {
    if (!this.press || event.pointerId !== this.press.id) return;
    const { anchor, at, focused } = this.press;
    this.press = null;
    this.anchor = anchor;
    document.activeElement.blur();
    this.rove(at);
    focused.focus({ preventScroll: true });
    this.paint();
  }
};
