/* Naming: the list of the marks a reader has made, each to be named and, who likes, said in neutral words.

   One form serves all marks: it opens below the mark that is being named. */
FP.Naming = class {
  constructor(marking) {
    const { make } = FP;
    this.marking = marking;
    this.rows = new Map();
    this.open = null;
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
    this.select.addEventListener("change", () => { this.keep({ technique: this.select.value || null }); });
    this.neutral.addEventListener("input", () => this.keep({ neutral: this.neutral.value.trim() }));
    done.addEventListener("click", () => this.close());
    const form = make("div", { className: "fp-name-form" },
      make("label", {}, FP.t("Technique"), " ", this.select), this.definition, make("label", {}, FP.t("The same in neutral words (if you like)"), " ", this.neutral), done);
    form.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
    return form;
  }

  /* Say a mark anew, with another name, or with other words, which come letter by letter and make no step to undo. */
  keep(what) {
    const { mark } = this.open, marks = this.marking.marks.map((m) => (m === mark ? { ...mark, ...what } : m));
    if ("technique" in what) this.marking.set(marks);
    else this.marking.amend(marks);
  }

  close() {
    const row = this.open;
    if (!row) return;
    this.open = null;
    this.form.remove();
    row.fill();
    row.name.focus();
  }

  /* Bring the list up to date with the marks; rows of marks that stayed are kept. */
  update() {
    const rows = new Map();
    for (const [i, mark] of this.marking.marks.entries()) {
      const key = `${mark.start} ${mark.end}`;
      const row = this.rows.get(key) || this.row();
      rows.set(key, row);
      if (row.mark !== mark) {
        row.mark = mark;
        row.fill();
      }
      if (this.list.children[i] !== row.element) this.list.insertBefore(row.element, this.list.children[i] || null);
    }
    while (this.list.children.length > rows.size) this.list.lastChild.remove();
    this.rows = rows;
    if (this.open && !this.open.element.isConnected) {
      this.open = null;
      this.form.remove();
    }
    this.empty.hidden = rows.size > 0;
  }

  row() {
    const { make } = FP;
    const row = {
      mark: null,
      quote: make("q"),
      name: make("button", { type: "button", className: "fp-button fp-name", "aria-expanded": "false" }),
      gone: make("button", { type: "button", className: "fp-button" }, "✕"),
      own: make("span", { className: "fp-own-words" }),
      /* While the form is open the words stand in it, so that the list does not grow below the fingers. */
      fill: () => {
        const { start, end, technique, neutral } = row.mark, words = this.marking.text(start, end);
        const term = FP.terms.techniques[technique], label = term ? term[0] : FP.t("Name it");
        row.quote.textContent = words;
        row.name.textContent = label;
        row.name.dataset.family = term ? term[1] : "";
        row.name.setAttribute("aria-label", FP.t("{label}: {words}", { label, words }));
        row.name.setAttribute("aria-expanded", String(this.open === row));
        row.gone.setAttribute("aria-label", FP.t("Take away the mark on: {words}", { words }));
        row.own.textContent = neutral && this.open !== row ? FP.t("in my words: “{words}”", { words: neutral }) : "";
        if (this.open !== row) return;
        this.select.value = technique || "";
        if (this.definition.textContent !== (term ? term[2] : "")) this.definition.textContent = term ? term[2] : "";
        if (this.neutral.value.trim() !== neutral) this.neutral.value = neutral;
      },
    };
    row.element = make("li", {}, row.quote, " ", row.name, " ", row.gone, " ", row.own);
    row.name.addEventListener("click", () => {
      const again = this.open === row;
      this.close();
      if (again) return;
      this.open = row;
      row.fill();
      row.element.append(this.form);
      this.select.focus();
    });
    row.gone.addEventListener("click", () => {
      const next = row.element.nextSibling || row.element.previousSibling;
      this.marking.set(this.marking.marks.filter((m) => m !== row.mark));
      if (next) next.querySelector(".fp-name").focus();
      else this.marking.words[this.marking.at].focus();
    });
    return row;
  }
};
