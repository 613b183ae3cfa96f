/* <fp-facing>: two passages side by side, or one above the other where there is no room.

   Which of them comes first changes from visit to visit, so that neither side is always the first: a number kept on the
   device grows by one with each visit, and with the name of the pair decides. */
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

/* Whether a pair is the other way round on this visit: half of the pairs do, and each does on every other visit. */
FP.swapped = (name) => ([...name].reduce((sum, c) => sum + c.codePointAt(0), 0) + FP.visit) % 2 === 1;

if (!customElements.get("fp-facing")) customElements.define("fp-facing", class extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    const passages = this.querySelectorAll(":scope > .fp-passage");
    if (passages.length !== 2 || !FP.swapped(this.dataset.pair)) return;
    passages[0].before(passages[1]);
    const [first, second] = this.querySelectorAll(".fp-nth"); /* "Text 1 of 2" stays first */
    [first.textContent, second.textContent] = [second.textContent, first.textContent];
  }
});
