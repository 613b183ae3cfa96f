/* Stand-ins for a page, so that all scripts load in Node: whatever is asked of it is there, and does nothing. */
const nothing = new Proxy(class {}, {
  get: (target, name) => (name === Symbol.toPrimitive ? () => "" : name === Symbol.iterator ? function* () {} : name in target ? target[name] : nothing),
  apply: () => nothing,
});
const document = new Proxy({ currentScript: null }, { get: (target, name) => (name in target ? target[name] : nothing) });
const customElements = { get: () => undefined, define() {} };
const location = { origin: "http://127.0.0.1", href: "http://127.0.0.1/", protocol: "http:", pathname: "/" };
const localStorage = nothing, sessionStorage = nothing, history = nothing;
const HTMLElement = class {};
const CustomEvent = class {};
const matchMedia = () => ({ matches: false, addEventListener() {} });
const addEventListener = () => {};
const window = globalThis;
