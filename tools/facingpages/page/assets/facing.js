/* <fp-facing>: two passages side by side, or one above the other where there is no room.

   Which of them comes first changes from visit to visit, so that neither side is always the first: a number kept on the
   device grows by one with each visit, and with the name of the page's first pair decides.  All pairs of a page then keep
   one order of their sides: `data-turned` marks those that are written the other way round (see `Passage.order`). */
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
    return chance(); /* nothing is kept here: each page draws its own chance */
  }
})();

/* Whether a pair changes its order on this visit: every pair does on every other visit. */
FP.swapped = (pair) => {
  const drawn = [...document.querySelector("fp-facing").dataset.pair].reduce((sum, c) => sum + c.codePointAt(0), FP.visit);
  return (drawn + pair.matches("[data-turned]")) % 2 === 1;
};

if (!customElements.get("fp-facing")) customElements.define("fp-facing", class extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    const passages = this.querySelectorAll(":scope > .fp-passage");
    if (passages.length !== 2 || !FP.swapped(this)) return;
    passages[0].before(passages[1]);
    const [first, second] = this.querySelectorAll(".fp-nth"); /* "Text 1 of 2" stays first */
    [first.textContent, second.textContent] = [second.textContent, first.textContent];
  }
});
