/* The core of the desk in the browser: Python, run in a worker so that the page stays quick.

   The page sends {id, do, ...}; an answer {id, ok | refused} comes after whatever changed is on the device.  While the parts come
   in, {loading, all} tells how many bytes are there. */
import { loadPyodide } from "./pyodide/pyodide.mjs";

const NAME = "facingpages-desk";

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
async function keep(changes, about) {
  const transaction = (await store).transaction(["files", "about"], "readwrite", { durability: "strict" });
  const files = transaction.objectStore("files");
  for (const [path, content] of changes) {
    if (content === null) files.delete(path);
    else files.put(content, path);
  }
  for (const [name, value] of Object.entries(about)) transaction.objectStore("about").put(value, name);
  await new Promise((done, failed) => {
    transaction.oncomplete = done;
    transaction.onabort = () => failed(transaction.error);
  });
}

async function kept() {
  const transaction = (await store).transaction(["files", "about"]);
  const files = transaction.objectStore("files");
  const [paths, contents, course] = await Promise.all([asked(files.getAllKeys()), asked(files.getAll()), asked(transaction.objectStore("about").get("course"))]);
  return { course, files: paths.map((path, i) => [path, contents[i]]) };
}

/* The pairs of a Python dict, its bytes as arrays. */
const pairs = (dict) => dict.toJs({ dict_converter: Array.from });

/* --- starting ----------------------------------------------------------------------------------------------------- */

/* Fetch a part, and tell the page of every piece that comes in. */
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

async function start() {
  const { course, parts } = await (await fetch("parts.json")).json();
  const all = parts.reduce((sum, part) => sum + part.bytes, 0);
  let loading = 0;
  const tell = (bytes) => { loading += bytes; postMessage({ loading, all }); };
  const got = Object.fromEntries(await Promise.all(parts.map(async ({ path }) => [path, await fetched(path, tell)])));
  postMessage({ starting: true });
  const python = await loadPyodide({
    indexURL: new URL("pyodide/", location.href).href,
    lockFileContents: JSON.stringify({ info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2", version: "314.0.7" }, packages: {} }),
  });
  const place = python.runPython("import site; site.getsitepackages()[0]");
  for (const [path, content] of Object.entries(got)) {
    if (path.startsWith("wheels/")) python.unpackArchive(content, "wheel");
    if (path === "facingpages.zip") python.unpackArchive(content, "zip", { extractDir: place });
  }
  const before = await kept();
  const { KeptCourse, ROOT } = python.pyimport("facingpages.desk.browser.kept_course");
  const { unpacked } = python.pyimport("facingpages.desk.browser.course_zip");
  const files = before.files.length ? python.toPy(new Map(before.files)) : unpacked(python.toPy(got["course.zip"]));
  const held = KeptCourse(ROOT, files);
  if (!before.files.length) await keep(pairs(files), { course });
  return { python, held, course, fresh: got["course.zip"], newer: Boolean(before.files.length) && before.course !== course };
}

/* --- requests ------------------------------------------------------------------------------------------------------ */

async function answer(request) {
  const { python, held, course, fresh, newer } = await ready;
  const keepChanges = (about = {}) => keep(pairs(held.changes()), about);
  switch (request.do) {
    case "host": return { ok: { newer } };
    case "packed": return { ok: held.packed().toJs() };
    case "replace": {
      const said = JSON.parse(held.replaced(python.toPy(request.data || fresh)));
      if (said.ok) await keepChanges({ course });
      return said;
    }
    default: {
      const said = JSON.parse(held.answer(JSON.stringify(request)));
      await keepChanges();
      return said;
    }
  }
}

const store = opened();
const ready = start();
ready.then(() => postMessage({ ready: true }), (error) => postMessage({ failed: String(error.message || error) }));

let line = Promise.resolve(); /* one request at a time */
addEventListener("message", ({ data: { id, ...request } }) => {
  line = line.then(() => answer(request)).then((said) => postMessage({ id, ...said }), (error) => postMessage({ id, refused: { message: String(error.message || error), hint: "" } }));
});
