/* The first page of the desk: the lessons with their exercises, and the texts. */
FP.views[""] = async (place) => {
  const { make } = FP;
  const course = await FP.ask("course");
  const kinds = { "loaded-terms": FP.t("Loaded terms"), "claim-evidence": FP.t("Claim and evidence"), "citation-check": FP.t("Citation"), rewrite: FP.t("Rewriting") };
  const count = (n) => (n ? [" · ", make("span", { className: "fp-count" }, FP.n("{n} thing to mend", "{n} things to mend", n))] : []);
  const exercise = (one) => make("li", {}, make("a", { href: `#/exercise/${one.id}` }, one.title), " ",
    make("span", { className: "fp-kind" }, kinds[one.kind] || FP.t("cannot be read")), ...(one.unsaved ? [" · ", make("b", {}, FP.t("not saved yet"))] : []), ...count(one.findings));
  document.title = `${FP.t("The desk")} · ${course.title}`;
  place.replaceChildren(make("h1", {}, course.title), ...(course.question ? [make("p", { className: "fp-lead" }, course.question)] : []),
    make("h2", {}, FP.t("Lessons")),
    ...(course.lessons.length ? [] : [make("p", {}, FP.t("There is no lesson yet."))]),
    ...course.lessons.map((lesson) => make("section", { className: "fp-lesson-box" }, make("h3", {}, lesson.title, ...count(lesson.findings)), make("ol", {}, ...lesson.exercises.map(exercise)))),
    make("h2", {}, FP.t("Texts")),
    make("ul", { className: "fp-texts" }, ...course.seeds.map((seed) => make("li", {}, make("cite", {}, seed.title === "not stated" ? seed.id : seed.title), " ",
      make("span", { className: "fp-kind" }, FP.n("{n} word", "{n} words", seed.words))))));
};

FP.views.exercise = async (place, id) => {
  const answer = await FP.ask("open", { exercise: id });
  const editor = new FP.Editor(place, answer);
  place.fpEditor = editor;
  return () => editor.leave();
};
