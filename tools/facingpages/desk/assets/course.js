/* The first page of the desk: the lessons with their exercises, and the texts. */
FP.views[""] = async (place) => {
  const { make } = FP;
  const course = await FP.ask("course");
  const kinds = FP.kindNames();
  const count = (n, empty) => (n ? [" · ", make("span", { className: "fp-count" }, [...(n > empty ? [FP.n("{n} thing to mend", "{n} things to mend", n - empty)] : []), ...(empty ? [FP.t("not finished yet")] : [])].join(" · "))] : []);
  const exercise = (one) => make("li", {}, make("a", { href: `#/exercise/${one.id}` }, one.title), " ",
    make("span", { className: "fp-kind" }, kinds[one.kind] || FP.t("cannot be read")), ...(one.unsaved ? [" · ", make("b", {}, FP.t("not saved yet"))] : []), ...count(one.findings, one.empty));
  document.title = `${FP.t("The desk")} · ${course.title}`;
  place.replaceChildren(make("h1", {}, course.title),
    make("div", { className: "fp-row" }, make("a", { className: "fp-button fp-main", href: "#/bring" }, FP.t("Bring a text")), make("a", { className: "fp-button", href: "#/new" }, FP.t("New lesson")), make("a", { className: "fp-button", href: "#/mark" }, FP.t("Mark a class")),
      FP.button(FP.t("The course as a zip"), () => FP.takeCourse()),
      ...(course.can_take_back ? [FP.button(FP.t("Take back: {what}", { what: course.can_take_back }), async () => { if (await FP.trying(() => FP.ask("take_back"))) FP.views[""](place); })] : [])),
    make("h2", {}, FP.t("Lessons")),
    ...(course.lessons.length ? [] : [make("p", {}, FP.t("There is no lesson yet."))]),
    ...course.lessons.map((lesson) => make("section", { className: "fp-lesson-box" }, make("h3", {}, make("a", { href: `#/lesson/${lesson.id}` }, lesson.title), ...(lesson.unsaved ? [" · ", make("b", {}, FP.t("not saved yet"))] : []), ...count(lesson.findings, lesson.empty)),
      ...(lesson.question && lesson.question !== lesson.title ? [make("p", { className: "fp-help" }, lesson.question)] : []),
      ...([lesson, ...lesson.exercises].some(({ empty }) => empty) ? [make("a", { className: "fp-button", href: `#/review/${lesson.id}` }, FP.t("The whole lesson in one list"))] : []), make("ol", {}, ...lesson.exercises.map(exercise)))),
    ...(course.unused && course.unused.length ? [make("h2", {}, FP.t("Exercises that no page shows")), make("ul", {}, ...course.unused.map(exercise))] : []),
    make("h2", {}, FP.t("Texts")),
    make("ul", { className: "fp-texts" }, ...course.seeds.map((seed) => make("li", {}, make("a", { href: `#/text/${seed.id}` }, make("cite", {}, seed.title === "not stated" ? seed.id : seed.title)), " ",
      make("span", { className: "fp-kind" }, FP.n("{n} word", "{n} words", seed.words))))));
};

FP.views.exercise = async (place, id) => {
  const answer = await FP.ask("open", { exercise: id });
  const editor = new FP.Editor(place, answer);
  place.fpEditor = editor;
  return () => editor.leave();
};
