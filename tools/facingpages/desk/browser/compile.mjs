/* Compile the Python sources of a zip for the very Python that runs in the browser, which here runs in Node.js.

   node compile.mjs RUNTIME SOURCES.zip COMPILED.zip: each `x.py` becomes `x.pyc`, without its
   docstrings, and all else stays. */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [runtime, sources, target] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`));
const { lock } = JSON.parse(readFileSync(`${runtime}/lock.json`, "utf-8"));
const env = { HOME: "/home", PYTHONNODEBUGRANGES: "1" }; /* no columns of tracebacks, which nobody sees */
const python = await loadPyodide({ indexURL: `${runtime}/`, lockFileContents: lock, env });
python.FS.writeFile("/sources.zip", new Uint8Array(readFileSync(sources)));
python.runPython(`
import ast
import importlib.util
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

DESCRIBED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def without_descriptions(source):
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, DESCRIBED) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.copy_location(ast.Pass(), node.body[0])]
    return tree


with zipfile.ZipFile("/sources.zip") as given, zipfile.ZipFile("/compiled.zip", "w") as made:
    for name in given.namelist():
        content = given.read(name)
        if name.endswith(".py"):
            code = compile(without_descriptions(content), name, "exec", dont_inherit=True, optimize=0)
            content = _code_to_hash_pyc(code, importlib.util.source_hash(content), checked=False)
            name += "c"
        made.writestr(name, bytes(content))
`);
writeFileSync(target, python.FS.readFile("/compiled.zip"));
