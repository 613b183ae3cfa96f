/* What every part of the desk uses: one request after the other, refusals in plain sight, values by their steps. */
FP.ask = (name, given = {}) => {
  const next = FP.ask.last.catch(() => null).then(() => desk.ask(name, given));
  FP.ask.last = next;
  return next;
};
FP.ask.last = Promise.resolve();

/* Say something in the corner of the page; it is read out, and stays until the next one or until it is put away.  A refusal
   or a complaint goes with the next change or success, and what is done with goes by itself. */
const DONE = 8000; /* ms that "Saved" stays */
FP.note = (text, hint = "", kind = "") => {
  const box = document.querySelector(".fp-notes");
  if (!text) return box.replaceChildren();
  const away = FP.button(FP.t("Close"), () => box.replaceChildren());
  if (kind === "fp-is-done") setTimeout(() => { if (away.isConnected) box.replaceChildren(); }, DONE);
  return box.replaceChildren(FP.make("p", { className: `fp-note ${kind}` }, FP.make("span", {}, text, hint ? `${/[.?!…]$/.test(text) ? "" : "."} ${hint}` : ""), away));
};
FP.refused = (error) => FP.note(error.message === "Failed to fetch" ? FP.t("The desk does not answer. Is the program still running?") : error.message, error.hint || "", "fp-is-refusal");

/* Say what is missing in a form, and lead to its field. */
FP.complain = (words, control = null) => {
  FP.note(words, "", "fp-is-refusal");
  for (let fold = control && control.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (control) control.focus();
};
FP.mended = () => {
  const said = document.querySelector(".fp-note.fp-is-refusal");
  if (said) said.remove();
};
document.addEventListener("input", FP.mended);

/* Do something that asks the core; a refusal is shown, and undefined returned. */
FP.trying = async (act) => {
  try {
    const answer = await act();
    FP.mended();
    return answer;
  } catch (error) {
    FP.refused(error);
    return undefined;
  }
};

FP.at = (data, steps) => steps.reduce((node, step) => (node === undefined || node === null ? undefined : node[step]), data);
FP.starts = (steps, first) => first.every((step, i) => steps[i] === step);
FP.same = (one, other) => one.length === other.length && FP.starts(one, other);
FP.overlap = (one, other) => one[0] < other[1] && other[0] < one[1];

/* The pages of the desk by the first word of their address; each is (place, rest) => Promise. */
FP.views = {};
FP.go = (...parts) => { location.hash = `#/${parts.join("/")}`; };
