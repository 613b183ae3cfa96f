/* The two passages of a lesson: pairs that are proposed, and any other two, chosen paragraph by paragraph. */
(() => {
  const { make, button } = FP;
  const { named } = FP;

  /* The question of a first lesson, and the button that makes it of two texts; Enter in the question does the same.
     `seeds()` gives the two, perhaps later, or nothing where they are not to be had. */
  FP.firstLesson = (seeds, label = FP.t("Make a first lesson of these two")) => {
    const question = FP.input(FP.t("The question that both texts answer"), "", FP.t("In words that neither side would object to."));
    let busy = false;
    const build = async () => {
      const asked = question.control.value.trim();
      if (!asked) return FP.complain(FP.t("Write the question first: students read it above both texts."), question.control);
      const two = await seeds();
      if (!two) return null;
      FP.note(FP.t("One moment …"));
      const answer = await FP.trying(() => FP.ask("first_lesson", { seeds: two, question: asked }));
      return answer && FP.go("review", answer.lesson);
    };
    const once = async () => {
      if (busy) return;
      busy = true;
      all.setAttribute("aria-disabled", "true"); /* it takes a while: nobody is to press it again */
      all.textContent = FP.t("One moment …");
      await build();
      all.removeAttribute("aria-disabled");
      all.textContent = label;
      busy = false;
    };
    question.control.addEventListener("keydown", (event) => { if (event.key === "Enter") once(); });
    const all = button(label, once, { className: "fp-button fp-main" });
    const told = make("p", { className: "fp-help" }, FP.t("A first lesson has the closest passages, and an exercise of each kind on them. Words, roles, answers and reasons are proposed: you read each, and take it, change it or refuse it."));
    return { question: question.control, field: question.element, rest: [told, all], elements: [question.element, told, all] };
  };

  FP.views.new = async (place) => {
    document.title = `${FP.t("New lesson")} · ${FP.t("The desk")}`;
    const course = await FP.ask("course");
    const options = () => course.seeds.map((seed) => make("option", { value: seed.id }, named(seed.title, seed.id)));
    if (course.seeds.length < 2) {
      place.replaceChildren(make("h1", {}, FP.t("New lesson")), make("p", {}, FP.t("A lesson faces two texts. Bring them first.")), make("a", { className: "fp-button fp-main", href: "#/bring" }, FP.t("Bring a text")));
      return;
    }
    const [first, second] = [make("select", { id: "fp-first" }, ...options()), make("select", { id: "fp-second" }, ...options())];
    first.value = course.seeds[course.seeds.length - 2].id;
    second.value = course.seeds[course.seeds.length - 1].id;
    const rest = make("div", {});
    const { question, elements: [asked, told, all] } = FP.firstLesson(() => [first.value, second.value]);
    const find = button(FP.t("Look for passages that face each other"), async () => {
      const seeds = [first.value, second.value];
      const answer = await FP.trying(() => FP.ask("pairs", { seeds }));
      if (!answer) return;
      const texts = [];
      for (const seed of seeds) texts.push(await FP.ask("text", { seed }));
      shown(rest, answer, texts, question);
    });
    for (const select of [first, second]) select.addEventListener("change", () => rest.replaceChildren());
    place.replaceChildren(make("h1", {}, FP.t("New lesson")), make("p", {}, FP.t("These texts are here already. For others, first:"), " ", make("a", { href: "#/bring" }, FP.t("Bring a text"))),
      make("div", { className: "fp-field" }, make("label", { htmlFor: "fp-first" }, FP.t("First text")), first),
      make("div", { className: "fp-field" }, make("label", { htmlFor: "fp-second" }, FP.t("Second text")), second), asked, told, all,
      make("p", {}, FP.t("Or choose the passages yourself:")), find, rest);
  };

  const passage = (one) => make("div", { className: "fp-pair-side" }, make("h4", {}, named(one.title, one.seed)), ...one.paragraphs.map((paragraph) => make("p", {}, paragraph.text)), make("p", { className: "fp-kind" }, FP.n("{n} word", "{n} words", one.words)));

  function shown(place, { pairs, one_sided, uneven }, texts, question) {
    const told = make("p", { className: "fp-finding", role: "status" }, "");
    const tell = () => { told.textContent = choices ? FP.unfair(choices.filter((one) => one.chosen.length), uneven) : ""; };
    let choices = null;
    choices = texts.map((text) => new FP.Choice(text, () => tell()));
    const taken = [];
    const press = (now) => taken.forEach((one) => one.setAttribute("aria-pressed", String(one === now)));
    const title = FP.input(FP.t("Title of the lesson"));
    const take = (pair, event) => {
      press(event.target);
      pair.passages.forEach(({ lines }, i) => choices[i].tick(lines));
      title.control.focus();
    };
    const go = button(FP.t("Make the lesson"), async () => {
      const missing = choices.find((one) => !one.chosen.length);
      if (missing) {
        return FP.complain(FP.t("Take a pair, or tick paragraphs of both texts."), missing.element.querySelector("input:not(:disabled)"));
      }
      if (told.textContent) return FP.complain(told.textContent, choices[0].element.querySelector("input:checked"));
      const asked = question.value.trim();
      const answer = await FP.trying(() => FP.ask("new_lesson", { title: title.control.value.trim(), ...(asked ? { question: asked } : {}), passages: choices.map((one) => one.place) }));
      return answer && FP.go("lesson", answer.lesson);
    }, { className: "fp-button fp-main" });
    place.replaceChildren(make("h2", { tabIndex: -1 }, FP.n("{n} pair of passages", "{n} pairs of passages", pairs.length)),
      ...(one_sided ? [make("p", { className: "fp-finding" }, FP.t("Both texts are of one side. A lesson is better with two."))] : []),
      make("p", {}, pairs.length ? FP.t("They speak of the same things. Take one, or choose passages yourself below.") : FP.t("No two passages speak of the same things. Choose passages yourself below, or other texts.")),
      ...pairs.map((pair, i) => {
        const takes = button(FP.t("Take pair {n}", { n: i + 1 }), (event) => take(pair, event), { "aria-pressed": "false" });
        taken.push(takes);
        return make("section", { className: "fp-pair", "aria-label": FP.t("Pair {n}", { n: i + 1 }) }, make("h3", {}, FP.t("Pair {n}", { n: i + 1 })), make("p", { className: "fp-reason", lang: "en" }, pair.reason),
          make("div", { className: "fp-pair-sides" }, ...pair.passages.map(passage)), takes);
      }),
      make("h2", {}, FP.t("The passages of the lesson")), make("p", { className: "fp-help" }, FP.t("Tick the paragraphs that students read: one or more in a row of each text, of about the same length.")),
      make("div", { className: "fp-pair-sides" }, ...choices.map((one) => one.element)), told,
      make("h2", {}, FP.t("The lesson")), title.element, go);
    for (const { element } of choices) element.addEventListener("change", () => press(null));
    place.firstChild.focus();
  }
})();
