/* "Check it yourself": looks the quotes of a page up in a reader's own copy of the document, which it sends nowhere. The scripts
   that can do it are loaded when the reader opens it. The quotes stand in the page, as the record has them. */

(() => {
  "use strict";

  const PARTS = ["check-table.js", "check-passages.js", "check-text.js"];
  const own = document.currentScript.src;
  let loading = null;

  const load = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(name, own);
      script.async = false;
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });

  const loaded = async () => {
    loading ??= Promise.all(PARTS.map(load));
    await loading;
    const table = self.onrecordPassages;
    return { ...passagesBy(table), ...textsBy(table) };
  };

  const quotes = () =>
    [...document.querySelectorAll(".or-claim[data-quote]")].map((claim) => ({
      heading: claim.previousElementSibling,
      parts: JSON.parse(claim.dataset.quote),
    }));

  const sha256 = async (bytes) => {
    if (!self.crypto?.subtle) return ""; // a browser may keep it from pages that came over an open line
    const sum = await crypto.subtle.digest("SHA-256", bytes);
    return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  const line = ({ heading, parts }, word, isFound) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const [quote, told] = [document.createElement("bdi"), document.createElement("strong")];
    link.href = `#${heading.id}`;
    quote.append(parts.join(" […] "));
    link.append(quote);
    told.append(word);
    item.className = isFound ? "or-check-found" : "or-check-missing";
    item.append(told, ": ", link);
    return item;
  };

  const enhance = (holder) => {
    const say = holder.dataset;
    const [status, list] = [holder.querySelector("output"), holder.querySelector("ul")];
    const [file, text] = [holder.querySelector("input"), holder.querySelector("textarea")];
    const form = new Intl.NumberFormat(document.documentElement.lang || undefined);
    holder.querySelector(".or-check-script").remove();
    holder.querySelector(".or-check-tools").hidden = false;

    const tell = (...sentences) => {
      list.replaceChildren();
      status.value = sentences.filter(Boolean).join(" ");
    };

    const look = async (words, before = "") => {
      const { textOf, find } = await loaded();
      const there = textOf(words);
      const all = quotes().map((quote) => [quote, find(there, quote.parts) !== null]);
      const number = all.filter(([, isFound]) => isFound).length;
      tell(before, `${say.number} ${form.format(number)} / ${form.format(all.length)}`);
      list.append(...all.map(([quote, isFound]) => line(quote, isFound ? say.found : say.missing, isFound)));
    };

    const read = async (chosen) => {
      tell(say.reading);
      const [{ ofFile }, bytes] = await Promise.all([loaded(), chosen.arrayBuffer()]);
      const isSame = say.sha256.split(" ").includes(await sha256(bytes));
      const before = `${chosen.name}: ${isSame ? say.same : say.other}`;
      const isPdf = chosen.name.toLowerCase().endsWith(".pdf");
      const words = isPdf ? null : ofFile(new Uint8Array(bytes), chosen.name);
      if (words === null) tell(before, isPdf ? say.pdf : say.unreadable);
      else await look(words, before);
    };

    file.addEventListener("change", () => file.files[0] && read(file.files[0]));
    holder.querySelector("button").addEventListener("click", () => look(text.value));
    holder.addEventListener("dragover", (event) => event.preventDefault());
    holder.addEventListener("drop", (event) => {
      event.preventDefault();
      const [dropped] = event.dataTransfer.files;
      const words = event.dataTransfer.getData("text/plain");
      if (dropped) read(dropped);
      else if (words) look(words);
    });
  };

  document.querySelectorAll(".or-check").forEach(enhance);
})();
