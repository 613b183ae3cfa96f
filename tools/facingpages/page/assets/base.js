/* What all parts share: the kinds, the key, new elements and buttons, messages, undo. */

/* The kinds of exercise by their ids; each `kind-<id>.js` adds its class. */
FP.kinds = {};

/* The key of an exercise: JSON with its letters turned by 13, written by `render.py`.  Where it has null, the reason is the next
   one of those that the page prints for readers without a script. */
FP.key = (exercise) => {
  if (exercise.fpKey) return exercise.fpKey;
  const turned = exercise.dataset.key.replace(/[a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + (c.toLowerCase() < "n" ? 13 : -13)));
  const printed = exercise.parentNode.querySelector("noscript");
  const page = printed && (printed.firstElementChild ? printed : new DOMParser().parseFromString(printed.textContent, "text/html"));
  const reasons = page ? [...page.querySelectorAll(".fp-why")].map((reason) => reason.textContent) : [];
  const fill = (node) => {
    for (const [name, value] of Object.entries(node)) {
      if (value === null) node[name] = reasons.shift();
      else if (typeof value === "object") fill(value);
    }
    return node;
  };
  return (exercise.fpKey = fill(JSON.parse(turned)));
};

/* A new element with text in it; text is never read as HTML. */
FP.make = (name, properties = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in element && !key.startsWith("aria")) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
};

FP.button = (label, act, properties = {}) => {
  const button = FP.make("button", { type: "button", className: "fp-button", ...properties }, label);
  button.addEventListener("click", act);
  return button;
};

/* Load one of the scripts that few pages need, and add what it holds to FP. */
const here = document.currentScript?.src;
FP.late = (name, done, failed) => {
  const script = FP.make("script", { src: here.replace("facingpages", name), onerror: failed });
  script.onload = () => {
    script.remove();
    fpLate(FP);
    done();
  };
  document.head.append(script);
};

/* Keep a small choice on this device, and return it; an empty string where there is none or nothing may be kept. */
FP.keep = (key, value) => {
  try {
    if (value) localStorage[key] = value;
    return localStorage[key] || "";
  } catch {
    return value || "";
  }
};

/* Undo and redo: an answer, the answers before it, and those that were taken back. */
FP.History = class {
  constructor(now) { this.reset(now); }

  reset(now) {
    this.now = now;
    this.past = [];
    this.future = [];
  }

  set(now) {
    this.past.push(this.now);
    this.amend(now);
  }

  /* Change the answer without a step to undo. */
  amend(now) {
    this.now = now;
    this.future = [];
  }

  /* One step back, or forward; returns whether there was one. */
  undo() { return this.travel(this.past, this.future); }
  redo() { return this.travel(this.future, this.past); }
  travel(from, to) {
    if (!from.length) return false;
    to.push(this.now);
    this.now = from.pop();
    return true;
  }
};

/* A message in the reader's language: `t("Line {line}", { line: 3 })`; where a number decides the form,
   `n("{n} mark", "{n} marks", 2)`.  The catalogue is keyed by the English words; see `messages.py`.  The words are
   literals, and no call is within another: `pybabel` finds no other. */
FP.fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
FP.t = (text, values = {}) => FP.fill(FP.said[text] || text, values);
FP.n = (one, many, n, values = {}) => FP.fill((FP.said[one] || [one, many])[FP.form(n)], { n, ...values });

/* What `append` takes to show a message with elements in place of its names. */
FP.parts = (text, elements) => text.split(/\{(\w+)\}/).map((part, i) => (i % 2 ? elements[part] : part));

/* Parts of a sentence one after the other; French sets the semicolon off. */
FP.list = (parts) => parts.join(FP.t("; "));

/* What keys do, below the prompt: for those who have a keyboard, and for screen readers. */
FP.keys = (exercise, text) => {
  const help = FP.make("p", { className: "fp-help fp-keys", id: `${exercise.dataset.id}-keys` }, text);
  const prompt = exercise.querySelector(".fp-prompt");
  if (prompt) prompt.after(help);
  return help;
};

/* The first sentence of a reason, and the rest of it. */
FP.first = (text) => {
  if (!Intl.Segmenter) return [text, ""];
  const [first] = new Intl.Segmenter(document.documentElement.lang || "en", { granularity: "sentence" }).segment(text);
  return [first.segment.trim(), text.slice(first.segment.length)];
};

/* Some words short enough to be quoted. */
FP.short = (text) => (text.length > 48 ? `${text.slice(0, 48).replace(/\s+\S*$/, "")} …` : text);

/* The seven signs of an outcome: what the dots, badges and words of an item show. */
FP.outcome = (id) => ({
  found: FP.t("found"), wide: FP.t("found, but your mark is wider"), narrow: FP.t("found in part"), name: FP.t("another name"),
  missed: FP.t("missed"), extra: FP.t("extra"), open: FP.t("could go either way"), right: FP.t("right"), wrong: FP.t("not this one"),
  link: FP.t("role right, link missing"), kept: FP.t("kept"), gone: FP.t("gone"), lost: FP.t("not found"), there: FP.t("still there"),
})[id];
