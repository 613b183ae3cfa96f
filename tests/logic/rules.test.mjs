/* Runs the rules in Node: `LOGIC=FOLDER node --test rules.test.mjs`; the folder holds `<language>.js` and `wanted.json`. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

const folder = process.env.LOGIC;
const beside = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const inside = (code, name) => {
  const context = createContext({ URL, queueMicrotask, setTimeout: () => {}, clearTimeout: () => {} });
  runInContext(beside("page.js"), context, { filename: "page.js" });
  runInContext(code, context, { filename: name });
  return context;
};
const languages = Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith(".js"))
  .map((name) => [name.slice(0, -3), inside(readFileSync(join(folder, name), "utf8"), name).FP]));
const wanted = JSON.parse(readFileSync(join(folder, "wanted.json"), "utf8"));
const rules = inside(`${beside("rules.js")}; globalThis.RULES = RULES;`, "rules.js").RULES;
for (const [name, rule] of Object.entries(rules)) test(name, () => rule(languages, wanted));
