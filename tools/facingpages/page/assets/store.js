/* The store: answers kept on this device, in IndexedDB, a database for each site.

   A record is {format, id, version, response, score, parts, checked, at}: `version` says what the exercise showed when it
   was answered, `score` and `parts` are of the last Check (null and [] before), `at` is the time of the last change in
   milliseconds.  A record of an older format is brought up to date when it is read; one that is broken, or of a newer
   format, is moved to `aside` and never deleted.  Where nothing can be stored, records stay in memory for this page,
   and `FP.store.trouble` says why in a sentence. */
FP.store = (() => {
  const FORMAT = 1;
  const memory = new Map();
  const foreign = new Set(), owed = [];
  const own = document.currentScript && document.currentScript.src; // nothing where the script is inside the page
  const folder = /^(https?|file):/.test(location.href) ? new URL(".", location.href).href : location.origin;
  const site = own ? new URL("..", own).href : folder;
  const name = `facingpages ${site}`;
  /* What the page and its theme keep beside the database: our choices, and the theme's, such as light or dark. */
  const mine = (key) => key.startsWith("fp-") || key.startsWith(`${new URL(site).pathname}.__`);
  let opened = null, ready = null;

  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  function open() {
    opened = opened || new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("records", { keyPath: "id" });
        request.result.createObjectStore("aside", { autoIncrement: true });
      };
      request.onsuccess = () => {
        ready = request.result;
        ready.onversionchange = () => { /* another tab deletes all: what is answered from now on begins anew */
          ready.close();
          opened = ready = null;
        };
        resolve(ready);
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error("blocked"));
    });
    return opened;
  }

  /* Do something in one transaction, at once where the database is open, and wait until it is on the disk. */
  async function within(mode, act) {
    const base = ready || await open();
    const transaction = base.transaction(["records", "aside"], mode, { durability: "strict" });
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    const result = await act(transaction.objectStore("records"), transaction.objectStore("aside"));
    await done;
    return result;
  }

  function trouble(error) {
    store.trouble = error?.name === "QuotaExceededError"
      ? FP.t("There is no room left on this device: what you do now is kept only until you leave this page. Save your progress as a file.")
      : FP.t("This browser keeps nothing for this site: what you do now is kept only until you leave this page. Save your progress as a file.");
    document.dispatchEvent(new CustomEvent("fp-trouble"));
    return false;
  }

  /* All is well, or well again. */
  function kept() {
    if (store.trouble) {
      store.trouble = "";
      document.dispatchEvent(new CustomEvent("fp-trouble"));
    }
    return true;
  }

  const text = (value) => typeof value === "string";
  const share = (value) => typeof value === "number" && value >= 0 && value <= 1;

  /* The record as this version of the page has it, or null where it cannot be read. */
  function current(found) {
    if (!found || typeof found !== "object" || !text(found.id) || !found.response || typeof found.response !== "object") return null;
    const record = found.format === undefined ? { score: null, parts: [], checked: false, at: 0, version: "", ...found, format: FORMAT } : found;
    const parts = Array.isArray(record.parts) && record.parts.every((part) => Array.isArray(part) && text(part[0]) && share(part[1]));
    const sound = record.format === FORMAT && text(record.version) && Number.isFinite(record.at) && (record.score === null || share(record.score)) && parts;
    return sound ? record : null;
  }

  const store = {
    trouble: "",
    name,
    current,

    /* All sound records; the others are set aside. */
    async all() {
      try {
        const kept = await within("readwrite", async (records, aside) => {
          const found = await asked(records.getAll());
          for (const record of found.filter((one) => !current(one))) {
            aside.add(record);
            records.delete(record.id);
          }
          return found.map(current).filter(Boolean);
        });
        for (const record of kept) if (!memory.has(record.id)) memory.set(record.id, record);
      } catch (error) {
        trouble(error);
      }
      return [...memory.values()];
    },

    /* Another tab has kept a record; or its answer has been taken up here. */
    met(record) {
      memory.set(record.id, record);
      foreign.add(record.id);
    },
    seen(id) { foreign.delete(id); },

    /* Keep records, the newest change of each, and tell whether they are kept.  An answer to another version of an
       exercise, or one of another tab that was not taken up here, is set aside first.
       Where the database is open, all is asked of it before this returns, so that a page that is left loses nothing. */
    put(...news) {
      const replaced = news.map((record) => memory.get(record.id)).filter((old, i) => old && (old.version !== news[i].version || foreign.delete(old.id)));
      replaced.unshift(...owed.splice(0));
      for (const record of news) memory.set(record.id, record);
      const write = (records, aside) => {
        for (const record of replaced) aside.add(record);
        for (const record of news) records.put(record);
        if (records.transaction.commit) records.transaction.commit();
      };
      return within("readwrite", write).then(kept, (error) => {
        owed.push(...replaced);
        return trouble(error);
      });
    },

    /* Whether all of these are still kept; true where that cannot be told. */
    async holds(ids) {
      try {
        const kept = await within("readonly", (records) => asked(records.getAllKeys()));
        return ids.every((id) => kept.includes(id));
      } catch {
        return true;
      }
    },

    async aside() {
      try {
        return await within("readonly", (records, aside) => asked(aside.getAll()));
      } catch (error) {
        trouble(error);
        return [];
      }
    },

    /* Forget the answers; `everything` deletes the database, and all that the page remembers of its reader. */
    async forget(everything) {
      memory.clear();
      try {
        if (!everything) await within("readwrite", (records) => asked(records.clear()));
        else {
          (await open()).close();
          opened = ready = null;
          await asked(indexedDB.deleteDatabase(name));
        }
        if (everything) for (const place of [localStorage, sessionStorage]) for (const key of Object.keys(place)) if (mine(key)) place.removeItem(key);
      } catch (error) {
        trouble(error);
      }
    },
  };
  return store;
})();
