/* What is made of the course: to play, to print, to take away; and the ways to rename and remove. */
(() => {
  const { make, button } = FP;

  /* A link to what the core made: to open it, or to keep it under its name. */
  FP.shown = (address, words, given = {}) => make("a", { href: address, target: "_blank", rel: "noopener", ...(desk.keptAs(address) ? { download: desk.keptAs(address) } : {}), ...given }, words);

  /* Ask for something to show, and lead there: in a tab that is opened at once, since a browser lets nothing open later.
     Where no tab may open, and for what is kept as a file, a link leads there. */
  const showing = async (sheet, name, given, words, opens = true) => {
    const tab = opens && desk.opens() ? window.open("about:blank", "_blank") : null;
    if (tab) tab.opener = null;
    if (sheet) await sheet.flush();
    FP.note(FP.t("One moment …"));
    const answer = await FP.trying(() => FP.ask(name, given));
    if (!answer) {
      if (tab) tab.close();
      return null;
    }
    if (tab && !tab.closed) {
      FP.note(answer.remark || "");
      return tab.location.replace(new URL(answer.show, location.href).href);
    }
    const saves = !opens && desk.host === "local"; /* the browser keeps it as a file, at once */
    const link = FP.shown(answer.show, words, saves ? { download: "", target: "" } : {});
    if (!saves) link.addEventListener("click", () => setTimeout(() => FP.note(""))); /* done with: it covers the page no longer */
    FP.note("");
    document.querySelector(".fp-notes").replaceChildren(make("p", { className: "fp-note" }, make("span", {}, link, ...[saves && FP.t("The file is in the folder for downloads."), answer.remark].filter(Boolean).map((one) => ` ${one}`)), button(FP.t("Close"), () => FP.note(""))));
    link.focus();
    if (saves) link.click();
    return null;
  };

  FP.showing = showing;
  FP.play = (target, sheet, mode = "practice") => showing(sheet, "play", { ...target, mode }, FP.t("Open what the student gets"));

  /* Buttons that print a lesson or an exercise. */
  FP.printing = (target, sheet) => {
    const print = (label, given) => button(label, () => showing(sheet, "print", { ...target, ...given }, FP.t("Open the sheet"), given.format === "html" || (given.format === "pdf" && navigator.pdfViewerEnabled !== false))); /* what a browser only saves needs no tab */
    if (desk.host !== "local") return make("div", { className: "fp-row fp-ways-on" }, print(FP.t("Print for students"), { format: "html" }), print(FP.t("Print for the teacher, with answers"), { format: "html", view: "teacher" }));
    return make("div", { className: "fp-row fp-ways-on" }, print(FP.t("Print for students"), { format: "pdf" }), print(FP.t("Print for the teacher, with answers"), { format: "pdf", view: "teacher" }), print(FP.t("For students, as a Word file"), { format: "docx" }));
  };

  /* Buttons that take a lesson away as one page. */
  FP.taking = (lesson, sheet) => {
    const take = (label, mode) => button(label, () => showing(sheet, "take", { form: "single", lesson, mode }, FP.t("Save the file"), false));
    return make("div", { className: "fp-row fp-ways-on" }, button(FP.t("Play as a class gets it"), () => FP.play({ lesson }, sheet, "class")), take(FP.t("A file for students, with answers to practise"), "practice"), take(FP.t("A file for students to hand in, no answers inside"), "class"));
  };
  FP.takeCourse = () => showing(null, "take", { form: "course" }, FP.t("Save the file"), false);

  /* Rename or remove something: what would change is shown first. */
  FP.reworking = (kind, id, sheet) => {
    const asking = async (name, given, really) => {
      if (sheet) await sheet.flush();
      const look = await FP.trying(() => FP.ask(name, { kind, id, ...given, look: true }));
      if (!look) return;
      const dialog = make("dialog", { className: "fp-sheet", "aria-label": really });
      const go = button(really, async () => {
        dialog.close();
        const done = await FP.trying(() => FP.ask(name, { kind, id, ...given }));
        if (!done) return;
        desk.unsaved = false;
        if (name === "rename") FP.go(kind === "seed" ? "text" : kind, done.to);
        else FP.go("");
      });
      dialog.append(make("h2", {}, really), make("ul", {}, ...look.changes.map((change) => make("li", {}, change))),
        ...(look.findings.length ? [make("p", {}, FP.t("Then there is to mend:")), make("ul", {}, ...look.findings.map((one) => make("li", {}, `${one.place}: ${one.said}`)))] : []),
        make("div", { className: "fp-row" }, go, button(FP.t("Cancel"), () => dialog.close(), { className: "fp-button fp-main" })));
      dialog.addEventListener("close", () => dialog.remove());
      document.body.append(dialog);
      dialog.showModal();
    };
    const name = make("input", { type: "text", value: id.split("/").pop(), "aria-label": FP.t("Its name in addresses") });
    return make("details", { className: "fp-rework" }, make("summary", {}, FP.t("Rename or remove")),
      make("div", { className: "fp-row" }, name, button(FP.t("Rename"), () => asking("rename", { to: name.value.trim() }, FP.t("Rename")))),
      make("div", { className: "fp-row" }, button(FP.t("Remove"), () => asking("remove", {}, FP.t("Remove")))));
  };
})();
