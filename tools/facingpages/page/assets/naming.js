/* Naming: the list of the marks a reader has made, on a sheet over the page.  Each can be named, said in plain words, and
   taken away.  The names offered first are those that the page itself links to, as its lesson teaches them. */
FP.Naming = class {
  constructor(marking) {
    const { make, button } = FP;
    this.marking = marking;
    this.list = make("ol", { className: "fp-marks" });
    this.close = button(FP.t("Done"), () => this.sheet.close(), { className: "fp-button fp-main" });
    const clear = button(FP.t("Clear all marks"), () => {
      marking.set([]);
      this.sheet.close();
    });
    this.sheet = make("dialog", { className: "fp-sheet", "aria-label": FP.t("Your marks") },
      make("p", { className: "fp-help" }, FP.t("Your marks. You may name them; you need not.")), this.list, clear, make("div", { className: "fp-row" }, this.close));
    this.sheet.addEventListener("click", ({ target }) => { if (target === this.sheet) this.sheet.close(); });
  }

  /* The names that the lesson teaches, four to six of them. */
  get taught() {
    const linked = [...document.querySelectorAll("article a[href*='#technique-']")].map((link) => link.hash.slice(11));
    return [...new Set([...linked, ...FP.terms.common])].filter((id) => id in FP.terms.techniques).slice(0, 6);
  }

  open() {
    const marks = this.marking.marks;
    this.list.replaceChildren(...marks.map((mark) => this.row(mark)));
    this.sheet.showModal();
  }

  /* Say a mark anew: a name is a step to undo, letters are not. */
  keep(row, what) {
    const old = row.mark;
    row.mark = { ...old, ...what };
    const marks = this.marking.marks.map((m) => (m === old ? row.mark : m));
    if ("technique" in what) this.marking.set(marks);
    else this.marking.amend(marks);
  }

  row(mark) {
    const { make, button } = FP, row = { mark };
    const words = this.marking.text(mark.start, mark.end), { techniques } = FP.terms;
    const select = make("select", { "aria-label": FP.t("Name of: {words}", { words }) });
    const option = (id) => make("option", { value: id }, techniques[id][0]);
    const all = () => {
      const families = Object.groupBy ? Object.groupBy(Object.keys(techniques), (id) => techniques[id][3]) : { "": Object.keys(techniques) };
      select.replaceChildren(make("option", { value: "" }, FP.t("not named")), ...Object.entries(families).map(([label, ids]) => make("optgroup", { label }, ...ids.map(option))));
    };
    if (mark.technique && !this.taught.includes(mark.technique)) all();
    else select.append(make("option", { value: "" }, FP.t("not named")), ...this.taught.map(option), make("option", { value: "*" }, FP.t("another one ...")));
    select.value = mark.technique || "";
    const meaning = make("p", { className: "fp-help", "aria-live": "polite" });
    const explain = () => { meaning.textContent = select.value in techniques ? techniques[select.value][1] : ""; };
    explain();
    select.addEventListener("change", () => {
      if (select.value === "*") {
        all();
        select.focus();
      } else this.keep(row, { technique: select.value || null });
      explain();
    });
    const neutral = make("input", { type: "text", maxLength: 200, autocomplete: "off", value: mark.neutral });
    neutral.addEventListener("input", () => this.keep(row, { neutral: neutral.value.trim() }));
    const gone = button("✕", () => {
      const next = item.nextSibling || item.previousSibling;
      item.remove();
      this.marking.set(this.marking.marks.filter((m) => m !== row.mark));
      (next ? next.querySelector("select") : this.close).focus();
    }, { className: "fp-button fp-sign", "aria-label": FP.t("Take away the mark on: {words}", { words }) });
    const item = make("li", {}, make("div", { className: "fp-row" }, make("q", {}, words), gone), select, meaning, make("label", {}, FP.t("The same in plain words (if you like)"), neutral));
    return item;
  }
};
