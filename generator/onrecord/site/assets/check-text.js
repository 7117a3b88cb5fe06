/* The text of a file that a reader has saved: as it is, or as a reader sees it in a web page, in its order. As a build takes it
   (proving/extracting.py): white space between blocks may be of another kind, which the folding forgives. */

"use strict";

function textsBy(table) {
  const { raised, apart, end } = table.signs;
  const signs = new RegExp(`[${raised}${apart}${end}]`, "g");
  const vertical = new RegExp(table.vertical, "u");
  const charset = new RegExp(table.charset, "iu");
  const tags = Object.fromEntries(Object.entries(table.tags).map(([name, all]) => [name, new Set(all)]));
  const notShown = table.notShown.join(",");
  const marks = [
    [[0xef, 0xbb, 0xbf], "utf-8"],
    [[0xff, 0xfe], "utf-16le"],
    [[0xfe, 0xff], "utf-16be"],
  ];
  const blocks = new Set(
    "address article aside blockquote br center dd details div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section table tr ul".split(
      " ",
    ),
  );
  const cells = new Set(["td", "th"]);
  const skipped = new Set(
    "area audio button embed figcaption figure head iframe img input label noscript object option script select style svg template textarea video".split(
      " ",
    ),
  );

  /* The text of bytes, or null if they are not in the encoding that they say. */
  const decoded = (bytes, encoding) => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  };

  const encodingOf = (bytes) => {
    const marked = marks.find(([mark]) => mark.every((byte, place) => bytes[place] === byte));
    if (marked) return marked[1];
    const said = charset.exec(new TextDecoder("windows-1252").decode(bytes.slice(0, 1024)))?.[1].toLowerCase() ?? "utf-8";
    return said.startsWith("utf-16") ? "utf-8" : said;
  };

  const signOf = (element) => {
    const style = vertical.exec(element.getAttribute("style") ?? "");
    const isRaised = tags.raised.has(element.localName) || element.getAttribute("role") === "doc-noteref";
    if (isRaised || style?.[1] === "super") return raised;
    const isPart = tags.formulas.has(element.parentElement?.localName);
    return tags.apart.has(element.localName) || style || isPart ? apart : "";
  };

  const shown = (root) => {
    const out = [];
    const put = (text, isKept) => {
      const spaced = isKept ? text : text.replace(/[\t\n\f\r ]+/g, " ");
      out.push(spaced);
    };
    const walk = (node, isKept) => {
      if (node.nodeType === Node.TEXT_NODE) put(node.data, isKept);
      if (node.nodeType !== Node.ELEMENT_NODE) return;
      const name = node.localName;
      if (skipped.has(name) || node.matches(notShown)) return;
      const sign = node.firstChild ? signOf(node) : "";
      const edge = blocks.has(name) ? "\n" : cells.has(name) ? "\t" : "";
      out.push(edge, sign);
      for (const child of node.childNodes) walk(child, isKept || name === "pre");
      out.push(sign && end, edge);
    };
    walk(root, false);
    return out.join("").replace(/ +\n/g, "\n");
  };

  const ofPage = (page) => shown(new DOMParser().parseFromString(page.replace(signs, " "), "text/html").body);

  const isPage = (name) => table.pageNames.some((each) => each !== ".pdf" && name.toLowerCase().endsWith(each));

  /* The text of a file, by its name; null if its bytes are in another encoding than they say. */
  const ofFile = (bytes, name) => {
    const text = decoded(bytes, isPage(name) ? encodingOf(bytes) : "utf-8");
    if (text === null) return null;
    return isPage(name) ? ofPage(text) : text.replace(signs, " ");
  };

  return { ofFile, ofPage };
}
