/* Reading: the size and the letters of the texts, and a ruler that follows the line being read.

   The choices are kept on the device and hold for every page; they are on the root element, where the styles read them. */
FP.reading = (() => {
  const { button, make } = FP;
  const SIZES = [0.85, 1, 1.2, 1.45, 1.75];
  const NAME = "fp-reading";
  const choice = { size: 1, easy: false, ruler: false };
  try {
    const kept = JSON.parse(FP.keep(NAME) || "{}");
    if (kept && SIZES[kept.size]) choice.size = kept.size;
    choice.easy = Boolean(kept?.easy);
    choice.ruler = Boolean(kept?.ruler);
  } catch { /* what is kept is broken: the choices begin anew */ }
  let ruler = null;

  function apply() {
    const root = document.documentElement;
    root.style.setProperty("--fp-size", SIZES[choice.size]);
    root.toggleAttribute("data-fp-easy", choice.easy);
    if (choice.ruler && !ruler?.isConnected) document.body.append((ruler = make("div", { className: "fp-ruler", hidden: true })));
    else if (!choice.ruler && ruler) ruler.remove();
  }

  function set(what) {
    Object.assign(choice, what);
    FP.keep(NAME, JSON.stringify(choice));
    apply();
  }

  /* Lay the ruler over the line at a height of the window. */
  function follow(target, y) {
    if (!choice.ruler || !ruler) return;
    const text = target instanceof Element ? target.closest(".fp-text") : null;
    ruler.hidden = !text;
    if (!text) return;
    const height = parseFloat(getComputedStyle(text).lineHeight);
    ruler.style.height = `${height * 1.3}px`;
    ruler.style.top = `${y - height * 0.65}px`;
  }

  document.addEventListener("pointermove", (event) => follow(event.target, event.clientY));
  document.addEventListener("focusin", ({ target }) => {
    const box = target.getBoundingClientRect();
    follow(target, box.top + box.height / 2);
  });

  function panel() {
    const said = make("output", {}, "");
    const say = () => { said.textContent = FP.t("Text size {n} of {of}", { n: choice.size + 1, of: SIZES.length }); };
    const size = (by) => () => {
      set({ size: Math.max(0, Math.min(SIZES.length - 1, choice.size + by)) });
      say();
    };
    const toggle = (label, name) => {
      const made = button(label, () => {
        set({ [name]: !choice[name] });
        made.setAttribute("aria-pressed", String(choice[name]));
      });
      made.setAttribute("aria-pressed", String(choice[name]));
      return made;
    };
    say();
    return make("details", { className: "fp-reading" }, make("summary", {}, FP.t("Reading: size, letters, ruler")),
      make("div", { className: "fp-controls", role: "group", "aria-label": FP.t("Reading") },
        button(FP.t("Smaller text"), size(-1)), button(FP.t("Larger text"), size(1)), said,
        toggle(FP.t("Easier letters"), "easy"), toggle(FP.t("Reading ruler"), "ruler")));
  }

  apply();
  return {
    /* Put the panel above the first text of a page, once a page. */
    offer(section) {
      const article = section.closest("article") || document.body;
      if (article.querySelector(".fp-reading")) return;
      const about = article.querySelector(".fp-about");
      if (about) about.append(panel());
      else (article.querySelector(".fp") || section).before(panel());
      apply();
    },
  };
})();
