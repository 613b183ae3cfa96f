/* Search from a folder: a browser starts no worker for a page opened from disk, so the theme's search runs in a hidden frame.

   This has the part of the interface of `Worker` that mkdocs-material's search uses, which finds it by the name
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
  if (location.protocol === "file:") {
    window.IFrameWorker = IFrameWorker;
    window.Worker = IFrameWorker;
  }
})();
