/* The core of the desk in the browser: Python, run in a worker so that the page stays quick.

   The page sends {number, request}; an answer {number, ok | refused} comes after whatever changed is on the device.  While the parts
   come in, {loading, all} tells how many bytes are there; {later, all} tells it of the parts that come after the start, {whole}
   whether they are all there, and {kept: "" | "nothing" | "full"} tells whether the device keeps the work. */
import { loadPyodide } from "./pyodide/pyodide.mjs";

/* A site may have several courses, each with a desk in its own folder. */
const NAME = `facingpages-desk ${new URL(".", location.href).pathname}`;
/* What changes no file of the course, and is answered without the parts that come later. */
const ONLY_LOOKS = new Set(["course", "open", "edit", "undo", "redo", "discard", "select", "mark_words", "try_sentence", "another", "lesson", "edit_lesson", "text"]);

/* --- what is kept on the device: the files of the course, by path ----------------------------------------------- */

const asked = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

async function opened() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => { request.result.createObjectStore("files"); request.result.createObjectStore("about"); };
  return asked(request);
}

/* One transaction: all of a change is kept, or nothing of it. */
async function write(changes, about) {
  const transaction = (await store).transaction(["files", "about"], "readwrite", { durability: "strict" });
  const done = new Promise((kept, failed) => {
    transaction.oncomplete = kept;
    transaction.onabort = () => failed(transaction.error);
  });
  done.catch(() => null);
  try {
    const files = transaction.objectStore("files");
    for (const [path, content] of changes) {
      if (content === null) files.delete(path);
      else files.put(content, path);
    }
    for (const [name, value] of Object.entries(about)) transaction.objectStore("about").put(value, name);
  } catch (error) {
    transaction.abort();
    throw error;
  }
  await done;
}

/* Keep what changed, and say whether it worked: the work goes on in memory where it did not. */
async function keep(changes, about) {
  try {
    await write(changes, about);
    postMessage({ kept: "" });
    return true;
  } catch (error) {
    postMessage({ kept: error && error.name === "QuotaExceededError" ? "full" : "nothing" });
    return false;
  }
}

async function kept() {
  try {
    const transaction = (await store).transaction(["files", "about"]);
    const files = transaction.objectStore("files");
    const [paths, contents, course] = await Promise.all([asked(files.getAllKeys()), asked(files.getAll()), asked(transaction.objectStore("about").get("course"))]);
    return { course, files: paths.map((path, i) => [path, contents[i]]) };
  } catch {
    return { course: null, files: [] }; /* the first attempt to keep something says so */
  }
}

/* The pairs of a Python dict, its bytes as arrays. */
const pairs = (dict) => dict.toJs({ dict_converter: Array.from });

/* --- starting ----------------------------------------------------------------------------------------------------- */

/* Fetch a part, and tell of every piece that comes in. */
async function fetched(path, tell) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const pieces = [], reader = response.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    tell(piece.value.length);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/* Fetch parts, by their paths with their sizes; each is a promise. */
function fetching(parts, told) {
  const all = Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
  let loading = 0;
  const tell = (bytes) => { loading += bytes; postMessage({ [told]: loading, all }); };
  return Object.fromEntries(Object.keys(parts).map((path) => [path, fetched(path, tell)]));
}

const listed = fetch("parts.json").then((response) => response.json());

/* One page at a time has the course, so that no other writes over its work. */
async function alone() {
  if (!navigator.locks) return;
  await new Promise((done, failed) => {
    navigator.locks.request(NAME, { signal: AbortSignal.timeout(5000) }, () => { done(); return new Promise(() => {}); }).catch(() => failed(new Error("twice")));
  });
}

async function start() {
  await alone();
  const { course, lock, first } = await listed;
  const got = fetching(first, "loading");
  const whole = Promise.all(Object.values(got)).then(() => postMessage({ starting: true }));
  await Promise.all(Object.keys(first).filter((path) => path.startsWith("pyodide/")).map((path) => got[path]));
  const [python] = await Promise.all([loadPyodide({ indexURL: new URL("pyodide/", location.href).href, lockFileContents: lock }), whole]);
  unpack(python, await got["python.zip"]);
  const before = await kept();
  const { KeptCourse, ROOT } = python.pyimport("facingpages.desk.browser.kept_course");
  const { unpacked } = python.pyimport("facingpages.desk.browser.course_zip");
  const fresh = await got["course.zip"];
  const files = before.files.length ? python.toPy(new Map(before.files)) : unpacked(python.toPy(fresh));
  const held = KeptCourse(ROOT, files, new TextDecoder().decode(await got["values.json"]));
  if (!before.files.length) await keep(pairs(files), { course });
  return { python, held, course, fresh, newer: Boolean(before.files.length) && before.course !== course };
}

function unpack(python, content) {
  python.unpackArchive(content, "zip", { extractDir: python.runPython("import site; site.getsitepackages()[0]") });
}

/* --- what comes after the start: for playing, printing and texts that are brought in ---------------------------- */

let later = null;

async function fetchLater() {
  const got = fetching((await listed).later, "later");
  for (const path of Object.keys(got)) unpack((await ready).python, await got[path]);
  postMessage({ whole: true });
}

/* Have the later parts; where they cannot be had, the next request tries again. */
function haveLater() {
  later = later || fetchLater().catch((error) => {
    later = null;
    postMessage({ whole: false });
    throw error;
  });
  return later;
}

/* --- requests ------------------------------------------------------------------------------------------------------ */

async function answer(request) {
  const { python, held, course, fresh, newer } = await ready;
  const keepChanges = async (about = {}) => {
    const changes = held.changes();
    if (changes.length && !await keep(pairs(changes), about)) return;
    held.count_as_kept(changes);
  };
  switch (request.do) {
    case "host": return { ok: { newer } };
    case "packed": return { ok: held.packed().toJs() };
    case "replace": {
      const said = JSON.parse(held.replaced(python.toPy(request.data || fresh)));
      if (said.ok) await keepChanges({ course });
      return said;
    }
    default: {
      const looks = ONLY_LOOKS.has(request.do);
      if (!looks && request.do !== "save") {
        try {
          await haveLater();
        } catch {
          return { refused: { message: "", hint: "", lacks: "later" } };
        }
      }
      const said = JSON.parse(held.answer(JSON.stringify(request)));
      if (!looks) await keepChanges();
      return said;
    }
  }
}

const store = opened();
store.catch(() => null); /* `keep` says it */
const ready = start();
ready.then(() => {
  postMessage({ ready: true });
  return haveLater();
}, (error) => postMessage({ failed: String(error.message || error) })).catch(() => null);

let line = Promise.resolve(); /* one request at a time */
addEventListener("message", ({ data: { number, request } }) => {
  line = line.then(() => answer(request)).then((said) => postMessage({ number, ...said }), (error) => postMessage({ number, refused: { message: String(error.message || error), hint: "" } }));
});
