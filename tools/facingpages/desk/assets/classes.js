/* Mark a class: drop the answers that were handed in, see what each earns, open the report, keep the table. */
FP.views.mark = async (place) => {
  const { make } = FP;
  document.title = `${FP.t("Mark a class")} · ${FP.t("The desk")}`;
  const result = make("div", {});
  const names = make("input", { type: "checkbox" }), best = make("input", { type: "checkbox" });
  let dropped = [], typed = []; /* files that were handed in, and the table of answers from paper */
  const take = async (files) => {
    dropped = [];
    for (const file of files) dropped.push({ name: file.name, data: await FP.encoded(file) });
    return marked();
  };
  const marked = async () => {
    const given = [...dropped, ...typed];
    const answer = await FP.trying(() => FP.ask("mark", { files: given, names: names.checked ? "numbers" : "keep", attempts: best.checked ? "best" : "last" }));
    if (!answer) return;
    const link = (address, words) => FP.shown(address, words, { className: "fp-button" });
    const percent = (score) => (score === null || score === undefined ? "" : `${Math.round(score * 100)} %`);
    result.replaceChildren(make("h2", { tabIndex: -1 }, FP.n("{n} student", "{n} students", answer.readers)),
      make("div", { className: "fp-row" }, link(answer.report, FP.t("Open the report")), link(answer.table, FP.t("Keep the table"))),
      ...(answer.notes.length ? [make("h3", {}, FP.t("Not counted")), make("ul", { lang: "en" }, ...answer.notes.map((note) => make("li", {}, `${note.path}: ${note.message}. ${note.hint}`)))] : []),
      make("div", { className: "fp-scroll", tabIndex: 0, role: "group", "aria-label": FP.t("Scores") }, make("table", {}, make("thead", {}, make("tr", {}, ...[FP.t("Student"), FP.t("Exercise"), FP.t("Score")].map((head) => make("th", { scope: "col" }, head)))),
        make("tbody", {}, ...answer.scores.map((score) => make("tr", {}, make("th", { scope: "row" }, score.reader), make("td", {}, score.exercise), make("td", {}, percent(score.score))))))));
    result.firstChild.focus();
  };
  place.replaceChildren(make("h1", {}, FP.t("Mark a class")), make("p", {}, FP.t("The names stay on this device.")),
    make("p", {}, make("label", {}, names, " ", FP.t("Number the students instead of naming them"))), make("p", {}, make("label", {}, best, " ", FP.t("Of several attempts the best counts"))),
    FP.dropping(FP.t("Files that were handed in"), "", true, take),
    FP.onPaper((table) => { typed = [table]; return marked(); }), result);
};
