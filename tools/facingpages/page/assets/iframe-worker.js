/* Search that is loaded when a reader opens it, and that works from a folder too.

   mkdocs-material's search asks for its index and starts its worker on every page, which is more than half of what a first page
   weighs.  So its request for the index is held until a reader opens the search, and the worker starts when it is first told
   something, which is when the index is there.  A browser starts no worker for a page opened from disk: there the search runs
   in a hidden frame.

   The frame has the part of the interface of `Worker` that mkdocs-material's search uses, which finds it by the name
   `IFrameWorker`.  Nothing is written into the frame but the script of the search, so the policy of the page holds. */
"use strict";
(() => {
  class IFrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "search";
      document.body.append(this.frame);
      const inside = this.frame.contentWindow;
      const script = (address) => new Promise((resolve, reject) => {
        const element = inside.document.createElement("script");
        element.src = address;
        element.onload = resolve;
        element.onerror = () => reject(new Error(`${address} cannot be read`));
        inside.document.body.append(element);
      });
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      inside.importScripts = (...addresses) => addresses.reduce((before, address) => before.then(() => script(address)), Promise.resolve());
      this.loaded = script(new URL(url, document.baseURI).href);
    }

    postMessage(data) {
      this.loaded.then(() => this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data })));
    }

    terminate() { this.frame.remove(); }
  }
  /* A worker of a kind that is started by the first message to it. */
  const later = (kind) => class extends EventTarget {
    constructor(url) {
      super();
      this.url = url;
    }

    postMessage(data) {
      if (!this.worker) {
        this.worker = new kind(this.url);
        this.worker.addEventListener("message", ({ data: answer }) => this.dispatchEvent(new MessageEvent("message", { data: answer })));
      }
      this.worker.postMessage(data);
    }

    terminate() { this.worker?.terminate(); }
  };

  const opened = new Promise((resolve) => {
    const asked = new URL(location.href).searchParams;
    if (asked.has("q") || asked.has("h")) resolve(); /* a search in the address; words to highlight */
    for (const type of ["change", "focusin"]) {
      document.addEventListener(type, ({ target }) => { if (target.closest("[data-md-toggle=search], [data-md-component=search]")) resolve(); });
    }
  });
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.fpHeld = String(url).endsWith("/search/search_index.json");
    open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (this.fpHeld) opened.then(() => send.apply(this, body));
    else send.apply(this, body);
  };
  if (location.protocol === "file:") window.IFrameWorker = IFrameWorker;
  window.Worker = later(location.protocol === "file:" ? IFrameWorker : Worker);
})();
