/* Marking: the words of an exercise as focusable options, and the marks made on them.

   Python has numbered the words: `data-w` of a paragraph holds the lengths of gap, word, gap ... in order, and
   `data-s` the first word of each sentence.  Nothing is searched or counted in the text here.

   Keys: arrows move, Home and End go to the ends of the paragraph, Shift with an arrow takes in more words,
   Space or Enter marks (or takes the mark away), Delete takes it away, Escape lets go of the words taken in. */
FP.Marking = class {
  constructor(root, changed) {
    this.words = [];
    this.marks = [];
    this.changed = changed;
    this.at = 0;
    this.anchor = null;
    this.phrase = false;
    for (const line of root.querySelectorAll(".fp-line[data-w]")) this.build(line);
    this.gaps = this.words.map((word) => word.nextSibling);
    if (this.words.length) this.words[0].tabIndex = 0;
    root.addEventListener("keydown", (event) => this.key(event));
    root.addEventListener("pointerdown", (event) => this.down(event));
    root.addEventListener("pointermove", (event) => this.move(event));
    root.addEventListener("pointerup", (event) => this.up(event));
    root.addEventListener("pointercancel", () => this.letGo());
    root.addEventListener("focusin", (event) => { if (event.target.fpWord !== undefined) this.rove(event.target.fpWord); });
  }

  build(line) {
    const text = line.textContent;
    const widths = line.dataset.w.split(" ").map(Number);
    if (widths.reduce((a, b) => a + b, 0) !== text.length) throw new Error("the text of a passage was changed on its way");
    const starts = new Set(line.dataset.s.split(" ").map(Number));
    const first = this.words.length;
    let place = 0, sentence = null, count = 0;
    const take = (width) => text.slice(place, (place += width));
    line.textContent = "";
    line.setAttribute("role", "listbox");
    line.setAttribute("aria-multiselectable", "true");
    line.setAttribute("aria-label", `Words of line ${line.dataset.line}`);
    for (let i = 0; i + 1 < widths.length; i += 2) {
      const number = this.words.length;
      const before = take(widths[i]);
      if (!sentence || starts.has(number - first)) {
        sentence = FP.make("span", { role: "group", "aria-label": `Sentence ${++count}` });
        line.append(sentence);
      }
      if (i === 0 && before) sentence.append(before);
      const word = FP.make("span", { role: "option", className: "fp-word", tabIndex: -1, "aria-selected": "false" }, take(widths[i + 1]));
      word.fpWord = number;
      this.words.push(word);
      const after = i + 2 < widths.length ? text.slice(place, place + widths[i + 2]) : "";
      sentence.append(word, FP.make("span", { className: "fp-gap" }, after));
    }
  }

  /* --- the marks ------------------------------------------------------------------------------------- */

  ranges() { return this.marks.map((m) => [...m]); }

  /* The words from one number to another, as they stand. */
  text(start, end) {
    return this.words.slice(start, end).map((w, i) => w.textContent + (start + i + 1 < end ? w.nextSibling.textContent : "")).join("");
  }

  set(marks) {
    this.marks = FP.scoring.merged(marks);
    this.paint();
    this.changed();
  }

  toggle(start, end) {
    const inside = this.marks.find((m) => m[0] <= start && end <= m[1]);
    this.set(inside ? this.marks.filter((m) => m !== inside) : [...this.marks, [start, end]]);
  }

  paint() {
    const taken = this.taken();
    this.words.forEach((word, i) => {
      const mark = this.marks.find((m) => m[0] <= i && i < m[1]);
      word.setAttribute("aria-selected", String(Boolean(mark)));
      word.classList.toggle("fp-taken", Boolean(taken) && taken[0] <= i && i < taken[1]);
      this.gaps[i].classList.toggle("fp-marked", Boolean(mark) && i + 1 < mark[1]);
    });
  }

  /* The words taken in but not yet marked. */
  taken() {
    return this.anchor === null ? null : [Math.min(this.anchor, this.at), Math.max(this.anchor, this.at) + 1];
  }

  letGo() {
    this.anchor = null;
    this.dragging = false;
    this.paint();
  }

  rove(number) {
    this.words[this.at].tabIndex = -1;
    this.at = number;
    this.words[number].tabIndex = 0;
  }

  /* --- keyboard -------------------------------------------------------------------------------------- */

  key(event) {
    if (event.target.fpWord === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = this.step(event.key);
    if (step !== null) {
      if (!event.shiftKey) this.anchor = null;
      else if (this.anchor === null) this.anchor = this.at;
      this.words[Math.max(0, Math.min(this.words.length - 1, step))].focus();
      this.paint();
    } else if (event.key === " " || event.key === "Enter") {
      const [start, end] = this.taken() || [this.at, this.at + 1];
      this.anchor = null;
      this.toggle(start, end);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      this.set(this.marks.filter((m) => !(m[0] <= this.at && this.at < m[1])));
    } else if (event.key === "Escape" && this.anchor !== null) {
      this.letGo();
    } else return;
    event.preventDefault();
  }

  step(key) {
    const here = this.words[this.at];
    const line = [...here.closest(".fp-line").querySelectorAll(".fp-word")];
    const neighbour = (way) => {
      const groups = [...new Set(this.words.map((w) => w.parentNode))];
      const next = groups[groups.indexOf(here.parentNode) + way];
      return next ? next.querySelector(".fp-word").fpWord : this.at;
    };
    switch (key) {
      case "ArrowRight": return this.at + 1;
      case "ArrowLeft": return this.at - 1;
      case "ArrowDown": return neighbour(1);
      case "ArrowUp": return neighbour(-1);
      case "Home": return line[0].fpWord;
      case "End": return line[line.length - 1].fpWord;
      default: return null;
    }
  }

  /* --- mouse, pen and touch -------------------------------------------------------------------------- */

  down(event) {
    const number = event.target.fpWord;
    if (number === undefined || event.button !== 0) return;
    event.preventDefault();
    const extend = event.shiftKey || (this.phrase && this.anchor !== null);
    if (extend && this.anchor === null) this.anchor = this.at;
    this.words[number].focus();
    if (!extend) this.anchor = number;
    this.dragging = !extend;
    if (extend) this.finish();
    else this.paint();
  }

  move(event) {
    if (!this.dragging) return;
    const under = document.elementFromPoint(event.clientX, event.clientY);
    if (under && under.fpWord !== undefined && this.words[under.fpWord] === under && under.fpWord !== this.at) {
      this.rove(under.fpWord);
      this.paint();
    }
  }

  up() {
    if (!this.dragging) return;
    this.dragging = false;
    if (this.phrase && this.anchor === this.at) this.paint();
    else this.finish();
  }

  finish() {
    const [start, end] = this.taken();
    this.anchor = null;
    this.toggle(start, end);
  }
};
