/* A new exercise of a lesson: its kind, its title, and the paragraphs that students read, with what there is to decide in each. */
(() => {
  const { make, button } = FP;
  FP.adding = (sheet, place, first) => {
    const kind = make("select", { id: "fp-new-kind" }, ...Object.entries(FP.kindNames()).map(([id, label]) => make("option", { value: id }, label)));
    const title = FP.input(FP.t("Title of the exercise"), "", FP.t("A few words that give no answer away."));
    const chooser = new FP.Chooser((seed) => FP.ask("offer", { lesson: sheet.id, kind: kind.value, seed }), () => kind.value);
    let given = "", offered = ""; /* the title that was put into the field, and the one that waits until the field is left */
    let filling = null; /* the proposal for the kind that was chosen last: whoever is quick waits for it */
    const fill = async () => {
      chooser.sides.setAttribute("aria-busy", "true");
      const asked = kind.value, answer = await FP.trying(() => FP.ask("offer", { lesson: sheet.id, kind: asked }));
      if (asked !== kind.value) return;
      chooser.sides.removeAttribute("aria-busy");
      if (answer) draw(answer);
    };
    const entitle = () => {
      if (offered === given || document.activeElement === title.control) return;
      if ([given, ""].includes(title.control.value.trim())) title.control.value = offered;
      given = offered;
    };
    const draw = (answer) => {
      offered = answer.title;
      entitle();
      chooser.draw(answer);
    };
    const go = button(FP.t("Make the exercise"), async () => {
      await filling;
      if (chooser.fault) return FP.complain(chooser.fault);
      await sheet.idle;
      await sheet.flush();
      if (sheet.state.unsaved) await sheet.save();
      const answer = await FP.trying(() => FP.ask("new_exercise", { lesson: sheet.id, kind: kind.value, title: title.control.value.trim(), passages: chooser.places }));
      return answer && FP.go("exercise", answer.exercise);
    }, { className: "fp-button fp-main" });

    kind.addEventListener("change", () => { filling = fill(); });
    title.control.addEventListener("blur", entitle);
    draw(first);
    place.replaceChildren(make("div", { className: "fp-field" }, make("label", { htmlFor: "fp-new-kind" }, FP.t("Kind")), kind), title.element,
      make("h3", {}, FP.t("Which paragraphs?")), chooser.element, go);
  };
})();
