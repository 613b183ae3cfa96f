/* <fp-facing>: two passages side by side, or one above the other where there is no room.

   Which of them comes first changes from visit to visit, so that neither side is always the first: a number kept on the
   device grows by one with each visit, and with the name of the pair decides.  Nothing in the page depends on it.  Where
   there is no room for two, a switch shows one of them, or both. */
FP.visit = (() => {
  const chance = () => crypto.getRandomValues(new Uint8Array(1))[0];
  try {
    if (sessionStorage.getItem("fp-visit") === null) {
      const last = localStorage.getItem("fp-visits");
      const now = last === null ? chance() : (Number(last) + 1) % 256 || 0;
      localStorage.setItem("fp-visits", now);
      sessionStorage.setItem("fp-visit", now);
    }
    return Number(sessionStorage.getItem("fp-visit")) || 0;
  } catch {
    return chance(); /* nothing is kept here: each page has a chance of its own */
  }
})();

/* Whether a pair stands the other way round on this visit: half of the pairs do, and each does on every other visit. */
FP.swapped = (name) => ([...name].reduce((sum, c) => sum + c.codePointAt(0), 0) + FP.visit) % 2 === 1;

if (!customElements.get("fp-facing")) customElements.define("fp-facing", class extends HTMLElement {
  connectedCallback() {
    if (this.passages) return;
    this.passages = [...this.querySelectorAll(":scope > .fp-passage")];
    if (this.passages.length !== 2) return;
    if (FP.swapped(this.dataset.pair)) this.passages[0].before(this.passages[1]);
    const names = [...this.querySelectorAll(":scope > .fp-passage")].map((passage) => [passage, passage.querySelector(".fp-source").textContent]);
    this.buttons = [[null, FP.t("Both texts")], ...names].map(([passage, label]) => {
      const button = FP.make("button", { type: "button", className: "fp-button" }, FP.make("span", {}, label));
      button.addEventListener("click", () => this.show(passage));
      return [passage, button];
    });
    this.append(FP.make("div", { className: "fp-switch", role: "group", "aria-label": FP.t("Which text to show") }, ...this.buttons.map(([, button]) => button)));
    this.show(null);
  }

  /* Show one passage where there is no room for two; null shows both. */
  show(passage) {
    for (const other of this.passages) other.toggleAttribute("data-off", passage !== null && other !== passage);
    for (const [its, button] of this.buttons) button.setAttribute("aria-pressed", String(its === passage));
    this.dispatchEvent(new CustomEvent("fp-shown", { bubbles: true }));
  }
});
