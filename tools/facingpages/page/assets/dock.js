/* The dock: the one bar at the bottom of the screen that belongs to the exercise in view.

   It sticks to the bottom while its exercise is on the screen, and lies at the end of the exercise otherwise (`data-here`,
   set by the observer below).  A row holds what leads back (left) and the one next step (right); above it there is
   room for the tools of a kind, and above these for a message (a live region).  The card, which explains one item, lies in
   the dock on a phone and in the margin beside its words where there is one. */
FP.Dock = class {
  constructor(exercise) {
    const { make } = FP;
    this.exercise = exercise;
    this.card = make("div", { className: "fp-card", role: "group", tabIndex: 0, hidden: true });
    this.dots = make("div", { className: "fp-dots", "aria-hidden": "true" });
    this.tools = make("div", { className: "fp-tools" });
    this.left = make("div", { className: "fp-left" });
    this.status = make("p", { className: "fp-status", role: "status" });
    this.right = make("div", { className: "fp-right" });
    this.warning = make("p", { className: "fp-warning", role: "status" });
    this.bar = make("div", { className: "fp-bar" }, this.warning, this.status, this.dots, this.tools, make("div", { className: "fp-row" }, this.left, this.right));
    const title = exercise.querySelector(".fp-title");
    this.element = make("div", { className: "fp-dock", role: "region", "aria-label": FP.t("Answer: {title}", { title: title ? title.textContent : "" }) }, this.card, this.bar);
    exercise.append(this.element);
    new IntersectionObserver((entries) => exercise.toggleAttribute("data-here", entries.pop().isIntersecting), { rootMargin: "0px 0px -40% 0px" }).observe(exercise);
    addEventListener("resize", () => { if (this.beside && !this.card.hidden) this.place(); });
  }

  /* Remember the second of two texts as unseen until its last word was on the screen, above the dock, or a reader is
     below it. */
  watch() {
    const last = [...this.exercise.querySelectorAll("fp-facing :is(.fp-word, .fp-part)")].pop();
    if (!last) return;
    this.unseen = last.closest(".fp-passage");
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      this.unseen = null;
      if (!this.exercise.result) this.exercise.lay(true);
    }, { rootMargin: "99999px 0px -120px" });
    seen.observe(last);
  }

  /* Lead down to the unseen text: to its end where all of it has room, else to its top, and then on. */
  lead() {
    const { top } = this.unseen.getBoundingClientRect(), { bottom } = this.unseen.querySelector("blockquote").getBoundingClientRect();
    this.scroll(top > 100 ? Math.min(top - 60, bottom - innerHeight + 130) : innerHeight / 2);
  }

  scroll(top) {
    scrollBy({ top, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
  }

  /* Show these things in the row and above it; what is there already stays, and keeps the focus. */
  lay({ left = [], right = [], tools = [] }) {
    for (const [box, wanted] of [[this.left, left], [this.right, right], [this.tools, tools]]) {
      const children = wanted.filter(Boolean);
      if (box.childNodes.length === children.length && children.every((child, i) => box.childNodes[i] === child)) continue;
      const held = box.contains(document.activeElement) && document.activeElement;
      box.replaceChildren(...children);
      if (held?.isConnected) held.focus({ preventScroll: true });
      else if (held) this.home();
    }
  }

  /* The focus does not fall from a button that goes: it goes to the next step, or to the way back. */
  home() {
    const next = this.right.querySelector("button, a") || this.left.querySelector("button");
    next?.focus({ preventScroll: true });
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.toggleAttribute("data-long", text.length > 36);
  }

  /* Something that must not be missed: it stays until it is put away, or taken back by an empty text. */
  warn(text) {
    const away = FP.button("✕", () => this.warn(""), { className: "fp-button fp-sign", "aria-label": FP.t("Put away") });
    this.warning.replaceChildren(...(text ? [text, " ", away] : []));
  }

  /* Show where a reader is among the items. */
  draw(items, at) {
    this.dots.replaceChildren(...items.map(({ outcome }, i) => FP.make("i", { "data-outcome": outcome, ...(i === at ? { "data-at": "" } : {}) })));
  }

  /* Show each sign that is in the text now as it is there, with its name. */
  legend(items) {
    const marked = (place) => place.some((part) => part.matches("[aria-selected=true]"));
    this.dots.replaceChildren(...[...new Set(items.map(({ outcome }) => outcome))].map((outcome) => {
      const sign = FP.make("span", { "data-outcome": outcome }, FP.outcome(outcome));
      sign.toggleAttribute("data-marked", items.some((item) => item.outcome === outcome && marked(item.place)));
      return sign;
    }));
  }

  /* Explain an item on the card, and give the card the focus. */
  explain(item) {
    const { make } = FP;
    this.item = item;
    const badge = item.badge || FP.outcome(item.outcome);
    const [first, rest] = FP.first(item.text);
    const more = [rest, ...(item.more || [])].filter(Boolean);
    this.more = make("div", { className: "fp-more", hidden: true }, ...more.map((part) => (typeof part === "string" ? make("p", {}, part) : part)));
    this.card.replaceChildren(
      make("p", { className: "fp-head" }, make("b", {}, item.title), " ", make("span", { className: "fp-badge", "data-outcome": item.outcome }, badge)),
      make("p", { className: "fp-says" }, ...(item.lead ? [`${item.lead} `] : []), first, ...(item.plain ? [" ", ...FP.parts(FP.t("In plain words: {words}"), { words: make("q", { className: "fp-plainly" }, item.plain) })] : [])),
      this.more);
    this.card.setAttribute("aria-label", `${item.title}: ${badge}`);
    this.card.hidden = false;
    this.fold(true);
    this.place();
    this.card.focus({ preventScroll: true });
  }

  get hasMore() { return this.more.childNodes.length > 0; }

  /* Close the rest of the reason, or open it: where there is little room, it then is all that the card shows. */
  fold(closed) {
    this.more.hidden = closed;
    this.card.toggleAttribute("data-open", !closed);
    this.card.scrollTop = 0;
  }

  unfold() {
    this.fold(!this.more.hidden);
    return !this.more.hidden;
  }

  /* For a moment nothing can be tapped: what comes next lies where the finger still is. */
  wait() {
    const { dataset } = this.exercise;
    dataset.wait = "";
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => delete dataset.wait, 500);
  }

  close() {
    this.card.hidden = true;
    this.item = null;
  }

  get beside() { return getComputedStyle(this.card).position === "absolute"; }

  /* Lay the card into the margin on the side of its words, at the height of their line. */
  place() {
    if (!this.beside) {
      this.card.style.top = "";
      return;
    }
    const frame = this.exercise.getBoundingClientRect(), its = this.item.place[0].getBoundingClientRect();
    this.card.toggleAttribute("data-start", Boolean(this.exercise.querySelector("fp-facing")) && (its.left + its.right) / 2 < (frame.left + frame.right) / 2);
    this.card.style.top = `${Math.max(0, its.top - frame.top - 6)}px`;
  }

  /* Bring an element into the upper half of the screen, above the dock and below the bar of the site. */
  bring(element) {
    const { top, bottom, height } = element.getBoundingClientRect();
    const wanted = innerHeight * 0.42 - Math.min(height, innerHeight * 0.3) / 2;
    const near = this.card.getBoundingClientRect().top - 390;
    if (top > innerHeight * 0.3 && bottom > near && bottom < innerHeight * 0.52) return;
    this.scroll(top - wanted);
  }

  /* Bring an element whole onto the screen, by the least that is needed; then a tap that was meant for its place before
     does nothing. */
  show(element) {
    const { top, bottom } = element.getBoundingClientRect();
    const over = top - 80, under = bottom - (innerHeight - (this.element.offsetHeight || this.bar.offsetHeight) - 10);
    const by = over < 0 ? over : Math.max(0, Math.min(under, over));
    if (!by) return;
    this.wait();
    this.scroll(by);
  }

  /* Do something that moves the text, and keep an element where it is on the screen. */
  keep(element, act) {
    const before = element.getBoundingClientRect().top;
    act();
    scrollBy({ top: element.getBoundingClientRect().top - before, behavior: "instant" });
  }
};
