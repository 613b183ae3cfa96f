/* What all parts share: the key of practice mode, new elements, numbers in words. */

/* The kinds of exercise, by name; each script of a kind adds its class. */
FP.kinds = {};

/* The key: JSON with its letters turned by 13, written by `render.py`. */
FP.key = (text) => JSON.parse(text.replace(/[a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + (c.toLowerCase() < "n" ? 13 : -13))));

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

/* A message in the reader's language: `t("Line {line}", { line: 3 })`; where a number decides the form,
   `n("{n} mark", "{n} marks", 2)`.  The catalogue is keyed by the English words; see `messages.py`.  The words are
   literals, and no call stands within another: `pybabel` finds no other. */
FP.fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
FP.t = (text, values = {}) => FP.fill(FP.said[text] || text, values);
FP.n = (one, many, n, values = {}) => FP.fill((FP.said[one] || [one, many])[FP.said[one] ? FP.form(n) : Number(n !== 1)], { n, ...values });

/* What `append` takes to show a message with elements in place of its names. */
FP.parts = (text, elements) => text.split(/\{(\w+)\}/).map((part, i) => (i % 2 ? elements[part] : part));

/* Parts of a sentence one after the other; French sets the semicolon off. */
FP.list = (parts) => parts.join(FP.t("; "));

/* A score as the reader's language writes it: two places. */
FP.score = (share) => share.toLocaleString(document.documentElement.lang || "en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
