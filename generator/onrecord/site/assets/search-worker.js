/* The search: a worker that speaks the protocol of Material for MkDocs' own (SETUP, READY, QUERY, RESULT), so that it lives
   under the theme's search box. Over http it is a worker; from a disk it runs in a hidden frame (iframe-worker.js). */

"use strict";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const BLOCKS_OF_A_RESULT = 12; // files of entries that one list of results may need,
const ABOVE_THE_LAST = 100; // what is no hand-written page scores that much higher
const MOST_RESULTS = 100; // and results in it; a last one leads to those that follow
const SHOWN_OF_A_PAGE = 5; // results on one page that are shown; the theme folds the others away

const SORT = /(^|\s)in:([a-z]+)(?=\s|$)/giu;

const own = typeof document === "undefined" ? self.location.href : document.currentScript.src;
const parts = ["search-names.js", "search-index.js", "search-marks.js"].map((name) => new URL(name, own).href);
const siteTop = new URL("../", own);

let path = "";
let loaded = null;
let opened = null;
let latest = 0;

addEventListener("message", async ({ data: message }) => {
  if (message.type === SETUP) {
    path = message.data.config.onrecord;
    postMessage({ type: READY });
  } else if (message.type === QUERY) {
    const mine = ++latest;
    const data = await answer(message.data, () => mine !== latest);
    if (mine === latest) postMessage({ type: RESULT, data });
  }
});

/* The index is opened at the first query, so that a page view alone reads nothing. What failed is tried again. */
async function open() {
  loaded ??= Promise.resolve(importScripts(...parts));
  loaded.catch(() => (loaded = null));
  await loaded;
  opened ??= Index.open(reader(siteTop), path);
  opened.catch(() => (opened = null));
  return opened;
}

/* What the theme shows for a query: groups of results, each of one page, and how the last word may go on. */
async function answer(text, isOutdated) {
  if (!text.trim()) return { items: [] };
  try {
    const found = await open();
    await found.learn(text);
    const query = understood(text, found.names);
    if (!query.elements.length && !query.sorts.length) return { items: [] };
    const results = await search(found, query, isOutdated);
    return results && (await shown(found, query, results));
  } catch (error) {
    console.warn(error);
    const { failed, retry } = opened ? (await opened).start.messages : FAILED;
    return { items: [[{ location: "", title: failed, text: retry, score: 0, terms: {} }]] };
  }
}

const FAILED = { failed: "The search could not read its index", retry: "" };

/* A query in its parts: words, and phrases in quotation marks; `in:claims` asks for claims alone, `from:101` for the results from
   there on. */
function understood(text, names) {
  const from = /(?:^|\s)from:(\d+)\s*$/.exec(text);
  const whole = from ? text.slice(0, from.index) : text;
  const sorts = [...whole.matchAll(SORT)].map(([, , sort]) => sort.toLowerCase());
  const asked = whole.replace(SORT, "$1");
  const elements = [];
  let plain = "";
  asked.split(/["“”„«»]/u).forEach((part, place, all) => {
    if (place % 2 === 0) plain += ` ${part}`;
    const words = names.words(part);
    if (place % 2 && words.length) elements.push({ words, isPhrase: true, isOpen: place === all.length - 1 });
  });
  const isTyping = !/\s$/.test(asked);
  const each = plain.split(/\s+/).flatMap((piece) => runs(names.words(piece), names));
  each.forEach((words, place) => {
    const following = each[place + 1]?.[0];
    if (words.length > 1) elements.push({ words, isPhrase: true, isOpen: false });
    else if (!following || !names.isArticle(words[0], following)) elements.push({ words, isPhrase: false });
  });
  const last = elements.at(-1);
  const isBegun = isTyping && elements.length > 1 && !last.isPhrase && /^[a-z]$/.test(last.words[0]);
  if (isBegun) elements.pop();
  return { text: asked, whole, sorts, plain, elements, from: from ? Math.max(1, Number(from[1])) : 1, hasPhrase: /["“”„«»]/u.test(asked) };
}

/* The words of a piece one by one; but those of a script without spaces, which are only letters, as phrases. */
function runs(words, names) {
  const found = [];
  let isRun = false;
  for (const word of words) {
    const isLetter = names.isSpaceless(word);
    if (isLetter && isRun) found.at(-1).push(word);
    else found.push([word]);
    isRun = isLetter;
  }
  return found;
}

/* The numbers of the entries that answer, best first, each with how well. Nothing if a later query has come meanwhile. */
async function search(found, query, isOutdated) {
  const roman = await found.romanOf(query.text);
  query.near = new Set();
  query.keys = new Set(query.elements.flatMap(({ words }) => words.flatMap((word) => found.names.sounds(word, roman))));
  query.roman = roman;
  const each = query.elements.map(({ words, isPhrase, isOpen }) =>
    isPhrase ? found.scoresOfPhrase(words, isOpen) : found.scoresOfWord(words[0], roman, query.near),
  );
  const [named, ...scored] = await Promise.all([
    query.hasPhrase ? found.none() : found.scoresOfName(query.plain, roman),
    ...each,
  ]);
  const wanted = query.sorts.length ? await found.ofSorts(query.sorts) : null;
  if (isOutdated()) return null;
  const scores = scored.length ? lowest(scored).map((score, number) => Math.max(score, named[number])) : found.none().fill(1);
  return ranked(found, wanted ? scores.map((score, number) => (wanted[number] ? score : 0)) : scores);
}

/* Of one score in the order of the shelves; which comes first of one shelf is known when it was read. */
function ranked({ shelves, start, last }, scores) {
  const groups = new Map();
  for (const shelf of shelves) {
    for (let number = shelf * start.slots; number < (shelf + 1) * start.slots; number++) {
      if (!scores[number]) continue;
      const score = scores[number] + (last[number] ? 0 : ABOVE_THE_LAST);
      if (!groups.has(score)) groups.set(score, []);
      groups.get(score).push(number);
    }
  }
  const best = [...groups.keys()].sort((one, other) => other - one);
  return best.flatMap((score) => groups.get(score).map((number) => ({ number, score })));
}

/* The results of one list: as many as some files have, and all of one score in a shelf, whose order is not known yet. */
function pageOf(found, results, start) {
  const page = [];
  const blocks = new Set();
  for (const result of results.slice(start)) {
    const shelf = found.shelfOf(result.number);
    const last = page.at(-1);
    const isAlike = last && last.score === result.score && found.shelfOf(last.number) === shelf;
    if (page.length >= MOST_RESULTS && !isAlike) break;
    blocks.add(shelf);
    if (blocks.size > BLOCKS_OF_A_RESULT) break;
    page.push(result);
  }
  return page;
}

/* The results of a list with what is shown of them: of one score, the one that is spoken of most comes first. */
async function filled(found, page) {
  const entries = await found.entries(page.map(({ number }) => number));
  const all = page.map(({ score }, index) => ({ score, ...entries[index] }));
  const weight = ({ row }) => row[8] ?? 0;
  return all.sort((one, other) => other.score - one.score || weight(other) - weight(one) || one.place - other.place);
}

/* One list of results as the theme takes it, and the way to the next. */
async function shown(found, query, results) {
  const start = Math.max(0, Math.min(query.from, results.length) - 1);
  const page = await filled(found, pageOf(found, results, start));
  const groups = new Map();
  for (const { score, row } of page) {
    const item = itemOf(found, query, row, score);
    const [address] = item.location.split("#");
    if (!groups.has(address)) groups.set(address, []);
    groups.get(address).push(item);
  }
  for (const [address, items] of groups) complete(address, items);
  const next = start + page.length;
  const rest = results.length - next;
  return {
    items: [...groups.values(), ...(rest > 0 ? [[moreOf(found, query, next + 1, rest)]] : [])],
    total: results.length,
    next: rest > 0 ? next : undefined,
    suggest: suggested(query, page),
  };
}

/* The theme wants the page itself in each group, and folds away what scores lower than a group's first. */
function complete(address, items) {
  const threshold = items[0].score;
  let shownInFull = 0;
  for (const item of items) {
    const isPage = item.location === address;
    if (!isPage && item.score === threshold && ++shownInFull > SHOWN_OF_A_PAGE) item.score -= 0.5;
  }
  if (!items.some(({ location }) => location === address)) {
    items.push({ location: address, title: items[0].under, text: "", score: 0, terms: {} });
  }
}

function moreOf({ start }, query, first, rest) {
  const { one, more, next } = start.messages;
  const number = (value) => value.toLocaleString(start.locale);
  return {
    location: `${start.home}?q=${encodeURIComponent(`${query.whole.trim()} from:${first}`)}`,
    title: escaped((rest === 1 ? one : more).replace("%(number)s", number(rest))),
    text: escaped(next.replace("%(first)s", number(first))),
    score: 0.01,
    terms: {},
  };
}

/* One entry as the theme shows it. Titles and texts are HTML there, so whatever comes from the index is escaped. */
function itemOf({ names, start }, query, [, kind, location, title, under, others, said, texts], score) {
  const marks = new Marker(names, query);
  const [shownTitle, known] = named(marks, title, others, start.messages.also);
  const snippets = [...said, ...texts].map((piece) => marks.snippet(piece));
  const snippet = snippets.find((each) => marks.isMarked(each)) ?? (known ? "" : snippets[0]) ?? "";
  return {
    location,
    title: shownTitle,
    text: [known, snippet].filter(Boolean).map((each) => `<p>${each}</p>`).join(""),
    tags: [escaped(start.kinds[kind])],
    score,
    terms: marks.terms(),
    under: escaped(under),
  };
}

/* The title and, where it is not the title that was asked for, the other name that was: as it is spelt, or else by its sound. */
function named(marks, title, others, message) {
  for (const bySound of [false, true]) {
    const shownTitle = marks.mark(title, bySound);
    if (marks.isMarked(shownTitle)) return [shownTitle, ""];
    const found = others.map((name) => marks.mark(name, bySound)).find((name) => marks.isMarked(name));
    if (found) return [shownTitle, escaped(message).replace("%(name)s", () => found)];
  }
  return [marks.mark(title), ""];
}

/* How the word that is being typed may go on, for the theme to show behind it. */
function suggested(query, page) {
  const typed = /[^\s-]*$/.exec(query.text)[0];
  if (!typed) return [];
  for (const { row: [, , , title, , others] } of page.slice(0, 10)) {
    for (const piece of [title, ...others]) {
      for (const word of (Array.isArray(piece) ? piece[0] : piece).split(/[^\p{L}\p{N}\p{M}'’]+/u)) {
        if (word.length > typed.length && word.toLowerCase().startsWith(typed.toLowerCase())) {
          return [typed + word.slice(typed.length)];
        }
      }
    }
  }
  return [];
}
