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
    const box = make("label", { className: "fp-drop" }, make("span", {}, label), input, make("span", { className: "fp-help" }, FP.t("Or drop files here.")));
    input.addEventListener("change", () => { if (input.files.length) take([...input.files]); });
    box.addEventListener("dragover", (event) => event.preventDefault());
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length) take([...event.dataTransfer.files]);
    });
    return box;
  };

  /* Several texts are brought together: each has a form, and all are kept at once. Two can become a lesson by the same press. */
  FP.views.bring = async (place) => {
    document.title = `${FP.t("Bring a text")} · ${FP.t("The desk")}`;
    const forms = [], top = make("div", {}), list = make("div", { className: "fp-brought" }), end = make("div", {}), more = make("summary", { hidden: true }, FP.t("Bring another text")), head = make("details", { open: true }, more);
    const draw = () => {
      list.replaceChildren(...forms.map(({ element }) => element));
      const two = forms.length === 2, only = button(FP.n("Keep {n} text", "Keep {n} texts", forms.length), () => keep(), { className: two ? "fp-button" : "fp-button fp-main" });
      top.replaceChildren(...(two ? [lesson.field] : [])); /* all else may be right as it is read */
      end.replaceChildren(...(two ? lesson.rest : []), ...(forms.length ? [only] : []));
    };
    const read = async (files) => {
      const before = forms.length;
      list.setAttribute("aria-busy", "true");
      FP.note(FP.t("One moment …"));
      for (const file of files) {
        const data = await encoded(file), answer = await FP.trying(() => FP.ask("read_text", { name: file.name, data }));
        if (!answer) continue;
        const form = new Form(answer, () => {
          forms.splice(forms.indexOf(form), 1);
          draw();
        });
        forms.push(form);
      }
      list.removeAttribute("aria-busy");
      if (forms.length > before) FP.note("");
      draw();
      more.hidden = !forms.length;
      head.open = !forms.length; /* what was brought comes first */
      if (forms[before]) (forms.length === 2 ? lesson.question : forms[before].element.querySelector("h2")).focus();
    };
    const kept = [];
    const lesson = FP.firstLesson(() => keep(lesson.question.value.trim()), FP.t("Keep 2 texts and make a first lesson"));
    const keep = async (question = "") => {
      const sides = new Set(forms.flatMap(({ text }) => text.sides.map(({ id }) => id)));
      const asked = [];
      for (const form of forms) {
        const given = form.given(sides);
        if (!given) return null;
        asked.push([form, given]);
      }
      for (const [form, given] of asked) {
        const answer = await FP.trying(() => FP.ask("keep_text", given));
        if (!answer) {
          draw();
          return null;
        }
        kept.push(answer);
        forms.splice(forms.indexOf(form), 1);
      }
      has(place, kept, question && lesson);
      return kept.map(({ seed }) => seed);
    };
    const pasted = make("textarea", { rows: 8, id: "fp-pasted" });
    const go = button(FP.t("Read the pasted text"), () => {
      if (!pasted.value.trim()) return FP.complain(FP.t("Paste a text first."), pasted);
      const ending = /^#{1,6} /m.test(pasted.value) ? "md" : "txt"; /* headings of Markdown are no words of the text */
      const file = new File([pasted.value], `pasted.${ending}`);
      pasted.value = "";
      return read([file]);
    });
    const accept = desk.host === "local" ? ".txt,.md,.html,.htm,.docx,.pdf" : ".txt,.md,.html,.htm";
    head.append(FP.dropping(FP.t("Files of the texts: choose one, or several at once"), accept, true, read),
      make("div", { className: "fp-field" }, make("label", { htmlFor: "fp-pasted" }, FP.t("Or paste the text")), pasted, go));
    place.replaceChildren(make("h1", {}, FP.t("Bring a text")), head, top, list, end);
  };

  /* The texts are in the course: two of them can become a lesson at once, or do so already in `making`. */
  const has = (place, kept, making) => {
    const lesson = making || FP.firstLesson(() => kept.map(({ seed }) => seed));
    const names = kept.map(({ title }) => `“${title}”`).join(", ");
    place.replaceChildren(make("h2", { tabIndex: -1 }, kept.length > 1 ? FP.t("The course has these texts now: {names}.", { names }) : FP.t("The course has the text “{name}” now.", { name: kept[0].title })),
      ...(kept.length === 2 ? lesson.elements : []),
      make("div", { className: "fp-row" }, make("a", { className: "fp-button", href: "#/bring/again" }, FP.t("Bring another text")), make("a", { className: kept.length === 2 ? "fp-button" : "fp-button fp-main", href: "#/new" }, kept.length === 2 ? FP.t("Choose the passages yourself") : FP.t("Make a lesson"))));
    place.firstChild.focus();
  };

  const slug = (words) => words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").split("-").slice(0, 6).join("-");

  const input = (label, value = "", help = "", name = "input") => {
    const id = `fp-in-${slug(label)}-${input.count = (input.count || 0) + 1}`;
    const control = make(name, name === "input" ? { type: "text", autocomplete: "off", id, value } : name === "textarea" ? { id, value, rows: 2 } : { id });
    const said = make("p", { className: "fp-understood", id: `${id}-said`, role: "status" });
    control.setAttribute("aria-describedby", [...(help ? [`${id}-help`] : []), `${id}-said`].join(" "));
    return { control, said, element: make("div", { className: "fp-field" }, make("label", { htmlFor: id }, label), control, ...(help ? [make("p", { className: "fp-help", id: `${id}-help` }, help)] : []), said) };
  };
  FP.input = input;

  /* What is said below a field: `sure` where it is as it should be, `wrong` where it cannot stay so. */
  const say = ({ control, said }, words, sure = false, wrong = !sure) => {
    said.textContent = words;
    said.dataset.sure = String(Boolean(words) && sure);
    control.setAttribute("aria-invalid", String(Boolean(words) && wrong));
  };
  const understood = (words) => FP.t("Understood as {date}.", { date: words });

  /* Look a fact up in its text as soon as it is written: a date is shown as it is understood, or asked again. */
  const lookedUp = (name, field, where) => {
    const { control } = field;
    const look = async () => {
      const value = control.value.trim();
      control.fpRefused = false;
      if (!value) return say(field, "");
      try {
        const fact = await FP.ask("fact", { name, value, ...where });
        if (control.value.trim() !== value) return null;
        control.value = fact.value;
        if (!fact.in_text) return say(field, [...(fact.understood ? [understood(fact.understood)] : []), FP.t("The words of the text do not say it, so that students cannot check it. Better leave it empty.")].join(" "), false, false);
        return say(field, fact.understood ? understood(fact.understood) : "", true);
      } catch (error) {
        control.fpRefused = true;
        return say(field, `${error.message}. ${error.hint}`);
      }
    };
    control.addEventListener("change", look);
  };
  const IN_FOLD = () => ({ position: FP.t("what the writer wants"), outlet: FP.t("outlet"), kind: FP.t("kind"), licence: FP.t("licence"), side: FP.t("the side that it takes"), here_because: FP.t("why it is in the course") });
  const FACTS = () => ({ title: FP.t("Title"), author: FP.t("Author"), outlet: FP.t("Outlet"), date: FP.t("Date"), kind: FP.t("Kind of text (for example: newspaper column)"), licence: FP.t("Licence") });

  /* The form of one text that was read: what is noise, where it is from, and what it is here for. */
  function Form(text, away) {
    this.text = text;
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
    const stated = Object.entries(FACTS()).map(([name, label]) => {
      const { value, line, written, understood: date } = text.stated[name];
      const from = written ? FP.t("Line {line} says “{words}”.", { line, words: written }) : line ? FP.t("Found on line {line}.", { line }) : "";
      const field = input(label, value === "not stated" ? "" : value, from || FP.t("Leave it empty if the text does not say."));
      if (date) say(field, understood(date), true);
      lookedUp(name, field, { text: text.text });
      return [name, field];
    });
    const isMore = (name) => ["outlet", "kind", "licence"].includes(name) && !text.stated[name].line; /* few texts say them */
    const position = input(FP.t("What the writer wants, in one fair sentence"), text.asks, text.asks ? FP.t("A proposal in the writer’s own words: write another sentence if it is fairer.") : FP.t("Needed. For example: wants phones to be locked away during lessons."), "textarea");
    if (text.asks) FP.takesAll(position.control);
    const because = input(FP.t("Why it is in the course, in one sentence"), FP.t("It takes a side and gives reasons."), FP.t("A proposal: write your own reason if you have another."));
    const sides = make("select", { id: `fp-side-${text.text}` }, make("option", { value: "" }, FP.t("No, it takes a side of its own")), ...text.sides.map((side) => make("option", { value: side.id }, FP.t("Yes, with this one: {holds}", { holds: side.holds }))));
    const folded = Object.entries(IN_FOLD()).filter(([name]) => (name === "position" ? text.asks : !(name in FACTS()) || isMore(name))).map(([, words]) => words);
    /* The request that keeps the text; nothing, after a complaint, where something is missing. */
    this.given = (taken) => {
      const noise = [], left = [];
      for (const [line, { value }] of switches) {
        if (value === "-") left.push(line);
        else if (value) noise.push({ line, kind: value });
      }
      const holds = position.control.value.trim();
      if (!sides.value && !holds) {
        FP.complain(FP.t("Please say in one sentence what the writer wants."), position.control);
        return null;
      }
      const refused = stated.find(([, { control }]) => control.fpRefused);
      if (refused) {
        FP.complain(refused[1].said.textContent, refused[1].control);
        return null;
      }
      const given = Object.fromEntries([...stated.map(([name, { control }]) => [name, control.value.trim()]), ["position", holds], ["here_because", because.control.value.trim()]].filter(([, value]) => value));
      let side = sides.value || slug(holds);
      for (let n = 2; !sides.value && taken.has(side); n++) side = `${slug(holds)}-${n}`; /* the same words twice: two sides */
      taken.add(side);
      return { text: text.text, side, ...(sides.value ? {} : { holds }), noise, left_out: left, stated: given };
    };
    const count = FP.n("{n} word", "{n} words", text.words);
    this.element = make("section", { className: "fp-brought-text", "aria-label": text.name },
      make("h2", { tabIndex: -1 }, text.name), make("p", {}, count, " ", button(FP.t("Do not bring it"), away, { "aria-label": FP.t("Do not bring it: {name}", { name: text.name }) })),
      ...(text.same_as ? [make("p", { className: "fp-finding" }, FP.t("The course has this text already, as “{name}”.", { name: text.same_as }))] : []),
      ...(text.done.length ? [make("details", {}, make("summary", {}, FP.t("Changed or left out while it was read")), make("ul", { lang: "en" }, ...text.done.map((one) => make("li", {}, one))))] : []),
      make("h3", {}, FP.n("{n} line that students will not see in the passages", "{n} lines that students will not see in the passages", doubtful.length)),
      make("p", { className: "fp-help" }, FP.t("Headings, notes, menus and lists of sources are not the author’s argument. No passage shows them.")),
      make("ol", { className: "fp-noise" }, ...doubtful.map(row)),
      make("details", {}, make("summary", {}, FP.n("{n} other line", "{n} other lines", others.length)), make("ol", { className: "fp-noise" }, ...others.map(row))),
      make("h3", {}, FP.t("Where it is from")), ...stated.filter(([name]) => !isMore(name)).map(([, { element }]) => element), ...(text.asks ? [] : [position.element]),
      make("details", {}, make("summary", {}, ...FP.parts(FP.t("More about the text (optional): {fields}"), { fields: make("span", { className: "fp-help" }, folded.join(", ")) })),
        ...(text.asks ? [position.element] : []), ...stated.filter(([name]) => isMore(name)).map(([, { element }]) => element),
        make("div", { className: "fp-field" }, make("label", { htmlFor: sides.id }, FP.t("Does it agree with a text that you have already?")), sides), because.element));
  }

  /* A text of the course: what is said of it, and its lines. */
  FP.views.text = async (place, id) => {
    const text = await FP.ask("text", { seed: id });
    const names = { ...FACTS(), position: FP.t("What the writer wants, in one fair sentence"), here_because: FP.t("Why it is in the course, in one sentence") };
    const value = (name) => (FP.isEmpty(text.fields[name]) || text.fields[name] === "not stated" ? "" : text.fields[name]);
    const inputs = Object.entries(names).map(([name, label]) => [name, input(label, value(name))]);
    for (const [name, field] of inputs) if (name in FACTS()) lookedUp(name, field, { seed: id });
    const mends = make("div", {});
    const mend = () => mends.replaceChildren(...text.findings.map((one) => FP.finding(null, one)));
    mend();
    const save = button(FP.t("Save"), async () => {
      const edits = inputs.filter(([name, { control }]) => control.value.trim() !== value(name)).map(([name, { control }]) => ({ field: [name], value: control.value.trim() || (name in FACTS() ? "not stated" : "todo") }));
      if (!edits.length) return FP.note(FP.t("Nothing was changed."));
      const answer = await FP.trying(() => FP.ask("edit_text", { seed: id, edits }));
      if (answer) {
        Object.assign(text, answer);
        mend();
        FP.note(FP.t("Saved."));
      }
      return null;
    }, { className: "fp-button fp-main" });
    place.replaceChildren(make("h1", {}, FP.isEmpty(text.fields.title) ? id : text.fields.title), mends, ...inputs.map(([, { element }]) => element), save, FP.reworking("seed", id),
      make("h2", {}, FP.t("The text as received")),
      make("ol", { className: "fp-noise" }, ...text.lines.filter((one) => one.text.trim()).map((one) => make("li", { value: one.line }, make("span", { className: "fp-words" }, one.text), ...(one.noise ? [make("span", { className: "fp-reason" }, one.noise)] : [])))));
  };
})();
