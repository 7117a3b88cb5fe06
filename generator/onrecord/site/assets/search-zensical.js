/* Zensical's search box over our search. It asks a worker as Material's does, but with a query of its own form, and takes results as
   numbers of entries in an index that the page holds. Here that index is empty, and gets the entries that the worker finds. */

"use strict";

(() => {
  const Theirs = window.Worker;
  const OURS = /\/search-worker\.js$/;
  const top = new URL("../", document.currentScript.src);

  class Translator {
    constructor(address) {
      this.worker = new Theirs(address);
      this.worker.onmessage = ({ data }) => this.heard(data);
      this.worker.onerror = (event) => this.onerror?.(event);
    }

    postMessage({ type, data }) {
      if (type === 0) {
        this.index = data;
        this.worker.postMessage({ type, data: { config: data.config, options: {} } });
      } else if (type === 2) {
        this.query = data;
        this.worker.postMessage({ type, data: asked(data) });
      }
    }

    heard({ type, data }) {
      this.onmessage?.({ data: type === 3 ? { type, data: this.told(data) } : { type } });
    }

    /* Results in one list; the rows that only lead to a page or to further results, of which this box knows itself, are left out. */
    told({ items, total = 0, next }) {
      const found = items.flat().filter(({ score, location }) => score > 0.01 && !location.includes("?q="));
      const from = this.query.page?.from ?? 0;
      if (!from) this.index.items.length = 0;
      const ids = found.map((item) => this.index.items.push(entryOf(item)) - 1);
      return {
        query: { select: { documents: [], terms: [] }, values: [] },
        items: ids.map((id) => ({ id, matches: [], value: {} })),
        pagination: { total, prev: from ? { from: 0 } : undefined, next: next ? { from: next } : undefined },
        aggregations: [],
      };
    }

    terminate() {
      this.worker.terminate();
    }
  }

  /* The words that are asked for, and from which result on. */
  function asked({ input, page }) {
    const words = typeof input === "string" ? plain(input) : "";
    return page?.from && words.trim() ? `${words} from:${page.from + 1}` : words;
  }

  function plain(html) {
    return new DOMParser().parseFromString(html, "text/html").documentElement.textContent;
  }

  function entryOf({ location, title, text, tags, under }) {
    return { location: new URL(location, top).href, level: 1, title, text, path: [...tags, under].filter(Boolean), tags: [] };
  }

  window.Worker = new Proxy(Theirs, {
    construct: (target, [address, ...rest]) =>
      OURS.test(String(address)) ? new Translator(address) : new target(address, ...rest),
  });
})();
