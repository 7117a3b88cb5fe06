/* Reads the files of the index as they are needed, and looks words up in them: which entries have them, and how well.
   What is in the files is said in searching/tables.py. */

"use strict";

/* How well an entry answers, best first. A word's place decides; then whether it stands there in full. */
const WHOLE_TITLE = 22; // the query is the entry's name,
const WHOLE_NAME = 21; // or one of its other names
const TITLE_BEGINS = 20;
const NAME_BEGINS = 19;
const IN_NAME = { word: 15, start: 14, misspelt: 4 };
const IN_STATEMENT = { word: 11, start: 10, misspelt: 2 };
const IN_TEXT = { word: 7, start: 6, misspelt: 1 };
const PLACES = [IN_NAME, IN_STATEMENT, IN_TEXT];
const SOUNDS_WHOLE = 5; // a name sounds like the whole query,
const SOUNDS = 3; // or a word of it like a word
const ASKED_OTHERWISE = 2; // less, where it is another word for what was asked

const BLOCKS_KEPT = 200;
const SHORTEST_MISSPELT = 5;
const LAST = "\uffff";

/* Blocks come as scripts where there is a document (in a frame, from a disk), and over http as text. */
function reader(top) {
  const arrived = new Map();
  self.onrecordBlock = (name, value) => arrived.set(name, value);
  return async (folder, name) => {
    const address = new URL(`${folder}${name}.js`, top).href;
    if (typeof document !== "undefined") {
      await importScripts(address);
      const value = arrived.get(name);
      arrived.delete(name);
      return value;
    }
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
    const text = await answer.text();
    return JSON.parse(text.slice(text.indexOf("\n"), text.lastIndexOf("\n)")));
  };
}

class Index {
  /* `path`: where the file lies that leads to all others. */
  static async open(read, path) {
    const [folder, name] = [path.slice(0, path.lastIndexOf("/") + 1), path.slice(path.lastIndexOf("/") + 1, -".js".length)];
    return new Index(read, folder, await read(folder, name));
  }

  constructor(read, folder, start) {
    this.read = read;
    this.folder = folder;
    this.start = start;
    this.names = namesBy(start.folding);
    this.digits = new Map([...start.digits].map((digit, value) => [digit, value]));
    this.shelves = [...this.decoded(start.shelves)];
    this.places = new Map(this.shelves.map((shelf, place) => [shelf, place]));
    this.blocks = new Map();
    this.last = this.marked(start.last); // what is found behind all else
    this.asked = new Map(Object.entries(start.asked));
  }

  /* For each entry whether it is among those that are written in a text. */
  marked(text) {
    const found = new Uint8Array(this.start.room);
    let number = 0;
    for (const step of this.decoded(text)) found[(number += step)] = 1;
    return found;
  }

  /* Of several sorts, which entries are of any. */
  async ofSorts(sorts) {
    const rows = (await Promise.all(sorts.map((sort) => this.rowsOf("sorts", sort)))).flat();
    const found = rows.map(([, numbers]) => this.marked(numbers));
    return this.none().map((_, number) => found.some((each) => each[number]));
  }

  /* A block of a table, by where it stands among them. */
  block(table, place) {
    const { names, lettersOfAName: letters } = this.start;
    const name = `${table}-${names[table].slice(place * letters, (place + 1) * letters)}`;
    if (!this.blocks.has(name)) {
      if (this.blocks.size >= BLOCKS_KEPT) this.blocks.delete(this.blocks.keys().next().value);
      const block = this.read(this.folder, name);
      this.blocks.set(name, block);
      block.catch(() => this.blocks.delete(name));
    }
    return this.blocks.get(name);
  }

  /* The rows of a table whose key is at least `from` and less than `to`. */
  async rows(table, from, to) {
    const firsts = this.start.firsts[table];
    const needed = firsts.map((_, number) => number).filter(
      (number) => firsts[number] < to && (number === firsts.length - 1 || firsts[number + 1] >= from),
    );
    const blocks = await Promise.all(needed.map((number) => this.block(table, number)));
    const key = (row) => (typeof row === "string" ? row : row[0]);
    return blocks.flatMap((rows) => rows.filter((row) => key(row) >= from && key(row) < to));
  }

  rowsOf(table, key) {
    return this.rows(table, key, `${key}\u0000`);
  }

  rowsBeginning(table, start) {
    return this.rows(table, start, start + LAST);
  }

  /* The shelf of an entry. */
  shelfOf(number) {
    return Math.floor(number / this.start.slots);
  }

  /* What results show of entries, and where each stands among all. */
  async entries(numbers) {
    const wanted = [...new Set(numbers.map((number) => this.shelfOf(number)))];
    const read = async (shelf) => [shelf, await this.block("entries", this.places.get(shelf))];
    const shelves = new Map(await Promise.all(wanted.map(read)));
    return numbers.map((number) => {
      const rows = shelves.get(this.shelfOf(number));
      const place = rows.findIndex(([slot]) => slot === number % this.start.slots);
      return { row: rows[place], place: this.places.get(this.shelfOf(number)) * this.start.slots + place };
    });
  }

  *decoded(text) {
    let value = 0;
    let shift = 1;
    for (const digit of text) {
      const bits = this.digits.get(digit);
      value += (bits & 31) * shift;
      if (bits < 32) {
        yield value;
        value = 0;
        shift = 1;
      } else {
        shift *= 32;
      }
    }
  }

  /* Note in `scores` that the entries written in `text` answer that well, unless they answer better already. */
  give(scores, text, score) {
    let number = 0;
    for (const step of this.decoded(text)) {
      number += step;
      if (scores[number] < score) scores[number] = score;
    }
  }

  none() {
    return new Uint8Array(this.start.room);
  }

  /* The rows of terms that a folded word of a query means as it stands: itself, and unless it is only a letter, those that
     begin with it. */
  async termsOf(word, isWhole = false) {
    const rows = await Promise.all(
      this.names.forms(word).map((form) =>
        isWhole || [...form].length === 1 || this.names.isSpaceless(form)
          ? this.rowsOf("terms", form)
          : this.rowsBeginning("terms", form),
      ),
    );
    return rows.flat();
  }

  /* How well each entry answers one folded word. `near` collects the words that it was misspelt for. */
  async scoresOfWord(word, roman, near) {
    const scores = this.none();
    const forms = this.names.forms(word);
    const sounding = this.giveSounding(this.names.sounds(word, roman), word, (whole, part) => {
      this.give(scores, whole, SOUNDS);
      this.give(scores, part, SOUNDS);
    });
    const [begun, close] = await Promise.all([this.termsOf(word), this.misspelt(word), sounding]);
    // A code is itself and nothing that only begins so.
    const isCode = /\p{N}/u.test(word) && /\p{L}/u.test(word) && begun.some(([term]) => forms.includes(term));
    const meant = isCode ? begun.filter(([term]) => forms.includes(term)) : begun;
    for (const [term, ...lists] of meant) {
      const how = forms.includes(term) ? "word" : "start";
      lists.forEach((list, place) => this.give(scores, list, PLACES[place][how]));
    }
    // A word that occurs as it stands was meant; then only names are one letter off.
    const places = meant.some(([term]) => forms.includes(term)) ? [0] : [0, 1, 2];
    for (const [term, ...lists] of close) {
      for (const place of places) this.give(scores, lists[place], PLACES[place].misspelt);
      near.add(term);
    }
    await this.giveAsked(scores, forms, near);
    return scores;
  }

  /* Note in `scores` what is another word for what was asked. */
  async giveAsked(scores, forms, near) {
    for (const words of forms.flatMap((form) => this.asked.get(form) ?? [])) {
      const found = await this.scoresOfPhrase(words, true);
      found.forEach((score, number) => {
        if (score && scores[number] < score - ASKED_OTHERWISE) scores[number] = score - ASKED_OTHERWISE;
      });
      for (const word of words) near.add(word);
    }
  }

  /* The rows of terms one wrong letter away. One of the word's two ends is right, for it has five letters. */
  async misspelt(word) {
    const letters = [...word];
    if (letters.length < SHORTEST_MISSPELT || /\p{N}/u.test(word) || this.names.isSpaceless(word)) return [];
    const reversed = (text) => [...text].reverse().join("");
    const [ahead, behind] = await Promise.all([
      this.rowsBeginning("spellings", letters.slice(0, 2).join("")),
      this.rowsBeginning("spellings", `<${reversed(letters.slice(-2).join(""))}`),
    ]);
    const all = new Set([...ahead, ...behind.map((row) => reversed(row.slice(1)))]);
    const close = [...all].filter(
      (term) => Math.abs(term.length - word.length) < 2 && term !== word && this.names.distance(term, word) === 1,
    );
    return (await Promise.all(close.map((term) => this.rowsOf("terms", term)))).flat();
  }

  /* Names that sound so. Of those in Latin letters only what is not spelt too differently, for consonants alone say little. */
  async giveSounding(keys, word, give) {
    const isLatin = /^[a-z]+$/.test(word);
    for (const rows of await Promise.all(keys.map((key) => this.rowsOf("sounds", key)))) {
      for (const [, form, whole, part] of rows) {
        if (!isLatin || !form || this.names.distance(form, word) <= word.length / 2) give(whole, part);
      }
    }
  }

  /* How well each entry answers a query as a name: by being called so, beginning so or sounding so as a whole. */
  async scoresOfName(query, roman) {
    const scores = this.none();
    const key = this.names.nameKey(query);
    if (!key) return scores;
    const sounding = this.giveSounding(this.names.wholeSounds(query, roman), key.replaceAll(" ", ""), (whole) =>
      this.give(scores, whole, SOUNDS_WHOLE),
    );
    const named = [...key].length > 1 ? this.rowsBeginning("names", key) : this.rowsOf("names", key);
    const [rows] = await Promise.all([named, sounding]);
    for (const [name, titles, others] of rows) {
      this.give(scores, titles, name === key ? WHOLE_TITLE : TITLE_BEGINS);
      this.give(scores, others, name === key ? WHOLE_NAME : NAME_BEGINS);
    }
    return scores;
  }

  /* How well each entry answers a phrase: folded words that stand one behind the other. The last may be only begun. */
  async scoresOfPhrase(words, isOpen) {
    const terms = await Promise.all(words.map((word, place) => this.termsOf(word, !isOpen || place < words.length - 1)));
    const each = terms.map((rows) => {
      const scores = this.none();
      for (const [, ...lists] of rows) lists.forEach((list, place) => this.give(scores, list, PLACES[place].word));
      return scores;
    });
    const scores = lowest(each);
    if (words.length === 1) return scores;
    const places = await Promise.all(terms.map((rows) => this.placesOf(rows, scores)));
    for (let number = 0; number < scores.length; number++) {
      if (scores[number] && !follow(places.map((all) => all.get(number)))) scores[number] = 0;
    }
    return scores;
  }

  /* Where any of several terms stands in each entry that has a score. */
  async placesOf(rows, scores) {
    const found = new Map();
    const wanted = [];
    scores.forEach((score, number) => score && wanted.push(number));
    for (const [term] of rows) {
      for (const [key, text] of await this.rowsOfPlaces(term, wanted)) {
        const numbers = this.decoded(text);
        let entry = Number(key.slice(term.length));
        for (let next = numbers.next(); !next.done; next = numbers.next()) {
          entry += Math.floor(next.value / 4);
          let left = (next.value % 4) + 1; // as SEVERAL in tables.py has it
          if (left > 3) left = numbers.next().value;
          const places = found.get(entry) ?? new Set();
          for (let place = 0; left > 0; left--) places.add((place += numbers.next().value));
          if (scores[entry]) found.set(entry, places);
        }
      }
    }
    return found;
  }

  /* The rows of positions of a term, from those blocks that can hold one of the wanted entries. */
  async rowsOfPlaces(term, wanted) {
    const firsts = this.start.firsts.positions;
    const blocks = new Set();
    let block = 0;
    for (const number of wanted) {
      const key = `${term}\t${String(number).padStart(8, "0")}`;
      while (block + 1 < firsts.length && firsts[block + 1] <= key) block++;
      blocks.add(block);
    }
    const rows = await Promise.all([...blocks].map((number) => this.block("positions", number)));
    return rows.flat().filter(([key]) => key.slice(0, -9) === term);
  }

  /* Have the names know which letters of Chinese in a query are written otherwise too. */
  async learn(text) {
    const letters = [...new Set(text.normalize("NFKC"))].filter((letter) => /\p{Script=Han}/u.test(letter));
    const rows = await Promise.all(letters.map((letter) => this.rowsOf("han", letter)));
    for (const [, [simplified, ...others]] of rows.flat()) this.names.learn(simplified, others);
  }

  /* What the letters of a query are in Latin ones: a Map, which a–z do not need. */
  async romanOf(text) {
    const letters = [...new Set(this.names.fold(text))].filter((letter) => letter > "\u007f");
    const rows = await Promise.all(letters.map((letter) => this.rowsOf("letters", letter)));
    return new Map(rows.flat());
  }
}

/* Of several scores of each entry the lowest: all must answer. */
function lowest([first, ...others]) {
  return first.map((score, number) => others.reduce((low, scores) => Math.min(low, scores[number]), score));
}

/* Whether, of the places of the words of a phrase, some stand one behind the other. */
function follow([first, ...others]) {
  return [...first].some((place) => others.every((places, step) => places.has(place + step + 1)));
}
