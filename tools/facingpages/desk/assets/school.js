/* A lesson for a school's system: choose the system, read what it loses, keep the file. The desk in a browser has no exports. */
(() => {
  const { make, button } = FP;
  const list = (label, items) => (items.length ? [make("p", {}, make("b", {}, label)), make("ul", {}, ...items.map((one) => make("li", {}, one)))] : []);

  const told = ({ needs, key_visible: visible, apart, forms }) => [
    make("ul", {},
      ...(needs ? [make("li", {}, needs)] : []),
      make("li", {}, visible ? FP.t("Students who look into the page can find the key.") : FP.t("Students cannot find the key before they answer.")),
      make("li", {}, apart ? FP.t("Of 100 points, the score there is {mean} away from ours on average, and {most} at most.", apart) : FP.t("The system gives no score."))),
    ...forms.map(({ form, exercises, kept, changed, dropped }) => make("section", {}, make("h3", {}, form), make("p", {}, exercises.join(" · ")),
      ...list(FP.t("Kept:"), kept), ...list(FP.t("Changed:"), changed), ...list(FP.t("Lost:"), dropped)))];

  FP.forSchool = (lesson, sheet) => {
    if (desk.host !== "local") return make("div", {});
    const system = make("select", { id: "fp-system" }), report = make("div", { className: "fp-losses" }), status = make("p", { role: "status" });
    const keep = button(FP.t("Save the file"), () => FP.showing(sheet, "export", { lesson, system: system.value }, FP.t("Save the file"), false), { hidden: true });
    const look = async () => {
      const asked = system.value;
      keep.hidden = true;
      report.replaceChildren();
      status.textContent = asked ? FP.t("One moment …") : "";
      if (!asked) return;
      await sheet.flush();
      const answer = await FP.trying(() => FP.ask("losses", { lesson, system: asked }));
      if (asked !== system.value) return;
      status.textContent = answer ? FP.t("This lesson in {system}:", { system: system.selectedOptions[0].textContent }) : "";
      if (!answer) return;
      report.replaceChildren(...told(answer));
      keep.hidden = false;
    };
    system.addEventListener("change", look);
    const box = make("details", {}, make("summary", {}, FP.t("For your school’s system")),
      make("div", { className: "fp-field" }, make("label", { htmlFor: "fp-system" }, FP.t("System")), system), status, report, keep);
    box.addEventListener("toggle", async () => {
      if (!box.open || system.options.length) return;
      const answer = await FP.trying(() => FP.ask("systems"));
      if (answer) system.replaceChildren(make("option", { value: "" }, FP.t("Choose a system")), ...answer.systems.map(({ id, name }) => make("option", { value: id }, name)));
    });
    return box;
  };
})();
