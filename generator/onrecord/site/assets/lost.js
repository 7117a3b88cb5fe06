/* The page for addresses that lead nowhere: the words of the address go to the search, which the theme opens for ?q=. */

(() => {
  "use strict";

  const LISTS = new Set(["sources", "locations", "events", "documents", "counts", "index", "html", "part", "claims"]);
  const settings = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  const base = new URL(settings.base ?? "/", location).pathname.replace(/\/?$/, "/");
  const asked = new URL(location.href);
  if (asked.searchParams.has("q")) return;

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  /* An id in the address of a claim says more than that of its document. */
  const path = asked.pathname.startsWith(base) ? asked.pathname.slice(base.length) : asked.pathname;
  const said = asked.hash.length > 1 ? asked.hash.slice(1) : path;
  const words = decoded(said)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word && !LISTS.has(word));
  if (!words.length) return;
  asked.hash = "";
  asked.search = "";
  asked.searchParams.set("q", words.join(" "));
  location.replace(asked);
})();
