/* On file://, browsers start no workers. There the search runs in a hidden frame instead, without any inline code, so that
   the page's Content-Security-Policy holds. Over http this does nothing. */

if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      // Some browsers put a new document into an empty frame some time after it was made, and what was in it is lost. A frame with a
      // document of its own says when that is there.
      this.frame.srcdoc = "<!doctype html><title>Search</title><body>";
      this.ready = new Promise((done) => this.frame.addEventListener("load", done, { once: true })).then(() => this.begin(url));
      document.body.appendChild(this.frame);
    }

    begin(url) {
      const inner = this.frame.contentWindow;
      const load = (address) =>
        new Promise((done, failed) => {
          const script = inner.document.createElement("script");
          script.src = address;
          script.onload = done;
          script.onerror = failed;
          inner.document.body.appendChild(script);
        });
      inner.postMessage = (data) =>
        setTimeout(() => {
          const event = new MessageEvent("message", { data });
          this.dispatchEvent(event);
          if (this.onmessage) this.onmessage(event);
        });
      inner.importScripts = (...addresses) =>
        addresses.reduce((ready, address) => ready.then(() => load(address)), Promise.resolve());
      this.inner = inner;
      return load(url);
    }

    postMessage(data) {
      this.ready = this.ready.then(() => this.inner.dispatchEvent(new this.inner.MessageEvent("message", { data })));
    }

    terminate() {
      this.frame.remove();
    }
  };
}
