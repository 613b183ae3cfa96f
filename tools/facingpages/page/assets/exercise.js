/* <fp-exercise>: one exercise of any kind, and the five states of its dock: nothing done, answering, checked, stepping
   through what concerns the reader, and the end.  What is special to a kind is in the class `FP.kinds[kind]`.

   Attributes, set by `render.py`: data-id, data-kind, data-mode, data-version, and in practice mode data-key.
   Events, all bubbling: `fp-ready`; `fp-changed` with {id, version, response} after each change of an answer;
   `fp-checked` with {id, version, score, parts} after Check, where parts are pairs of category and credit.
   Without this script the page is a worksheet; the script adds the dock and takes nothing away.

   A kind has: constructor(exercise, dock); response(), restore(response); missing(), what keeps Check from being pressed,
   in a sentence; asks(), what is to be done now; optional left() and tools(), elements for the dock; history, an
   `FP.History`, and travelled() after it has moved; hints(key), three; check(key), which returns {score, parts, summary,
   advice, items, then}, where `then` is what is to be done on the page after it; freeze(on); frame(item, on).
   An item is {outcome, group, place, title, lead, text, plain, more}: `group` is "now" for what concerns the reader, else
   "found" or "open"; `place` are the elements it is about. */
(() => {
  const { make, button } = FP;
  const HINTS = 3;

  /* Save data as a JSON file on the device. */
  FP.download = (name, data) => {
    const link = make("a", { href: URL.createObjectURL(new Blob([JSON.stringify(data, null, 1)], { type: "application/json" })), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000); /* a slow device begins late */
  };

  class Exercise extends HTMLElement {
    connectedCallback() {
      if (this.ready) return;
      this.ready = true;
      customElements.upgrade(this); /* the passages take their places before their words are numbered */
      FP.reading.offer(this);
      const Kind = FP.kinds[this.dataset.kind];
      const printed = this.dataset.mode === "teacher" && this.dataset.kind === "loaded-terms"; /* the key is in the text */
      if (!Kind || printed) return;
      this.dock = new FP.Dock(this);
      this.build();
      if (this.dataset.mode === "class") this.last();
      try {
        this.task = new Kind(this, this.dock);
      } catch (error) {
        this.dock.element.replaceWith(make("p", { className: "fp-mistake" }, FP.t("This exercise cannot be played here: {error}.", { error: error.message })));
        return;
      }
      this.dock.watch();
      this.addEventListener("keydown", (event) => this.key(event));
      this.lay();
      this.tell("fp-ready");
    }

    /* The buttons, made once. */
    build() {
      const once = (act) => (event) => { if (event.detail < 2) act(); }; /* a double click presses once: the next button comes to lie where this one was */
      const step = (sign, label, act) => button(sign, act, { className: "fp-button fp-sign", title: label, "aria-label": label });
      this.undo = step("↶", FP.t("Undo"), () => this.travel("undo"));
      this.redo = step("↷", FP.t("Redo"), () => this.travel("redo"));
      this.hint = button("", () => this.help());
      this.hints = 0;
      const main = { className: "fp-button fp-main" };
      this.checking = button(FP.t("Check"), once(() => this.check()), main);
      this.second = button(FP.t("Text 2 ↓"), () => this.dock.lead(), main);
      this.seeing = button(FP.t("See why"), once(() => this.see("now")), main);
      this.back = step("‹", FP.t("Back"), () => this.step(-1));
      this.why = button(FP.t("Why?"), () => this.why.setAttribute("aria-expanded", String(this.dock.unfold())), { "aria-expanded": "false" });
      this.next = button("", once(() => this.step(1)), main);
      this.soon = step("↻", FP.t("Try again"), () => this.retry());
      this.again = button(FP.t("Try again"), once(() => this.retry()));
      this.found = button("", () => this.see("found"));
      this.open = button("", () => this.see("open"));
    }

    get practice() { return Boolean(this.dataset.key); }

    say(text) { this.dock.say(text); }
    warn(text) { this.dock.warn(text); }

    tell(name, what = {}) {
      const { id, version } = this.dataset;
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { id, version, ...what } }));
    }

    response() { return this.task.response(); }

    /* Put a saved answer back; where it had been checked, with what Check found of it. */
    restore(response, checked) {
      if (!response || typeof response !== "object") return;
      if (this.result) this.wipe();
      this.task.restore(response, checked);
      this.lay();
      if (checked && this.practice && !this.task.missing()) this.judge();
    }

    /* An answer is changed. */
    changed() {
      this.tell("fp-changed", { response: this.response() });
      this.lay();
    }

    /* --- the states of the dock --------------------------------------------------------------------------- */

    lay(quiet) {
      const { dock, task } = this;
      this.dataset.state = !this.result ? "answering" : this.queue ? "stepping" : "checked";
      if (this.result) {
        this.layResult();
        return;
      }
      const { past, future } = task.history || { past: [], future: [] };
      this.undo.disabled = !past.length;
      this.redo.disabled = !future.length;
      if (this.undo.disabled && document.activeElement === this.undo) this.redo.focus();
      else if (this.redo.disabled && document.activeElement === this.redo) this.undo.focus();
      const missing = task.missing();
      this.checking.setAttribute("aria-disabled", String(Boolean(missing)));
      this.hint.textContent = this.hints ? FP.t("Hint {step} of 3", { step: Math.min(this.hints + 1, HINTS) }) : FP.t("Hint");
      const own = task.left ? task.left() : [];
      const steps = past.length || future.length || task.tools; /* with tools above them they are there from the start: else the first tap would move the tools */
      dock.draw([]);
      dock.lay({
        left: [steps && this.undo, steps && this.redo, this.practice && this.hint, ...own],
        right: [this.practice ? (!missing && dock.unseen ? this.second : this.checking) : this.dataset.mode === "class" && this.onward()],
        tools: task.tools ? task.tools() : [],
      });
      if (quiet) return;
      this.light([]);
      this.say(task.asks());
    }

    layResult() {
      const { dock, result, queue } = this, now = this.group("now");
      if (queue) dock.draw(queue.items, queue.at);
      else dock.legend(result.items);
      if (queue) {
        const last = queue.at === queue.items.length - 1;
        this.back.disabled = !queue.at;
        this.next.textContent = last ? FP.t("Done") : FP.t("Next");
        this.why.setAttribute("aria-expanded", "false");
        this.why.hidden = !dock.hasMore;
        dock.lay({ left: [this.back, this.why], right: [this.next] });
        this.say("");
        return;
      }
      if (now.length && !this.seen) {
        dock.lay({ left: [this.soon], right: [this.seeing] });
        this.say(result.summary);
        return;
      }
      const found = this.group("found").length, open = this.group("open").length;
      this.found.textContent = FP.t("Right: {n} ›", { n: found });
      this.open.textContent = FP.t("Could go either way: {n} ›", { n: open });
      const onward = this.onward();
      const retry = now.length > 0 && (!onward || result.score < 0.5); /* after a good result the way leads on */
      this.again.classList.toggle("fp-main", retry);
      if (onward) onward.classList.toggle("fp-main", !retry);
      dock.lay({
        left: [],
        right: [this.again, onward],
        tools: [found && this.found, open && this.open, ...(this.task.extras ? this.task.extras() : [])],
      });
      this.say([result.summary, result.advice].filter(Boolean).join(" "));
    }

    group(name) { return this.result.items.filter((item) => item.group === name); }

    /* The id of what comes first on the way to the next exercise: a heading, or the sentence that introduces it. */
    towards(section) {
      const first = document.querySelector(`#${this.closest("section").id} ~ [id]`) || section, before = first.previousElementSibling;
      if (first !== section || !before?.matches("p")) return first.id;
      return (before.id ||= `${section.id}-before`);
    }

    /* The way to the next exercise of the page, or to the next page; a class page ends with handing in. */
    onward() {
      const all = [...document.querySelectorAll("fp-exercise")], next = all[all.indexOf(this) + 1];
      const link = next || !this.practice ? null : document.querySelector("a.md-footer__link--next");
      if (!next && !link) return null;
      this.going ||= make("a", { className: "fp-button fp-main" });
      this.going.href = next ? `#${this.towards(next.closest("section"))}` : link.href;
      this.going.textContent = next ? FP.t("Next exercise") : FP.t("Next page");
      return this.going;
    }

    /* The last step of a class page, after its last exercise. */
    last() {
      const all = [...document.querySelectorAll("fp-exercise")], id = "fp-hand-in";
      if (document.getElementById(id)) return;
      const panel = FP.handing(() => all.map((one) => [one, one.task && one.response()]));
      all[all.length - 1].closest("section").after(make("section", { className: "fp" }, make("h2", { id }, FP.t("Hand in")), panel));
    }

    /* --- checking and reading ------------------------------------------------------------------------------ */

    check() {
      const missing = this.task.missing(FP.key(this));
      if (missing) {
        this.say(missing);
        return;
      }
      this.judge();
      this.tell("fp-checked", { score: this.result.score, parts: this.result.parts });
      if (this.result.then) this.dock.show(this.result.then);
      this.dock.home();
    }

    judge() {
      this.light([]);
      this.task.freeze(true);
      this.result = this.task.check(FP.key(this));
      this.seen = false;
      for (const item of this.result.items) for (const part of item.place) part.dataset.outcome = item.outcome;
      this.lay();
    }

    /* Read the items of a group one after the other. */
    see(group) { this.read(this.group(group), 0); }

    read(items, at) {
      this.leave();
      this.queue = { items, at };
      const item = items[at];
      this.task.frame(item, true);
      this.dock.explain(item);
      this.lay();
      this.dock.bring(item.place[0]);
    }

    /* A place was tapped where nothing lies. */
    readNothing(text) {
      this.leave();
      this.lay();
      this.say(text);
    }

    /* Read what lies at a place that was tapped: in its row, where it concerns the reader. */
    readAt(item) {
      const now = this.group("now");
      if (now.includes(item)) this.read(now, now.indexOf(item));
      else this.read([item], 0);
    }

    step(by) {
      const { items, at } = this.queue;
      if (items[at + by]) {
        this.read(items, at + by);
        return;
      }
      if (by < 0) return;
      if (items[0].group === "now") this.seen = true;
      this.leave();
      this.lay();
      this.dock.wait();
      this.dock.home();
    }

    leave() {
      if (!this.queue) return;
      this.task.frame(this.queue.items[this.queue.at], false);
      this.queue = null;
      this.dock.close();
    }

    wipe() {
      this.leave();
      this.task.freeze(false);
      for (const item of this.result.items) for (const part of item.place) part.removeAttribute("data-outcome");
      this.result = null;
    }

    retry() {
      this.wipe();
      this.lay(true);
      this.say(FP.t("Your answers are kept. Change what you like and check again."));
      const first = this.querySelector(".fp-word[tabindex='0'], .fp-part, .fp-question input, textarea");
      if (first) first.focus();
    }

    /* --- hints and keys ------------------------------------------------------------------------------------- */

    /* Three hints; the third stays, with what has been answered since. A hint may point at places, which are lit. */
    help() {
      const step = Math.min(this.hints, HINTS - 1);
      this.hints = Math.min(this.hints + 1, HINTS);
      const given = this.task.hints(FP.key(this))[step], [hint, ...places] = [given].flat();
      this.lay(true);
      this.light(places);
      this.say(step ? FP.t("Hint {step} of 3. {hint}", { step: step + 1, hint }) : FP.t("Hint 1 of 3. {hint} Hints cost nothing.", { hint }));
    }

    /* Light places of the text until the answer changes, and bring the first onto the screen. */
    light(places) {
      for (const lit of this.querySelectorAll(".fp-lit")) lit.classList.remove("fp-lit");
      for (const place of places) place.classList.add("fp-lit");
      if (places.length) this.dock.show(places[0]);
    }

    travel(way) {
      if (this.result || !this.task.history || !this.task.history[way]()) return;
      this.task.travelled();
      this.changed();
    }

    key(event) {
      const command = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase();
      if (event.target.matches("input[type=text], textarea, select")) return;
      if (command === "y" || (command === "z" && event.shiftKey)) this.travel("redo");
      else if (command === "z") this.travel("undo");
      else if (event.key === "Escape" && this.queue) {
        const [place] = this.queue.items[this.queue.at].place;
        if (this.queue.items[0].group === "now") this.seen = true;
        this.leave();
        this.lay();
        if (place.tabIndex < 0 && !place.matches(".fp-word")) place.tabIndex = -1;
        place.focus({ preventScroll: true });
      } else return;
      event.preventDefault();
    }
  }

  if (!customElements.get("fp-exercise")) customElements.define("fp-exercise", Exercise);
})();
