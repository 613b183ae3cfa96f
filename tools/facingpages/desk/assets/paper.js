/* Answers on paper: a form for one student and one lesson.  What is typed becomes lines of the table that `score` reads. */
(() => {
  const { make, button } = FP;
  const HOW = () => ({
    "loaded-terms": FP.t("The marked words, with | between them, or - if nothing was marked"),
    "claim-evidence": FP.t("The role of each part in order, with | between them"),
    "citation-check": FP.t("The letter of each answer in order, with | between them"),
    rewrite: FP.t("The new sentence"),
  });
  /* A spreadsheet calculates nothing: the reader of the table takes the apostrophe away again. */
  const plain = (text) => (/^[=+@-]./.test(text) && !/^-\s*(\||$)/.test(text) ? `'${text}` : text);
  const table = (rows) => [["reader", "exercise", "answer", "variant"], ...rows]
    .map((row) => row.map((cell) => `"${plain(cell).replaceAll('"', '""')}"`).join(",")).join("\r\n");
  const file = async (rows) => ({ name: "paper.csv", data: await FP.encoded(new Blob([`${table(rows)}\r\n`])) });

  const field = (label, id, control, help) => {
    control.id = id;
    if (help) control.setAttribute("aria-describedby", `${id}-help`);
    return make("div", { className: "fp-field" }, make("label", { htmlFor: id }, label), control, ...(help ? [make("p", { className: "fp-help", id: `${id}-help` }, help)] : []));
  };

  /* Return the form; `take(file)` gets the table of all students that were typed in. */
  FP.onPaper = (take) => {
    let rows = [];
    const status = make("div", { role: "status" }), fields = make("div", {});
    const lesson = make("select", {}), student = make("input", { type: "text", autocomplete: "off" }), variant = make("input", { type: "text", autocomplete: "off", maxLength: 1 });
    let answers = [];
    const draw = (exercises) => {
      answers = exercises.map(({ id, title, kind }, n) => {
        const control = kind === "rewrite" ? make("textarea", { rows: 2 }) : make("input", { type: "text", autocomplete: "off" });
        return { id, control, element: field(title, `fp-paper-${n}`, control, HOW()[kind]) };
      });
      fields.replaceChildren(...answers.map(({ element }) => element));
    };
    const add = async () => {
      const name = student.value.trim(), given = answers.filter(({ control }) => control.value.trim());
      if (!name) return FP.complain(FP.t("Type the student’s name or number."), student);
      if (!given.length) return FP.complain(FP.t("Type an answer."), answers.length ? answers[0].control : lesson);
      const own = given.map(({ id, control }) => [name, id, control.value.trim().replace(/\s+/g, " "), variant.value.trim()]);
      const answer = await FP.trying(async () => FP.ask("mark", { files: [await file(own)], names: "keep", attempts: "last" }));
      if (!answer) return undefined;
      if (answer.notes.length) {
        const [first] = answer.notes;
        FP.complain(`${first.message}. ${first.hint}`, given[first.line - 2] ? given[first.line - 2].control : student);
        return undefined;
      }
      /* an answer that is typed again takes the place of the first one */
      rows = [...rows.filter(([reader, id]) => !own.some((row) => row[0] === reader && row[1] === id)), ...own];
      for (const { control } of answers) control.value = "";
      student.value = "";
      await take(await file(rows));
      const keep = make("a", { className: "fp-button", download: "paper.csv", href: URL.createObjectURL(new Blob([`\ufeff${table(rows)}\r\n`], { type: "text/csv" })) }, FP.t("Keep what I typed"));
      status.replaceChildren(make("p", {}, FP.n("{n} student typed in", "{n} students typed in", new Set(rows.map(([reader]) => reader)).size)), keep);
      student.focus();
      return undefined;
    };
    const box = make("details", {}, make("summary", {}, FP.t("Type in answers from paper")),
      field(FP.t("Lesson"), "fp-paper-lesson", lesson), field(FP.t("Student"), "fp-paper-student", student), fields,
      field(FP.t("Letter of the sheet"), "fp-paper-variant", variant, FP.t("Only where you printed several versions.")),
      button(FP.t("Add this student"), add, { className: "fp-button fp-main" }), status);
    box.addEventListener("toggle", async () => {
      if (!box.open || lesson.options.length) return;
      const course = await FP.trying(() => FP.ask("course"));
      if (!course) return;
      const lessons = course.lessons.filter(({ exercises }) => exercises.length);
      lesson.replaceChildren(...lessons.map(({ id, title }) => make("option", { value: id }, title)));
      const choose = () => draw(lessons.find(({ id }) => id === lesson.value)?.exercises || []);
      lesson.addEventListener("change", choose);
      choose();
    });
    return box;
  };
})();
