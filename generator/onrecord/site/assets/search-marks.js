/* What a result shows of an entry: its texts as HTML, with the words marked that were asked for. */

"use strict";

const SNIPPET = 200;
const MOST_TERMS = 8;

/* Shows in a text which of its words were asked for. */
class Marker {
  constructor(names, query) {
    this.names = names;
    this.near = query.near;
    this.keys = query.keys;
    this.roman = query.roman;
    const formsOf = (elements) => elements.flatMap(({ words }) => words.flatMap((word) => names.forms(word)));
    this.begun = formsOf(query.elements.filter(({ isPhrase, isOpen }) => !isPhrase || isOpen));
    this.whole = new Set(formsOf(query.elements));
    this.found = new Set();
  }

  answers(word, bySound) {
    const forms = this.names.forms(word);
    const isBegun = (form) => this.begun.some((asked) => asked.length > 1 && form.startsWith(asked));
    return (
      forms.some((form) => this.near.has(form) || this.whole.has(form) || isBegun(form)) ||
      (bySound && this.names.sounds(word, this.roman).some((key) => this.keys.has(key)))
    );
  }

  /* A piece of the index (a text, or a text and its language) as HTML, words that answer marked. */
  mark(piece, bySound = false) {
    const [text, language] = Array.isArray(piece) ? piece : [piece, ""];
    const html = surfaces(text, this.names)
      .map((surface) => {
        const words = this.names.words(surface);
        if (!words.some((word) => this.answers(word, bySound))) return escaped(surface);
        this.found.add(surface);
        return `<mark data-md-highlight>${escaped(surface)}</mark>`;
      })
      .join("");
    return language ? `<bdi lang="${escaped(language)}" dir="auto">${html}</bdi>` : html;
  }

  isMarked(html) {
    return html.includes("<mark");
  }

  /* The part of a long piece around the first word that answers. */
  snippet(piece) {
    const [text, language] = Array.isArray(piece) ? piece : [piece, ""];
    if (text.length <= SNIPPET) return this.mark(piece);
    const all = surfaces(text, this.names);
    const first = Math.max(0, all.findIndex((surface) => this.names.words(surface).some((word) => this.answers(word))));
    let from = first;
    let length = 0;
    while (from > 0 && length < SNIPPET / 3) length += all[--from].length;
    let to = from;
    for (length = 0; to < all.length && length < SNIPPET; to++) length += all[to].length;
    const cut = `${from > 0 ? "… " : ""}${all.slice(from, to).join("").trim()}${to < all.length ? " …" : ""}`;
    return this.mark([cut, language]);
  }

  /* The words to mark on the page itself. The theme finds them letter by letter, inside of others too: so without
     apostrophes, and short ones only where there are no longer ones. */
  terms() {
    const words = new Set([...this.found].flatMap((surface) => surface.split(/[^\p{L}\p{N}\p{M}]+/u)));
    const longer = (than) => [...words].filter((word) => [...word].length > than);
    const kept = longer(3).length ? longer(3) : longer(1);
    return Object.fromEntries(kept.slice(0, MOST_TERMS).map((word) => [word, true]));
  }
}

/* A text in pieces that are words, or what stands between words. */
function surfaces(text, names) {
  const pieces = text.split(/([\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}\p{Lm}\p{Sk}\p{Cf}'’‘‛′]*)/u);
  return pieces.flatMap((piece) => (names.isSpaceless(piece) ? (piece.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) : [piece]));
}

function escaped(text) {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
