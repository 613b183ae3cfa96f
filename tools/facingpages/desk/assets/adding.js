/* A new exercise of a lesson: its kind, its title, and the paragraphs that students read, with what there is to decide in each. */
(() => {
  const { make, button } = FP;
  const MANY = 12; /* parts of one exercise: more are too many for a lesson */
  const counted = {
    "loaded-terms": (n) => FP.n("{n} suggestion", "{n} suggestions", n),
    "claim-evidence": (n) => FP.n("about {n} part", "about {n} parts", n),
    "citation-check": (n) => FP.n("{n} citation", "{n} citations", n),
    rewrite: (n) => FP.n("{n} word that judges", "{n} words that judge", n),
  };

  FP.adding = (sheet, place, first) => {
    const kind = make("select", { id: "fp-new-kind" }, ...Object.entries(FP.kindNames()).map(([id, label]) => make("option", { value: id }, label)));
    const title = FP.input(FP.t("Title of the exercise"), "", FP.t("A few words that give no answer away."));
    const sides = make("div", { className: "fp-pair-sides" }), told = make("p", { className: "fp-help", role: "status" });
    const more = make("select", { id: "fp-own-text" });
    let choices = [], most = 2, given = "";

    const ticked = () => choices.filter((one) => one.chosen.length);
    const tell = () => {
      const parts = kind.value === "claim-evidence" ? ticked().reduce((sum, one) => sum + one.decisions, 0) : 0;
      told.textContent = parts > MANY ? FP.t("About {n} parts: each needs a role and a reason. Fewer paragraphs make a better exercise.", { n: parts }) : "";
    };
    /* Where an exercise takes one text, a tick in another one moves it there. */
    const changed = (choice) => {
      if (choice.chosen.length) for (const other of ticked().filter((one) => one !== choice).slice(0, Math.max(0, ticked().length - most))) other.clear();
      tell();
    };
    const add = ({ ticked: lines, ...text }) => {
      let choice = null;
      choice = new FP.Choice(text, () => choice && changed(choice), counted[kind.value]);
      if (lines) choice.tick(lines);
      choices.push(choice);
      sides.append(choice.element);
    };
    let filling = null; /* the proposal for the kind that was chosen last: whoever is quick waits for it */
    const fill = async () => {
      sides.setAttribute("aria-busy", "true");
      const asked = kind.value, answer = await FP.trying(() => FP.ask("offer", { lesson: sheet.id, kind: asked }));
      if (asked !== kind.value) return;
      sides.removeAttribute("aria-busy");
      if (answer) draw(answer);
    };
    const draw = (answer) => {
      if ([given, ""].includes(title.control.value.trim())) title.control.value = answer.title;
      given = answer.title;
      most = answer.most;
      choices = [];
      sides.replaceChildren();
      for (const text of answer.texts) add(text);
      tell();
    };
    const another = async () => {
      const seed = more.value;
      more.value = "";
      const known = choices.find((one) => one.seed === seed);
      const answer = !known && (await FP.trying(() => FP.ask("offer", { lesson: sheet.id, kind: kind.value, seed })));
      if (answer) add(answer.texts[0]);
      const choice = choices.find((one) => one.seed === seed), first = choice && choice.element.querySelector("input:not(:disabled)");
      if (first) first.focus();
    };
    const go = button(FP.t("Make the exercise"), async () => {
      await filling;
      const chosen = ticked();
      if (!chosen.length) return FP.complain(FP.t("Tick the paragraphs first."));
      await sheet.idle;
      await sheet.flush();
      if (sheet.state.unsaved) await sheet.save();
      const answer = await FP.trying(() => FP.ask("new_exercise", { lesson: sheet.id, kind: kind.value, title: title.control.value.trim(), passages: chosen.map((one) => one.place) }));
      return answer && FP.go("exercise", answer.exercise);
    }, { className: "fp-button fp-main" });

    kind.addEventListener("change", () => { filling = fill(); });
    more.addEventListener("change", another);
    FP.trying(() => FP.ask("course")).then((course) => {
      if (course) more.replaceChildren(make("option", { value: "" }, FP.t("choose one")), ...course.seeds.map(({ id, title: called }) => make("option", { value: id }, called === "not stated" ? id : called)));
    });
    draw(first);
    place.replaceChildren(make("div", { className: "fp-field" }, make("label", { htmlFor: "fp-new-kind" }, FP.t("Kind")), kind), title.element,
      make("h3", {}, FP.t("Which paragraphs?")), make("p", { className: "fp-help" }, FP.t("Students read what is ticked: one paragraph, or several in a row.")), sides, told,
      make("div", { className: "fp-field" }, make("label", { htmlFor: "fp-own-text" }, FP.t("Paragraphs of another text")), more), go);
  };
})();
