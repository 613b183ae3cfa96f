"use strict";
// Show in class: counts the answers that are dropped on the page, and shows how many readers marked each word.
// Readers are told apart by a number for each device and name, or else by the file with its answers.  No name is shown.
(() => {
  const FORMAT = "facingpages-response-1", MOST_BYTES = 5e6, MOST_FILES = 5000, LEVELS = 5;
  const $ = id => document.getElementById(id);
  const steps = [...document.querySelectorAll(".step")];
  const exercises = new Map(); // id -> {words: Map number -> element, passages, version, answers: Map reader -> {changed, marks}}
  for (const step of steps) {
    const id = step.dataset.exercise;
    if (!exercises.has(id)) exercises.set(id, {words: new Map(), passages: [], version: step.dataset.version, answers: new Map()});
    const exercise = exercises.get(id);
    exercise.passages.push([+step.dataset.first, +step.dataset.end]);
    for (const word of step.querySelectorAll("[data-word]")) exercise.words.set(+word.dataset.word, word);
  }
  const people = new Map(); // device and name, or file and answers -> number
  const decoder = new TextDecoder();
  let foreign = 0, old = 0, at = 0;

  // --- what is in a file ---
  function answersIn(text) {
    try {
      const whole = JSON.parse(text);
      return whole && whole.format === FORMAT ? [whole] : [];
    } catch { /* answers copied into another text */ }
    const found = [];
    for (let from = text.indexOf('{"format"'); from >= 0 && found.length < 500; from = text.indexOf('{"format"', from + 1)) {
      try {
        const one = JSON.parse(text.slice(from, closing(text, from)));
        if (one.format === FORMAT) found.push(one);
      } catch { /* cut short */ }
    }
    return found;
  }

  // The place behind the bracket that closes the one at `from`; brackets inside of strings do not count.
  function closing(text, from) {
    for (let at = from, depth = 0, quoted = false; at < text.length; at++) {
      const sign = text[at];
      if (quoted && sign === "\\") at++;
      else if (sign === '"') quoted = !quoted;
      else if (!quoted && sign === "{") depth++;
      else if (!quoted && sign === "}" && !--depth) return at + 1;
    }
    return text.length;
  }

  async function* inZip(blob) {
    const data = new DataView(await blob.arrayBuffer());
    let end = data.byteLength - 22;
    while (end >= 0 && data.getUint32(end, true) !== 0x06054b50) end--;
    if (end < 0) throw new Error("no zip");
    let entry = data.getUint32(end + 16, true);
    for (let left = Math.min(data.getUint16(end + 10, true), MOST_FILES); left--;) {
      const method = data.getUint16(entry + 10, true), packed = data.getUint32(entry + 20, true), size = data.getUint32(entry + 24, true);
      const name = data.getUint16(entry + 28, true), more = data.getUint16(entry + 30, true) + data.getUint16(entry + 32, true);
      const local = data.getUint32(entry + 42, true);
      const path = decoder.decode(new Uint8Array(data.buffer, entry + 46, name));
      const start = local + 30 + data.getUint16(local + 26, true) + data.getUint16(local + 28, true);
      entry += 46 + name + more;
      if (!size || size > MOST_BYTES) { if (size) foreign++; continue; }
      const part = blob.slice(start, start + packed);
      try {
        yield [path, await new Response(method ? part.stream().pipeThrough(new DecompressionStream("deflate-raw")) : part).text()];
      } catch { foreign++; } // damaged: the others count
    }
  }

  async function take(files) {
    for (const file of files) {
      try {
        if (/\.zip$/i.test(file.name)) for await (const [path, text] of inZip(file)) read(text, path);
        else if (file.size > MOST_BYTES) foreign++;
        else read(await file.text(), file.name);
      } catch { foreign++; }
    }
    draw();
  }

  function read(text, path) {
    let counted = 0;
    for (const responses of answersIn(text)) {
      const answers = responses.answers && typeof responses.answers === "object" ? responses.answers : {};
      const known = responses.device && responses.reader;
      const who = known ? `${responses.device}\n${String(responses.reader).toLowerCase()}` : `${path}\n${JSON.stringify(answers)}`;
      for (const [id, exercise] of exercises) {
        if (!Object.hasOwn(answers, id)) continue;
        counted++;
        const marks = fitting(exercise, answers[id]);
        if (!marks) { old++; continue; }
        if (!people.has(who)) people.set(who, people.size);
        const reader = people.get(who), changed = Number(responses.changed) || 0, before = exercise.answers.get(reader);
        if (!before || before.changed <= changed) exercise.answers.set(reader, {changed, marks});
      }
    }
    if (!counted) foreign++;
  }

  // The marks of an answer, or null where it is to other words than those on this page.
  function fitting(exercise, answer) {
    const marks = answer && answer.marks;
    if (!Array.isArray(marks) || marks.length > exercise.words.size) return null;
    const fit = marks.every(mark => mark && Number.isInteger(mark.start) && Number.isInteger(mark.end) && mark.start < mark.end
      && exercise.passages.some(([first, end]) => first <= mark.start && mark.end <= end) && same(exercise, mark));
    return fit ? marks.map(mark => [mark.start, mark.end]) : null;
  }
  function same(exercise, {start, end, exact}) {
    const range = document.createRange();
    range.setStartBefore(exercise.words.get(start).firstChild);
    range.setEndAfter(exercise.words.get(end - 1).firstChild);
    const copy = range.cloneContents();
    for (const small of copy.querySelectorAll("small")) small.remove();
    return copy.textContent === exact;
  }

  // --- what is shown ---
  function draw() {
    $("readers").textContent = people.size;
    const said = [["files", foreign], ["old", old]].filter(([, n]) => n);
    $("left").textContent = said.map(([name, n]) => $("left").dataset[name].replace("{n}", n)).join(" ");
    for (const small of document.querySelectorAll(".text small")) small.remove();
    for (const [id, exercise] of exercises) {
      const readers = [...exercise.answers.values()].map(one => one.marks), n = readers.length;
      const counts = new Map([...exercise.words.keys()].map(word => [word, 0]));
      for (const marks of readers) {
        const marked = new Set();
        for (const [start, end] of marks) for (let word = start; word < end; word++) marked.add(word);
        for (const word of marked) counts.set(word, counts.get(word) + 1);
      }
      for (const [word, element] of exercise.words) {
        const count = counts.get(word), level = n ? Math.ceil(count * LEVELS / n) : 0;
        element.className = level ? `h${level}` : "";
        if (level > 1 && (!exercise.words.has(word + 1) || counts.get(word + 1) !== count)) element.append(small(count));
      }
      for (const step of steps.filter(step => step.dataset.exercise === id)) {
        step.querySelector(".count").textContent = `${n}`;
        for (const key of step.querySelectorAll(".loaded[data-span]")) {
          const words = [...key.querySelectorAll("[data-word]")].map(word => +word.dataset.word);
          const all = [...document.querySelectorAll(`[data-exercise="${id}"] [data-span="${key.dataset.span}"] [data-word]`)].map(word => +word.dataset.word);
          if (words.at(-1) !== all.at(-1)) continue; // the rest of it is on the next line
          const hits = readers.filter(marks => marks.some(([start, end]) => start <= all.at(-1) && all[0] < end)).length;
          const of = small(`${hits}/${n}`);
          of.className = "of";
          key.append(of);
        }
      }
    }
  }
  function small(text) {
    const made = document.createElement("small");
    made.textContent = text;
    return made;
  }

  // --- keys ---
  function go(to) {
    at = Math.max(0, Math.min(steps.length - 1, to));
    steps.forEach((step, n) => { step.hidden = n !== at; });
    $("back").disabled = !at;
    $("next").disabled = at === steps.length - 1;
    $("place").textContent = `${at + 1} / ${steps.length}`;
    scrollTo(0, 0);
  }
  function key() {
    const on = document.body.classList.toggle("show-key");
    $("key").setAttribute("aria-pressed", on);
    document.querySelector(".shown-with-key").hidden = !on;
  }
  function size(by) {
    const root = document.documentElement;
    root.style.fontSize = `${Math.max(12, Math.min(72, parseFloat(getComputedStyle(root).fontSize) * by))}px`;
  }
  const pressed = {ArrowRight: () => go(at + 1), ArrowLeft: () => go(at - 1), PageDown: () => go(at + 1), PageUp: () => go(at - 1),
    k: key, K: key, "+": () => size(1.15), "-": () => size(1 / 1.15)};
  $("stage").addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(pressed, event.key)) return;
    event.preventDefault();
    pressed[event.key]();
  });
  $("back").addEventListener("click", () => go(at - 1));
  $("next").addEventListener("click", () => go(at + 1));
  $("key").addEventListener("click", key);
  $("smaller").addEventListener("click", () => size(1 / 1.15));
  $("larger").addEventListener("click", () => size(1.15));
  $("files").addEventListener("change", async event => {
    await take([...event.target.files]);
    event.target.value = "";
    $("stage").focus();
  });
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) addEventListener(name, event => {
    event.preventDefault();
    document.body.classList.toggle("dropping", name === "dragenter" || name === "dragover");
    if (name === "drop") take([...event.dataTransfer.files]);
  });
  go(0);
  $("stage").focus();
})();
