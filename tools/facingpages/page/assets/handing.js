/* Hand in: the answers of one lesson as a file or as text, made on this device, with the name that the student types.

   The name is kept for the next lesson, and a mark drawn by lot tells two readers of one name apart; both are in the file
   and on this device, and nowhere else.  `items` gives the exercises of the lesson as pairs of element and answer, which is
   null where there is none. */
FP.handing = (items) => {
  const { button, kept, make, keep } = FP;
  const time = (at) => (at ? new Date(at).toLocaleString(document.documentElement.lang) : "-");
  const [lesson] = items()[0][0].dataset.id.split("/"), mark = `fp-handed ${lesson}`;
  const name = make("input", { value: keep("fp-name") });
  const COPY = FP.t("Copy my answers as text");
  const text = make("textarea", { readOnly: true, hidden: true, "aria-label": COPY });
  const status = make("p", { className: "fp-handed", role: "status" });
  const changed = () => Math.max(...items().map(([{ dataset }]) => kept.saved.get(dataset.id)?.at || 0));

  const data = () => {
    const answers = {}, versions = {};
    for (const [{ dataset }, answer] of items()) if (answer) [answers[dataset.id], versions[dataset.id]] = [answer, dataset.version];
    const device = keep("fp-device", keep("fp-device") || `${Math.random()}`);
    return { format: "facingpages-response-1", reader: name.value.trim(), changed: changed(), device, versions, answers };
  };

  const tell = (said = "") => {
    const last = changed(), handed = +keep(mark);
    status.textContent = [
      said, FP.t("Last changed: {last}. Handed in: {handed}.", { last: time(last), handed: time(handed) }),
      handed && last > handed && FP.t("Changed since: hand in again."),
    ].filter(Boolean).join(" ");
  };
  const done = (said) => {
    keep("fp-name", name.value.trim());
    keep(mark, Date.now());
    tell(said);
  };

  document.addEventListener("fp-saved", () => tell());
  kept.loaded.then(() => tell());
  return make("div", {},
    make("label", {}, FP.t("Your name or number"), " ", name),
    make("div", { className: "fp-controls" },
      button(FP.t("Save my answers as a file"), () => {
        FP.download(`${lesson}-answers.json`, data());
        done(FP.t("Saved as a file: hand it in as your teacher asks."));
      }, { className: "fp-button fp-main" }),
      button(COPY, () => {
        text.value = JSON.stringify(data());
        text.hidden = false;
        text.select();
        navigator.clipboard?.writeText(text.value).catch(String); /* else the reader copies it */
        done(FP.t("Paste this text where your teacher asks."));
      }),
      button(FP.t("Show as a QR code"), () => FP.late("qr", () => FP.code(text, data(), done), () => tell(FP.t("No QR code: save the file."))))),
    status, text);
};
