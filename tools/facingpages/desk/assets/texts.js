/* Texts: bring one in, see what is noise, say once where it is from; later, what the course says of it. */
(() => {
  const { make, button } = FP;
  const encoded = (file) => new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] || "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  FP.encoded = encoded;

  /* A place to drop files, to choose them, and, where `paste` is wanted, to paste text. */
  FP.dropping = (label, accept, multiple, take) => {
    const input = make("input", { type: "file", multiple, accept });
    const box = make("div", { className: "fp-drop" }, make("label", {}, label, input), make("p", { className: "fp-help" }, FP.t("Or drop files here.")));
    input.addEventListener("change", () => { if (input.files.length) take([...input.files]); });
    box.addEventListener("dragover", (event) => event.preventDefault());
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length) take([...event.dataTransfer.files]);
    });
    return box;
  };

  FP.views.bring = async (place) => {
    document.title = `${FP.t("Bring a text")} · ${FP.t("The desk")}`;
    const rest = make("div", {});
    const read = async (file) => {
      const data = await encoded(file);
      const answer = await FP.trying(() => FP.ask("read_text", { name: file.name, data }));
      if (answer) shown(rest, answer);
    };
    const pasted = make("textarea", { rows: 8, id: "fp-pasted" });
    const go = button(FP.t("Read the pasted text"), () => {
      if (!pasted.value.trim()) return FP.note(FP.t("Paste a text first."));
      const ending = /^#{1,6} /m.test(pasted.value) ? "md" : "txt"; /* headings of Markdown are no words of the text */
      return read(new File([pasted.value], `pasted.${ending}`));
    });
    const accept = desk.host === "local" ? ".txt,.md,.html,.htm,.docx,.pdf" : ".txt,.md,.html,.htm";
    place.replaceChildren(make("h1", {}, FP.t("Bring a text")), FP.dropping(FP.t("File of the text"), accept, false, ([file]) => read(file)),
      make("div", { className: "fp-field" }, make("label", { htmlFor: "fp-pasted" }, FP.t("Or paste the text")), pasted, go), rest);
  };

  const slug = (words) => words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").split("-").slice(0, 6).join("-");

  const input = (label, value = "", help = "", name = "input") => {
    const id = `fp-in-${slug(label)}-${input.count = (input.count || 0) + 1}`;
    const control = make(name, name === "input" ? { type: "text", autocomplete: "off", id, value } : { id });
    if (help) control.setAttribute("aria-describedby", `${id}-help`);
    return { control, element: make("div", { className: "fp-field" }, make("label", { htmlFor: id }, label), control, ...(help ? [make("p", { className: "fp-help", id: `${id}-help` }, help)] : [])) };
  };
  FP.input = input;

  function shown(place, text) {
    const kinds = [["", FP.t("keep")], ["-", FP.t("leave out")], ...text.noise_kinds.map((kind) => [kind, kind])];
    const switches = new Map();
    const row = ({ line, text: words, noise, reason, around }) => {
      const select = make("select", { "aria-label": FP.t("Line {line}", { line }) }, ...kinds.map(([value, label]) => make("option", { value }, label)));
      select.value = around ? "-" : noise || "";
      switches.set(line, select);
      return make("li", { value: line }, make("span", { className: "fp-words" }, words), select, ...(reason ? [make("span", { className: "fp-reason", lang: "en" }, reason)] : []));
    };
    const filled = text.lines.filter((one) => one.text.trim());
    const doubtful = filled.filter((one) => one.noise), others = filled.filter((one) => !one.noise);
    const facts = { title: FP.t("Title"), author: FP.t("Author"), outlet: FP.t("Outlet"), date: FP.t("Date, as 2025-03-31"), kind: FP.t("Kind of text, as newspaper column"), licence: FP.t("Licence") };
    const stated = Object.entries(facts).map(([name, label]) => {
      const { value, line } = text.stated[name];
      const from = line ? FP.t("Found on line {line}.", { line }) : "";
      return [name, input(label, value === "not stated" ? "" : value, from || FP.t("Leave it empty if the text does not say."))];
    });
    const position = input(FP.t("What the text holds, in one neutral line"), "", FP.t("As: holds that phones belong in lockers."));
    const because = input(FP.t("Why it is in the course, in one sentence"));
    const named = /^pasted(-\d+)?$/.test(text.id) && slug(text.stated.title.value === "not stated" ? "" : text.stated.title.value);
    const id = input(FP.t("Its name in the course"), named || text.id, FP.t("Small letters, digits and hyphens."));
    const sides = make("select", { id: "fp-side" }, make("option", { value: "" }, FP.t("a new side")), ...text.sides.map((side) => make("option", { value: side.id }, side.holds)));
    const holds = input(FP.t("What the new side holds"), "", FP.t("As: holds that phones belong in lockers."));
    const change = () => { holds.element.hidden = Boolean(sides.value); };
    sides.addEventListener("change", change);
    const keep = button(FP.t("Keep this text"), async () => {
      const noise = [], left = [];
      for (const [line, { value }] of switches) {
        if (value === "-") left.push(line);
        else if (value) noise.push({ line, kind: value });
      }
      if (!sides.value && !holds.control.value.trim()) {
        FP.note(FP.t("Say what the new side holds."));
        return holds.control.focus();
      }
      const given = Object.fromEntries([...stated.map(([name, { control }]) => [name, control.value.trim()]), ["position", position.control.value.trim()], ["here_because", because.control.value.trim()]].filter(([, value]) => value));
      const side = sides.value || slug(holds.control.value);
      const answer = await FP.trying(() => FP.ask("keep_text", { text: text.text, id: id.control.value.trim(), side, ...(sides.value ? {} : { holds: holds.control.value.trim() }), noise, left_out: left, stated: given }));
      if (!answer) return null;
      place.replaceChildren(make("h2", { tabIndex: -1 }, FP.t("The course has the text “{name}” now.", { name: answer.seed })),
        make("div", { className: "fp-row" }, make("a", { className: "fp-button", href: "#/bring/again" }, FP.t("Bring another text")), make("a", { className: "fp-button fp-main", href: "#/new" }, FP.t("Make a lesson"))));
      place.firstChild.focus();
      return null;
    }, { className: "fp-button fp-main" });
    const count = FP.n("{n} word", "{n} words", text.words);
    place.replaceChildren(
      make("h2", { tabIndex: -1 }, text.name), make("p", {}, count),
      ...(text.same_as ? [make("p", { className: "fp-finding" }, FP.t("The course has this text already, as “{name}”.", { name: text.same_as }))] : []),
      ...(text.done.length ? [make("details", {}, make("summary", {}, FP.t("Changed or left out while it was read")), make("ul", { lang: "en" }, ...text.done.map((one) => make("li", {}, one))))] : []),
      make("h3", {}, FP.n("{n} line looks like noise", "{n} lines look like noise", doubtful.length)),
      make("p", { className: "fp-help" }, FP.t("Headings, notes, menus and lists of sources are not the author’s argument. No passage shows them.")),
      make("ol", { className: "fp-noise" }, ...doubtful.map(row)),
      make("details", {}, make("summary", {}, FP.n("{n} other line", "{n} other lines", others.length)), make("ol", { className: "fp-noise" }, ...others.map(row))),
      make("h3", {}, FP.t("Where it is from")), ...stated.map(([, { element }]) => element), position.element, because.element,
      make("div", { className: "fp-field" }, make("label", { htmlFor: "fp-side" }, FP.t("Its side of the question")), sides), holds.element, id.element, keep);
    change();
    place.firstChild.focus();
  }

  /* A text of the course: what is said of it, and its lines. */
  FP.views.text = async (place, id) => {
    const text = await FP.ask("text", { seed: id });
    const names = { title: FP.t("Title"), author: FP.t("Author"), outlet: FP.t("Outlet"), date: FP.t("Date, as 2025-03-31"), kind: FP.t("Kind of text, as newspaper column"), licence: FP.t("Licence"), position: FP.t("What the text holds, in one neutral line"), here_because: FP.t("Why it is in the course, in one sentence") };
    const inputs = Object.entries(names).map(([name, label]) => [name, input(label, FP.isEmpty(text.fields[name]) ? "" : text.fields[name])]);
    const save = button(FP.t("Save"), async () => {
      const edits = inputs.filter(([name, { control }]) => control.value.trim() !== (FP.isEmpty(text.fields[name]) ? "" : text.fields[name])).map(([name, { control }]) => ({ field: [name], value: control.value.trim() || "not stated" }));
      if (!edits.length) return FP.note(FP.t("Nothing was changed."));
      const answer = await FP.trying(() => FP.ask("edit_text", { seed: id, edits }));
      if (answer) {
        Object.assign(text, answer);
        FP.note(FP.t("Saved."));
      }
      return null;
    }, { className: "fp-button fp-main" });
    place.replaceChildren(make("h1", {}, FP.isEmpty(text.fields.title) ? id : text.fields.title), ...text.findings.map((one) => FP.finding(null, one)), ...inputs.map(([, { element }]) => element), save, FP.reworking("seed", id),
      make("h2", {}, FP.t("The text as received")),
      make("ol", { className: "fp-noise" }, ...text.lines.filter((one) => one.text.trim()).map((one) => make("li", { value: one.line }, make("span", { className: "fp-words" }, one.text), ...(one.noise ? [make("span", { className: "fp-reason" }, one.noise)] : [])))));
  };
})();
