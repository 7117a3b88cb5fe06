/* On file://, browsers start no workers. There the search runs in a hidden frame instead, without any inline code, so that
   the page's Content-Security-Policy holds. Over http this does nothing. */

if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.appendChild(this.frame);
      const inner = this.frame.contentWindow;
      const load = (address) =>
        new Promise((done, failed) => {
          const script = this.frame.contentDocument.createElement("script");
          script.src = address;
          script.onload = done;
          script.onerror = failed;
          this.frame.contentDocument.body.appendChild(script);
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
      this.ready = load(url);
    }

    postMessage(data) {
      this.ready = this.ready.then(() => this.inner.dispatchEvent(new this.inner.MessageEvent("message", { data })));
    }

    terminate() {
      this.frame.remove();
    }
  };
}
