/* A row of the review: the words that it is about, its choices, and its sentences. `review` gives `words(text, index)`, the
   sentence as it is on the screen, and the acts: choose(index, row, edits), written(index, row, text, value), take, refuse. */
(() => {
  const { make, button } = FP;
  const SHORT = 60; /* characters */
  const TRYING = 300; /* ms without a letter, after which a sentence is tried */
  const key = (field) => field.join(" ");

  /* What a row still needs from the teacher, in the names of its fields; nothing where it can be taken as it is. */
  FP.needs = (review, { choices, texts, findings }, index) => [...findings.map(() => ({ label: FP.t("a mistake to mend") })), ...choices.filter(({ value }) => !value), ...texts.filter((text) => !review.words(text, index))].map(({ label }) => label).join(", ");

  /* The words beside the buttons of a row say how far it is; their place is always there, so that nothing moves. */
  FP.tellRow = (review, element, row, index) => {
    const needs = FP.needs(review, row, index);
    element.classList.toggle("fp-yours", Boolean(needs));
    element.dataset.decided = String(!row.waits && !needs);
    element.dataset.waits = String(row.waits);
    element.querySelector(".fp-needs").textContent = needs ? FP.t("This needs you: {fields}", { fields: needs }) : row.waits ? FP.t("Complete: take it, or change it.") : FP.t("Decided and saved. You can still change it.");
  };

  FP.reviewRow = (review, section, row, index) => {
    const { label, quote, around, told, asked, proved, choices, texts, drop, findings } = row, named = [label, quote].filter(Boolean).map(FP.short).join(" ");
    const open = texts.filter(({ folded }) => !folded), folded = texts.filter((one) => one.folded), drawn = (text) => area(review, row, text, index);
    const take = () => button(FP.t("Take this"), () => review.takeRow(index, row.field), { "aria-label": FP.t("Take: {words}", { words: named || section.title }), "data-name": `take ${index} ${key(row.field)}` });
    const acts = make("div", { className: "fp-row fp-acts" }, ...(texts.length && section.rows.length > 1 ? [take()] : []),
      ...(drop.length ? [button(FP.t("Not this one"), () => review.refuse(index, row), { "aria-label": FP.t("Not this one: {words}", { words: named }) })] : []), make("p", { className: "fp-needs" }));
    const element = make("li", { "data-row": key(row.field) },
      make("p", { className: "fp-quoted" }, ...(label ? [make("b", {}, label), " "] : []), ...(quote ? [make("q", {}, quote)] : []), ...(around && around !== quote ? [" ", make("span", { className: "fp-kind" }, around)] : [])),
      ...told.map(([name, words, help]) => make("p", {}, make("b", {}, `${name}: `), words, ...(help ? [make("span", { className: "fp-help" }, ` ${help}`)] : []))),
      ...(asked ? [make("p", {}, make("b", {}, asked))] : []), ...(proved ? [make("p", { className: "fp-proved", lang: "en" }, FP.t("Recomputed from the text: {fact}", { fact: proved }))] : []),
      ...findings.map((one) => review.finding(one, index)), make("div", { className: "fp-fields" }, ...choices.map((choice) => chooser(review, row, choice, index)), ...open.map(drawn), acts),
      ...(folded.length ? [make("details", {}, make("summary", {}, FP.t("Reasons against the other answers")), ...folded.map(drawn))] : []));
    element.addEventListener("focusout", ({ relatedTarget }) => { if (!element.contains(relatedTarget)) review.leftRow(index, row.field); });
    FP.tellRow(review, element, row, index);
    return element;
  };

  const chooser = (review, row, { field, label, value, buttons, options, unsure }, index) => {
    const chosen = options.find((one) => one.value === value), name = `${index} ${key(field)}`;
    const choose = (one) => review.choose(index, row.field, one.edits, buttons);
    if (!buttons) {
      const select = make("select", { id: `fp-choose-${name.replaceAll(" ", "-")}`, "data-name": name }, ...(chosen ? [] : [make("option", { value: "" }, FP.t("choose one"))]), ...options.map((one) => make("option", { value: one.value }, one.label)));
      select.value = value;
      select.setAttribute("aria-invalid", String(!chosen));
      select.addEventListener("change", () => choose(options.find((one) => one.value === select.value)));
      return make("div", { className: "fp-field" }, make("label", { htmlFor: select.id }, label), select);
    }
    const doubt = make("p", { className: "fp-help" }, unsure);
    const press = (one) => {
      review.touched.add(name); /* a role that is pressed is sure */
      doubt.hidden = true;
      choose(one);
    };
    doubt.hidden = !unsure || review.touched.has(name);
    return make("div", { className: "fp-field fp-whole" }, make("fieldset", { className: "fp-core fp", "data-invalid": String(!chosen) }, make("legend", {}, chosen ? label : `${label}: ${FP.t("choose one")}`),
      make("div", { className: "fp-chips" }, ...options.map((one) => button(one.label, () => press(one), { "aria-pressed": String(one === chosen), "data-role": one.value, "data-name": `${name} ${one.value}`, title: one.help })))), ...(chosen && chosen.help ? [make("p", { className: "fp-help" }, chosen.help)] : []), doubt);
  };

  const area = (review, row, { field, label, value, list }, index) => {
    const { waits } = row;
    const name = `${index} ${key(field)}`, id = `fp-said-${name.replaceAll(" ", "-")}`, words = review.written.has(name) ? review.written.get(name) : value;
    const help = list ? [make("p", { className: "fp-help", id: `${id}-help` }, FP.t("One a line. Add other ways to say it."))] : [];
    const control = make("textarea", { id, className: field.at(-1) === "why" ? "fp-why" : "", rows: Math.max(list ? 2 : 1, Math.ceil(words.length / 80)), value: words, "data-name": name, ...(list ? { "aria-describedby": `${id}-help` } : {}) });
    if (waits && !list && words.length <= SHORT && !review.touched.has(name)) FP.takesAll(control);
    control.addEventListener("input", () => review.type(index, row.field, name, control.value, value));
    return make("div", { className: `fp-field ${field.at(-1) === "neutral" ? "" : "fp-wide"}` }, make("label", { htmlFor: id }, label), control, ...help);
  };

  /* A sentence as a student could write it, with what the word check would say. */
  FP.trySentence = (review, index) => {
    const { target } = review.answer.sections[index], id = `fp-try-${index}`;
    const field = make("textarea", { id, rows: 1, maxLength: 2000 }), said = make("div", { role: "status" });
    let pause = 0;
    const chip = ([words, good], yes, no) => make("li", { "data-outcome": good ? yes : no }, `${words}: `, make("b", {}, FP.outcome(good ? yes : no)));
    const tell = async () => {
      const text = field.value;
      const found = text.trim() && await FP.trying(() => FP.ask("try_sentence", { ...target, text }));
      if (text !== field.value) return;
      said.replaceChildren(...(found ? [make("ul", { className: "fp-checks" }, ...found.kept.map((one) => chip(one, "kept", "lost")), ...found.gone.map((one) => chip(one, "gone", "there"))),
        ...[...(found.lost ? [FP.kinds.rewrite.lost[found.lost]] : []), ...(found.brought.length ? [FP.t("New words that judge have come in: {words}.", { words: found.brought.join(", ") })] : [])].map((words) => make("p", {}, words))] : []));
    };
    field.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => review.queue(tell), TRYING);
    });
    const element = make("div", { className: "fp-field fp-try" }, make("label", { htmlFor: id }, FP.t("Try a sentence as a student could write it")), field, said);
    element.fpTell = () => field.value && review.queue(tell); /* what is asked for may have changed */
    return element;
  };

  /* What is decided, in short, with a way to change it. */
  FP.decidedRow = (review, index, { field, label, quote, choices, texts }) => {
    const named = [label, quote].filter(Boolean).map(FP.short).join(" ") || review.answer.sections[index].title;
    const chosen = choices.map(({ value, options }) => (options.find((one) => one.value === value) || { label: "" }).label);
    const said = texts.filter(({ folded }) => !folded).map(({ value }) => value);
    return make("li", {}, ...(label ? [make("b", {}, label), " "] : []), ...(quote ? [make("q", {}, FP.short(quote)), " "] : []), ...(chosen.length ? [make("b", {}, chosen.join(" · ")), " "] : []), make("span", { className: "fp-kind" }, said.map((words) => words.split("\n").join(" / ")).join(" · ")), " ",
      button(FP.t("Change"), () => review.toRow(index, field), { className: "fp-button fp-where", "aria-label": FP.t("Change: {words}", { words: named }) }));
  };

  /* The passages of loaded terms with the student's tool: a word that is missing is seen here before a student marks it, and
     marked with a tap; a tap on a marked one leads to its row. */
  FP.reviewPassages = (review, index) => {
    const root = make("div", { className: "fp fp-desk-stage" });
    const words = { show: null, drawn: "" };
    const now = () => review.answer.sections[index];
    const show = () => {
      const { passages, marks, listed } = now(), as = JSON.stringify(passages);
      if (as !== words.drawn) {
        words.drawn = as;
        const drawn = make("div", {}, FP.passages(passages)); /* a new element: the old one keeps its tool */
        root.replaceChildren(drawn);
        words.tool = new FP.Words(drawn, {
          mark: (start, end) => review.mark(index, start, end),
          open: (at) => review.toRow(index, now().marks[at].field),
          drop: (at) => review.refuse(index, now().rows.find(({ field }) => key(field) === key(now().marks[at].field))),
        });
      }
      for (const line of root.querySelectorAll("[role=listbox]")) line.setAttribute("aria-describedby", keys.id);
      words.tool.show(marks.map((one) => ({ words: one.words, look: "loaded", said: FP.t("marked") })));
      words.tool.hint(listed);
    };
    const help = make("p", { className: "fp-help" }, FP.t("Does another word judge? A student who marks it is told that it is extra. Tap it to mark it here. Wavy lines are below words of the list that have no mark."));
    const keys = make("p", { className: "fp-help fp-keys", id: `fp-review-keys-${index}` }, FP.t("Arrow keys move from word to word, Shift with an arrow takes in more words, Space marks them. Space on a marked word opens its card, Delete takes the mark away."));
    const techniques = review.answer.sections[index].rows.flatMap(({ choices }) => choices)[0];
    const meant = make("details", {}, make("summary", {}, FP.t("Each technique in a sentence")), make("dl", {}, ...(techniques ? techniques.options : []).flatMap((one) => [make("dt", {}, one.label), make("dd", {}, one.help)])));
    meant.hidden = !techniques;
    return { element: make("div", {}, help, root, keys, meant), show };
  };
})();
