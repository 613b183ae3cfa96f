/* <fp-ring>: how many exercises of a lesson are done, as a ring and, once one is, in numbers.  `data-of` names them with their versions;
   without it they are those of the page. */
(() => {
  const { kept, make } = FP;
  const SVG = "http://www.w3.org/2000/svg", AROUND = 100;

  function drawn(done, all) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 40 40");
    svg.setAttribute("aria-hidden", "true");
    for (const share of done ? [1, done / all] : [1]) {
      const circle = document.createElementNS(SVG, "circle");
      const values = { cx: 20, cy: 20, r: 17, pathLength: AROUND, "stroke-dasharray": `${share * AROUND} ${AROUND}` };
      for (const [name, value] of Object.entries(values)) circle.setAttribute(name, value);
      svg.append(circle);
    }
    return svg;
  }

  customElements.get("fp-ring") || customElements.define("fp-ring", class extends HTMLElement {
    connectedCallback() {
      this.show = () => this.draw();
      document.addEventListener("fp-saved", this.show);
      kept.loaded.then(this.show);
    }

    disconnectedCallback() { document.removeEventListener("fp-saved", this.show); }

    /* The exercises, each with its version. */
    get exercises() {
      if (this.dataset.of) return this.dataset.of.split(" ").map((pair) => pair.split("="));
      return [...document.querySelectorAll("fp-exercise")].map(({ dataset }) => [dataset.id, dataset.version]);
    }

    draw() {
      const all = this.exercises, done = all.filter(([id, version]) => kept.done(id, version)).length;
      const begun = all.some(([id]) => kept.saved.has(id));
      this.dataset.state = done && done === all.length ? "done" : begun ? "begun" : "new";
      if (!all.length) return;
      this.replaceChildren(drawn(done, all.length), ...(done ? [make("span", { "aria-hidden": "true" }, `${done}/${all.length}`),
        make("span", { className: "fp-hidden" }, FP.n("{done} of {n} exercise done.", "{done} of {n} exercises done.", all.length, { done }), " ")] : []));
    }
  });

  /* The progress page: no other page needs its script. */
  customElements.get("fp-progress") || customElements.define("fp-progress", class extends HTMLElement {
    connectedCallback() {
      const told = () => this.prepend(make("p", { className: "fp-warning", role: "status" }, FP.t("Your progress cannot be shown: a part of this page did not load. Load the page again.")));
      if (!this.ready) FP.late("progress", () => FP.progress(this), told);
      this.ready = true;
    }
  });

  /* The button of the front page goes on where something is begun: with the first lesson that is begun, else the first new one. */
  function button() {
    const go = document.querySelector(".fp-go .fp-main"), cards = [...document.querySelectorAll(".fp-cards li")];
    const of = (card) => card.querySelector("fp-ring").dataset.state;
    const card = cards.some((one) => of(one) !== "new") && (cards.find((one) => of(one) === "begun") || cards.find((one) => of(one) === "new"));
    if (!go || !card) return;
    for (const one of cards) one.toggleAttribute("data-next", one === card);
    const [id] = card.querySelector("fp-ring").exercises.find((one) => !kept.done(...one));
    go.href = card.querySelector("a").href;
    if (of(card) === "begun") go.hash = `fp-${id.replace("/", "--")}`;
    go.textContent = FP.t("Continue: {lesson}", { lesson: card.querySelector("b").textContent });
  }
  document.addEventListener("fp-saved", button);
  kept.loaded.then(() => setTimeout(button));
})();
