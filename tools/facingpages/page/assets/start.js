/* <fp-start>: the first exercise of the front page.  Each longer word is a button; a tap on one answers at once, in place.
   <fp-steps>: a numbered list whose items open one by one. */
(() => {
  const { button, make } = FP;
  const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu;
  const small = new Set(FP.words.small.split(" "));

  class Start extends HTMLElement {
    connectedCallback() {
      if (this.ready) return;
      this.ready = true;
      setTimeout(() => this.begin()); /* when the sides have changed places */
    }

    begin() {
      const answer = this.querySelector(".fp-answer");
      if (!answer) return;
      this.reason = answer.querySelector("span").textContent;
      answer.remove();
      const prompt = this.querySelector(".fp-prompt");
      this.shared = prompt.matches("[data-shared]");
      prompt.textContent = this.shared ? FP.t("One judging word is on both sides. Tap it on each.") : FP.t("On each side, tap the word that praises or blames.");
      this.said = make("p", { className: "fp-said", role: "status" }, FP.t("The answer comes here.")); /* it has its room from the start: nothing below it jumps */
      this.append(this.said);
      for (const text of this.querySelectorAll(".fp-text p")) this.words(text);
    }

    words(text) {
      for (const node of [...text.childNodes]) {
        const right = node.nodeType === Node.ELEMENT_NODE;
        const parts = right ? [[node.textContent, true]] : this.cut(node.textContent);
        node.replaceWith(...parts.map(([words, tapped]) => (tapped ? this.word(words, right) : words)));
      }
    }

    /* The pieces of a text, each with whether it can be tapped. */
    cut(text) {
      const pieces = [];
      let done = 0;
      for (const found of text.matchAll(WORD)) {
        if (small.has(found[0].toLowerCase())) continue;
        pieces.push([text.slice(done, found.index), false], [found[0], true]);
        done = found.index + found[0].length;
      }
      return [...pieces, [text.slice(done), false]];
    }

    word(words, right) {
      const tap = make("button", { type: "button", className: "fp-tap" }, words);
      tap.addEventListener("click", () => this.tap(tap, words, right));
      if (right) tap.right = true;
      return tap;
    }

    tap(tap, words, right) {
      tap.dataset.outcome = right ? "right" : "wrong";
      const waiting = [...this.querySelectorAll(".fp-tap")].some((one) => one.right && one.dataset.outcome !== "right");
      if (!right && this.shared) this.said.textContent = FP.t("“{word}” may judge too, but it is not the word on both sides.", { word: words });
      else if (!right) this.said.textContent = FP.t("Not this one: take “{word}” away, and the praise or blame is still there.", { word: words });
      else if (waiting) this.said.textContent = FP.t("Yes: “{word}” names a thing and judges it. Now the other side.", { word: words });
      else this.said.replaceChildren(make("b", {}, FP.t("Yes: “{word}”.", { word: words })), " ", this.reason);
    }
  }

  class Steps extends HTMLElement {
    connectedCallback() {
      if (this.ready) return;
      this.ready = true;
      const items = [...this.querySelectorAll(":scope > ol > li")];
      for (const item of items) {
        const holder = item.querySelector(":scope > p") || item;
        const name = holder.querySelector("strong");
        const text = make("span", { hidden: true });
        while (name.nextSibling) text.append(name.nextSibling);
        const open = button(name.textContent.replace(/[.:]$/, ""), () => {
          text.hidden = !text.hidden;
          open.setAttribute("aria-expanded", String(!text.hidden));
          this.mark(items);
        }, { "aria-expanded": "false" });
        name.replaceWith(open);
        holder.append(text);
      }
      this.mark(items);
    }

    /* The first step that is not open is the next one. */
    mark(items) {
      const next = items.findIndex((item) => item.querySelector("button").getAttribute("aria-expanded") === "false");
      items.forEach((item, i) => item.querySelector("button").classList.toggle("fp-main", i === next));
    }
  }

  if (!customElements.get("fp-start")) customElements.define("fp-start", Start);
  if (!customElements.get("fp-steps")) customElements.define("fp-steps", Steps);
})();
