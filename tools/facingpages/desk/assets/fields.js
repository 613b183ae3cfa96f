/* Fields: a control for one value of the file, with what the checker finds there. */
(() => {
  const { make, button } = FP;
  let made = 0;

  /* What a draft leaves for the teacher is as good as empty. */
  FP.isEmpty = (value) => value === undefined || value === null || value === "" || (typeof value === "string" && /^\s*todo(\s*:|\s*$)/i.test(value));

  /* The words that a gap of the file proposes, or nothing. */
  FP.proposal = (value) => (typeof value === "string" ? (/^\s*todo\s*:\s*proposed\s*:\s*(\S[^]*)$/i.exec(value) || ["", ""])[1].trim().replace(/\s+/g, " ") : "");
  FP.proposing = (words, take) => make("p", { className: "fp-proposed" }, FP.t("Proposed: {words}", { words }), " ", button(FP.t("Take"), take, { "aria-label": FP.t("Take: {words}", { words }) }));

  /* Words that are proposed are often replaced as a whole: the first tap takes all of them. */
  FP.takesAll = (control) => control.addEventListener("click", () => { if (control.selectionStart === control.selectionEnd) control.select(); }, { once: true });

  /* A finding in the words of the screen, with the repairs that it offers.  Where these are a translation of its sort, the
     checker's own words, which say which words or numbers are meant, are below. */
  FP.finding = (editor, finding, label = "") => {
    const words = finding.empty && label ? finding.said.replace(finding.empty, label) : finding.said;
    const translated = Boolean(finding.checker || finding.empty) || document.documentElement.lang === "en";
    return make("div", { className: "fp-finding", "data-severity": finding.severity },
      make("span", translated ? {} : { lang: "en" }, words), ...(finding.checker ? [make("small", { className: "fp-checker", lang: "en" }, finding.checker)] : []),
      ...(finding.other ? [" ", make("a", { href: `#/exercise/${finding.other.exercise}` }, FP.t("Open “{title}”", { title: finding.other.title })), " "] : []),
      ...(editor ? finding.repairs || [] : []).map((repair) => button(repair.label, () => editor.repair(repair))));
  };

  /* Carry out edits in another exercise than the one on the screen, and save it; it says so. */
  FP.mendThere = async (exercise, edits) => {
    const answer = await FP.trying(() => FP.ask("edit", { exercise, edits }));
    const saved = answer && await FP.trying(() => FP.ask("save", { exercise }));
    if (saved && !saved.conflict) FP.savedNote();
    return saved && !saved.conflict;
  };

  /* The id of an exercise by its file. */
  FP.idOf = (path) => path.replace(/^exercises\//, "").replace(/\.yml$/, "");

  const tidy = FP.tidy = (words) => words.trim().replace(/\s+/g, " ");

  FP.Field = class {
    /* `control` is an input, a select, a text area, or a fieldset of radio buttons. */
    constructor(editor, path, label, control, help = "") {
      Object.assign(this, { editor, path, label, control });
      const id = `fp-field-${(made += 1)}`;
      this.found = make("div", { className: "fp-found", id: `${id}-found` });
      this.help = make("p", { className: "fp-help", id: `${id}-help` }, help);
      this.help.hidden = !help;
      control.setAttribute("aria-describedby", `${id}-help ${id}-found`);
      const group = control.localName === "fieldset";
      if (group) control.prepend(make("legend", {}, label));
      else control.id = id;
      control.dataset.name = path.join(" ");
      this.element = make("div", { className: "fp-field" }, ...(group ? [] : [make("label", { htmlFor: id }, label)]), control, this.help, this.found);
    }

    get value() {
      const typed = this.editor.typed(this.path);
      const value = typed ? typed.value : FP.at(this.editor.state.fields, this.path);
      return FP.isEmpty(value) ? "" : value;
    }

    focus() { (this.control.querySelector("input:checked, input") || this.control).focus(); }

    /* Whether a finding belongs here. */
    takes(finding) { return FP.starts(finding.field, this.path); }

    update() {
      this.show();
      const mine = this.editor.findingsOf(this);
      this.found.replaceChildren(...mine.map((one) => FP.finding(this.editor, one, this.label.length <= 48 ? this.label : "")));
      const raw = this.editor.typed(this.path) ? "" : FP.at(this.editor.state.fields, this.path), proposed = [raw].flat().map(FP.proposal).filter(Boolean);
      if (proposed.length) this.found.append(FP.proposing(this.shown(proposed.join(" · ")), () => this.editor.edit([{ field: this.path, value: Array.isArray(raw) ? proposed : proposed[0] }])));
      this.control.setAttribute(this.control.localName === "fieldset" ? "data-invalid" : "aria-invalid", String(mine.length > 0));
    }

    show() {
      if (this.control.localName === "fieldset") for (const radio of this.control.querySelectorAll("input")) radio.checked = radio.value === this.value;
      else if (this.kept(tidy(this.control.value)) !== this.value) this.control.value = this.shown(this.value);
    }

    /* What the file keeps of the words in the control, and how the control shows what is kept: a kind may write them otherwise. */
    kept(words) { return words; }
    shown(words) { return words; }
  };

  /* A text area with one item a line.  What `refuse` gives a reason against is not taken, unless the file has it already. */
  FP.lines = (editor, path, label, help, rows = 3, refuse = () => "") => {
    const area = make("textarea", { rows });
    const written = () => area.value.split("\n").map(tidy).filter(Boolean);
    const kept = (item) => [FP.at(editor.state.fields, path)].flat().includes(item);
    const items = () => written().filter((item) => !refuse(item) || kept(item));
    area.addEventListener("input", () => {
      editor.type(path, items().length ? items() : "");
      field.update();
    });
    const field = new FP.Field(editor, path, label, area, help);
    field.show = () => {
      const value = [field.value].flat().filter((one) => !FP.isEmpty(one));
      if (JSON.stringify(items()) !== JSON.stringify(value)) area.value = value.join("\n");
    };
    const update = field.update.bind(field);
    field.update = () => {
      update();
      const refused = written().filter((item) => refuse(item) && !kept(item));
      field.found.append(...refused.map((item) => FP.finding(editor, { said: refuse(item), severity: "error" })));
      if (refused.length) area.setAttribute("aria-invalid", "true");
    };
    return field;
  };

  const typed = (editor, path, label, control, help) => {
    const field = new FP.Field(editor, path, label, control, help);
    control.addEventListener("input", () => editor.type(path, field.kept(tidy(control.value))));
    return field;
  };
  FP.line = (editor, path, label, help) => typed(editor, path, label, make("input", { type: "text", autocomplete: "off" }), help);
  FP.number = (editor, path, label, help) => typed(editor, path, label, make("input", { type: "number", min: 1, max: 240, inputMode: "numeric" }), help);
  FP.area = (editor, path, label, help, rows = 4) => typed(editor, path, label, make("textarea", { rows }), help);

  /* A list to choose from: options are [value, label, group]; `change` gives other edits than to put the value. */
  FP.select = (editor, path, label, options, help, change) => {
    const select = make("select");
    const groups = new Map();
    for (const [value, text, group] of options) {
      if (group && !groups.has(group)) groups.set(group, select.appendChild(make("optgroup", { label: group })));
      (group ? groups.get(group) : select).append(make("option", { value }, text));
    }
    select.addEventListener("change", () => editor.pick(path, select.value, change ? change(select.value) : editor.put(path, select.value)));
    return new FP.Field(editor, path, label, select, help);
  };

  /* Radio buttons: options are [value, label, help]. */
  FP.radios = (editor, path, label, options, change) => {
    const name = `fp-radio-${(made += 1)}`;
    const box = make("fieldset", { className: "fp-radios" }, ...options.map(([value, text, help]) => make("label", {},
      make("input", { type: "radio", name, value }), make("span", {}, make("b", {}, text), help ? ` ${help}` : ""))));
    box.addEventListener("change", (event) => editor.pick(path, event.target.value, change ? change(event.target.value) : editor.put(path, event.target.value)));
    return new FP.Field(editor, path, label, box);
  };
})();
