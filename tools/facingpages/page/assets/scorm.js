/* The store inside a learning system: answers go into the system's record of the learner, by SCORM 1.2.

   It has the calls of the store on a device, and takes its place in a package.  Nothing is kept on the device: two
   students may share it.  `cmi.suspend_data` holds at most 4,096 characters, so answers are packed: JSON without what
   the page knows, then LZW (`packing.js`); `responses/intake/packed.py` reads them.  The system is told on Check and on leaving only. */
FP.store = (() => {
  const LONGEST = 4096, PIECE = 240, SIGN = "fp1.";
  const FAR = 500; /* windows around this one at most, for a loop of frames */
  const memory = new Map();
  const began = Date.now();

  /* The system's object, in a window around this one or in the one that opened it. */
  function found(from) {
    try {
      for (let place = from, i = 0; place && i < FAR; i += 1) {
        if (place.API) return place.API;
        if (place.parent === place) return place.opener && place.opener !== place ? found(place.opener) : null;
        place = place.parent;
      }
    } catch { /* a window of another site */ }
    return null;
  }
  const api = found(window);
  let open = Boolean(api) && String(api.LMSInitialize("")) === "true";
  const get = (name) => String(api.LMSGetValue(`cmi.${name}`));
  const set = (name, value) => String(api.LMSSetValue(`cmi.${name}`, String(value))) === "true";
  const looking = open && ["review", "browse"].includes(get("core.lesson_mode")); /* a system may leave the mode unset */

  function trouble(text) {
    if (store.trouble === text) return;
    store.trouble = text;
    document.dispatchEvent(new CustomEvent("fp-trouble"));
  }

  /* --- packing ------------------------------------------------------------------------------------------------ */

  const exercises = () => [...document.querySelectorAll("fp-exercise")];

  function unsqueezed(letters) {
    const known = Array.from({ length: 256 }, (_, i) => String.fromCharCode(i));
    let bytes = "", held = 0, bits = 0, place = 0, run = "";
    for (const letter of letters) {
      for (let bit = 5; bit >= 0; bit -= 1) {
        held = (held << 1) | ((FP.LETTERS.indexOf(letter) >> bit) & 1);
        bits += 1;
        if (bits < FP.wide(place)) continue;
        const next = held < known.length ? known[held] : run + run[0];
        if (run) known.push(run + next[0]);
        bytes += next;
        run = next;
        place += 1;
        bits = held = 0;
      }
    }
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  }

  const whole = ({ marks, ...rest }, exercise) => (marks
    ? { ...rest, marks: marks.map(([start, end, technique, neutral]) => ({ start, end, exact: exercise.marking.text(start, end), technique: technique || null, neutral: neutral || "" })) }
    : rest);

  /* The records as one line; those with the most text are left out where there is no room for all. */
  function packed() {
    const rows = exercises().map(({ dataset }) => memory.get(dataset.id)).filter(Boolean)
      .map(({ version, response, score, checked, at }) => [version, FP.brief(response), score === null ? score : Math.round(score * 1e4) / 1e4, checked ? 1 : 0, at]);
    let line = SIGN + FP.squeezed(JSON.stringify(rows));
    store.short = line.length > LONGEST;
    while (line.length > LONGEST) {
      const sizes = rows.map((row) => JSON.stringify(row).length);
      rows.splice(sizes.indexOf(Math.max(...sizes)), 1);
      line = SIGN + FP.squeezed(JSON.stringify(rows));
    }
    return line;
  }

  /* The records that the system kept, of exercises as they are now. */
  function unpacked(line) {
    if (!line.startsWith(SIGN)) return [];
    try {
      return JSON.parse(unsqueezed(line.slice(SIGN.length))).map(([version, response, score, checked, at]) => {
        const exercise = exercises().find(({ dataset }) => dataset.version === version);
        return exercise && store.current({ format: 1, id: exercise.dataset.id, version, response: whole(response, exercise), score, parts: [], checked: Boolean(checked), at });
      }).filter(Boolean);
    } catch {
      return []; /* cut short, or of another program */
    }
  }

  /* --- telling the system --------------------------------------------------------------------------------------- */

  function report() {
    const all = exercises(), graded = all.filter(({ dataset }) => dataset.key && dataset.kind !== "rewrite"); /* a person judges a rewriting */
    const of = ({ dataset }) => memory.get(dataset.id);
    const done = (exercise) => Boolean(of(exercise)) && (!exercise.dataset.key || of(exercise).score !== null);
    if (graded.length) {
      const earned = graded.reduce((sum, exercise) => sum + ((of(exercise) || {}).score || 0), 0) / graded.length;
      set("core.score.min", 0);
      set("core.score.max", 100);
      set("core.score.raw", Math.round(earned * 1e4) / 100);
    }
    if (get("core.lesson_status") !== "completed") set("core.lesson_status", all.length && all.every(done) ? "completed" : "incomplete");
  }

  const two = (number) => String(number).padStart(2, "0");

  /* Without a key the answers go into the interactions too: a system's report for teachers lists those of all students. */
  function list(line) {
    if (exercises().some(({ dataset }) => dataset.key)) return;
    const letters = line.slice(SIGN.length), all = Math.ceil(letters.length / PIECE);
    const count = Math.max(all, Number(get("interactions._count")) || 0);
    for (let i = 0; i < count; i += 1) {
      set(`interactions.${i}.id`, `answers-${i + 1}`);
      set(`interactions.${i}.type`, "fill-in");
      set(`interactions.${i}.student_response`, i < all ? `${SIGN}${i + 1}/${all}.${letters.slice(i * PIECE, (i + 1) * PIECE)}` : "-");
    }
  }

  /* Hand everything over; false where the system does not take it. */
  function commit() {
    if (!open || looking) return true;
    const seconds = Math.round((Date.now() - began) / 1000);
    const line = packed(), taken = set("suspend_data", line);
    list(line);
    report();
    set("core.session_time", `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`);
    set("core.exit", "suspend");
    const kept = String(api.LMSCommit("")) === "true" && taken;
    if (!kept) trouble(FP.t("The learning system did not take your answers. Save your progress as a file."));
    else trouble(store.short ? FP.t("The learning system has no room for all that you wrote: the longest answer is not kept. Save your progress as a file.") : "");
    return kept;
  }

  const store = {
    trouble: open ? "" : FP.t("No learning system was found: what you do is kept only until you leave this page. Save your progress as a file."),
    name: `facingpages ${location.pathname}`,
    short: false,
    current: (record) => (record && typeof record.id === "string" && record.response && typeof record.response === "object" ? record : null),

    /* All records; the exercises are there when they are asked for. */
    async all() {
      await new Promise((resolve) => { setTimeout(resolve); });
      if (open) for (const record of unpacked(get("suspend_data"))) if (!memory.has(record.id)) memory.set(record.id, record);
      return [...memory.values()];
    },
    met(record) { memory.set(record.id, record); },
    seen() {},
    async put(...news) {
      const before = news.map(({ id }) => memory.get(id));
      for (const record of news) memory.set(record.id, record);
      const checked = news.some((record, i) => record.checked && !(before[i] && before[i].checked && before[i].at === record.at));
      return open && (!checked || commit());
    },
    async holds() { return true; },
    async aside() { return []; },
    async forget() { memory.clear(); },
  };

  function leave() {
    commit();
    if (open) api.LMSFinish("");
    open = false;
  }
  /* After what is kept here has been handed to the store; a page that comes back begins anew. */
  queueMicrotask(() => {
    addEventListener("pagehide", leave);
    addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") commit(); });
  });
  return store;
})();
