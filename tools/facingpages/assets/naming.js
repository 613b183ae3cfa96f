/* Naming: the list of the marks a reader has made, each to be named and, who likes, said in neutral words.

   One form serves all marks: it opens below the mark that is being named. */
FP.Naming = class {
  constructor(marking) {
    const { make } = FP;
    this.marking = marking;
    this.rows = new Map();
    this.list = make("ul", { className: "fp-marks", role: "list" });
    this.empty = make("p", { className: "fp-help" }, FP.t("No marks yet."));
    this.element = make("div", { className: "fp-naming", role: "group", "aria-label": FP.t("Your marks") }, make("h4", {}, FP.t("Your marks")), this.empty, this.list);
    this.form = this.made();
  }

  made() {
    const { make } = FP;
    const families = new Map();
    this.select = make("select", {}, make("option", { value: "" }, FP.t("not named")));
    for (const [id, [label, family, , name]] of Object.entries(FP.terms.techniques)) {
      if (!families.has(family)) {
        families.set(family, make("optgroup", { label: name }));
        this.select.append(families.get(family));
      }
      families.get(family).append(make("option", { value: id }, label));
    }
    this.definition = make("p", { className: "fp-help", "aria-live": "polite" });
    this.neutral = make("input", { type: "text", maxLength: 200, autocomplete: "off" });
    const done = make("button", { type: "button", className: "fp-button" }, FP.t("Done"));
    this.select.addEventListener("change", () => { this.define(); this.keep({ technique: this.select.value || null }); });
    this.neutral.addEventListener("change", () => this.keep({ neutral: this.neutral.value.trim() }));
    done.addEventListener("click", () => this.close());
    const form = make("div", { className: "fp-name-form" },
      make("label", {}, FP.t("Technique"), " ", this.select), this.definition, make("label", {}, FP.t("The same in neutral words (if you like)"), " ", this.neutral), done);
    form.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
    return form;
  }

  define() {
    const term = FP.terms.techniques[this.select.value];
    this.definition.textContent = term ? term[2] : "";
  }

  keep(what) {
    const mark = this.open;
    if (!mark) return;
    this.open = { ...mark, ...what };
    this.marking.set(this.marking.marks.map((m) => (m === mark ? this.open : m)));
  }

  close() {
    const row = this.rows.get(this.open);
    this.open = null;
    this.form.remove();
    if (row) row.querySelector(".fp-name").focus();
  }

  /* Bring the list up to date with the marks; rows of marks that stayed are kept. */
  update() {
    const { marks } = this.marking, rows = new Map();
    if (this.open && !marks.includes(this.open)) {
      this.open = null;
      this.form.remove();
    }
    for (const [i, mark] of marks.entries()) {
      const row = this.rows.get(mark) || this.row(mark);
      rows.set(mark, row);
      if (this.list.children[i] !== row) this.list.insertBefore(row, this.list.children[i] || null);
    }
    while (this.list.children.length > marks.length) this.list.lastChild.remove();
    this.rows = rows;
    const row = this.rows.get(this.open);
    if (row && this.form.parentNode !== row) {
      const focused = document.activeElement;
      row.append(this.form);
      if (this.form.contains(focused) || focused === document.body) (focused.isConnected && this.form.contains(focused) ? focused : this.select).focus();
    }
    this.empty.hidden = marks.length > 0;
  }

  row(mark) {
    const { make } = FP;
    const words = this.marking.text(mark.start, mark.end);
    const term = FP.terms.techniques[mark.technique];
    const label = term ? term[0] : FP.t("Name it");
    const name = make("button", { type: "button", className: "fp-button fp-name", "data-family": term ? term[1] : "", "aria-label": FP.t("{label}: {words}", { label, words }) }, label);
    const gone = make("button", { type: "button", className: "fp-button", "aria-label": FP.t("Take away the mark on: {words}", { words }) }, "✕");
    const row = make("li", {}, make("q", {}, words), " ", name, " ", gone, mark.neutral ? make("span", { className: "fp-own-words" }, " ", FP.t("in my words: “{words}”", { words: mark.neutral })) : "");
    name.addEventListener("click", () => {
      const again = this.open === mark;
      this.close();
      if (again) return;
      this.open = mark;
      this.select.value = mark.technique || "";
      this.neutral.value = mark.neutral;
      this.define();
      row.append(this.form);
      this.select.focus();
    });
    gone.addEventListener("click", () => {
      const next = row.nextSibling || row.previousSibling;
      this.marking.set(this.marking.marks.filter((m) => m !== mark));
      if (next) next.querySelector(".fp-name").focus();
      else this.marking.words[this.marking.at].focus();
    });
    return row;
  }
};
