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

FP.plural = (n, one, many) => `${n} ${n === 1 ? one : many}`;
