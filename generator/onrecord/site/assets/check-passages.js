/* Looks the words of quotes up in a text as a build does. The same functions as in proving/folding.py, passages.py and
   writing/letters.py, where it is said what each does; the tables and patterns come from there. Places are in UTF-16 units. */

"use strict";

function passagesBy(table) {
  const pattern = (text, flags = "u") => new RegExp(text, flags);
  const lineEnd = pattern(table.lineEnd, "gu");
  const edge = pattern(table.edge, "gu");
  const sign = pattern(table.sign, "gu");
  const power = pattern(table.power.replace(/\$$/, "\\n?$"));
  const goesOn = pattern(table.goesOn, "uy");
  const spaceless = pattern(table.betweenSpaceless, "gu");
  const spacelessLetter = pattern(table.spaceless);
  const omission = pattern(table.omission, "gu");
  const numeric = pattern(table.numeric);
  const virama = pattern(table.virama);
  const white = pattern(table.white);
  const letter = /\p{L}/u;
  const alnum = /[\p{L}\p{N}]/u;
  const word = /[\p{L}\p{N}_]/u;
  const mark = /\p{M}/u;
  const decimal = /\p{Nd}/u;
  const ignored = pattern(`[${table.ignored}]+`, "gu");
  const forms = pattern(`[${Object.keys(table.forms).join("")}]`, "gu");
  const same = new Map(Object.entries(table.same).flatMap(([one, others]) => [...others].map((other) => [other, one])));
  const sets = Object.fromEntries(
    ["hangsOn", "leadsOn", "apartDigits", "separators"].map((name) => [name, new Set(table[name])]),
  );
  const edgesOfWhite = new RegExp(`^${table.white}+|${table.white}+$`, "gu");
  const nothing = (length) => table.nothing.repeat(length);

  /* The whole characters before and at an index; empty beyond the ends. */
  const before = (text, index) => {
    const unit = text.charCodeAt(index - 1);
    return index > 0 ? text.slice(index - (unit >= 0xdc00 && unit < 0xe000 && index > 1 ? 2 : 1), index) : "";
  };
  const at = (text, index) => (index < text.length ? String.fromCodePoint(text.codePointAt(index)) : "");

  /* How many of an ascending list are at most, or below, a value. */
  const upTo = (list, value, isStrict) => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isStrict ? list[middle] < value : list[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const startBy = ({ here, there }, index) => {
    const stretch = upTo(here, index) - 1;
    return there[stretch] + (stretch % 2 ? 0 : index - here[stretch]);
  };
  const endBy = ({ here, there }, index) => {
    const stretch = upTo(here, index, true);
    if (stretch < here.length && here[stretch] === index) return there[stretch];
    return stretch % 2 === 0 ? there[stretch] : there[stretch - 1] + index - here[stretch - 1];
  };
  const indexBy = ({ here, there }, place) => {
    const stretch = upTo(there, place) - 1;
    const index = here[stretch] + place - there[stretch];
    return stretch + 1 < here.length ? Math.min(index, here[stretch + 1]) : index;
  };

  const changed = (text, edits) => {
    const out = [];
    const [here, there] = [[0], [0]];
    let [length, done] = [0, 0];
    for (const [start, end, by] of edits) {
      out.push(text.slice(done, start), by);
      length += start - done;
      here.push(length, length + by.length);
      there.push(start, end);
      length += by.length;
      done = end;
    }
    if (!out.length) return [text, null];
    out.push(text.slice(done));
    return [out.join(""), { here, there }];
  };

  const matches = (text, all) => [...text.matchAll(all)].map((found) => [found.index, found.index + found[0].length, found[0]]);
  const ofForms = (text) => matches(text, forms).map(([start, end, found]) => [start, end, table.forms[found]]);
  const ofNothings = (text) => matches(text, ignored).map(([start, end]) => [start, end, ""]);

  const ofSpaces = (text) => {
    const first = text.length - text.replace(/^ +/, "").length;
    const last = text.replace(/ +$/, "").length;
    const inner = matches(text.slice(0, last), / {2,}/g).filter(([start]) => start >= first);
    return [
      ...(first ? [[0, first, ""]] : []),
      ...inner.map(([start, end]) => [start, end, " "]),
      ...(first <= last && last < text.length ? [[last, text.length, ""]] : []),
    ];
  };

  const clusters = (text) => text.match(/.[\p{M}\u1160-\u11ff]*/gsu) ?? [];
  const ofCompositions = (text) => {
    if (text.normalize("NFC") === text) return [];
    const edits = [];
    for (const [start, , found] of matches(text, /[^ ]+/g)) {
      let place = start;
      for (const cluster of found.normalize("NFC") === found ? [] : clusters(found)) {
        const composed = cluster.normalize("NFC");
        if (composed !== cluster) edits.push([place, place + cluster.length, composed]);
        place += cluster.length;
      }
    }
    return edits;
  };

  const ofUnspaced = (text) =>
    matches(text, spaceless)
      .filter(([start, end]) => {
        const [one, other] = [before(text, start), at(text, end)];
        return !mark.test(other) && !(numeric.test(one) && numeric.test(other));
      })
      .map(([start, end]) => [start, end, ""]);

  const fold = (original) => {
    const ways = [];
    let text = original;
    for (const edits of [ofForms, ofNothings, ofSpaces, ofCompositions, ofUnspaced]) {
      const [next, way] = changed(text, edits(text));
      if (way) ways.unshift(way);
      text = edits === ofForms ? Array.from(next, (each) => same.get(each) ?? each).join("") : next;
    }
    return {
      text,
      start: (index) => ways.reduce((place, way) => startBy(way, place), index),
      end: (index) => ways.reduce((place, way) => endBy(way, place), index),
      index: (place) => ways.reduceRight((index, way) => indexBy(way, index), place),
    };
  };

  const own = (text) => text.replace(lineEnd, (end) => `-${nothing(end.length - 1)}`);

  const printers = (text) =>
    text.replace(lineEnd, (end, hyphen, start) => {
      const isBetween = letter.test(before(text, start)) && letter.test(at(text, start + end.length)) && hyphen !== "–";
      return (isBetween ? table.nothing : "-") + nothing(end.length - 1);
    });

  const joined = (text) =>
    text.replace(edge, (found, start) => {
      const [one, other] = [before(text, start), at(text, start + found.length)];
      const hasLetter = letter.test(one) || letter.test(other);
      const isJoined = hasLetter && !(numeric.test(one) && numeric.test(other));
      return (isJoined ? table.nothing : " ") + nothing(found.length - 1);
    });

  const withoutSigns = (text) =>
    joined(
      text.replace(sign, (found, ...rest) => {
        const start = rest.find((each) => typeof each === "number");
        if (power.test(text.slice(Math.max(0, start - 6), start))) return found;
        goesOn.lastIndex = start + found.length;
        return (goesOn.test(text) ? " " : table.nothing) + nothing(found.length - 1);
      }),
    );

  const asItIs = (text) => text;

  /* A text to look words up in, and the ways in which it may be read, each folded when it is needed. */
  const textOf = (original) => {
    const texts = [asItIs, own, printers].flatMap((lines) =>
      [asItIs, joined, withoutSigns].map((signs) => signs(lines(original))),
    );
    const readings = [...new Set([original, ...texts])].map((text) => ({ text, folded: null }));
    return {
      original,
      readings: readings.map((reading) => () => (reading.folded ??= fold(reading.text))),
    };
  };

  const isOneWord = (one, other) => {
    if (mark.test(other)) return !white.test(one);
    if (!(alnum.test(one) || mark.test(one)) || !alnum.test(other)) return false;
    if (sets.apartDigits.has(one) !== sets.apartDigits.has(other)) return false;
    if (numeric.test(one) && numeric.test(other)) return true;
    if (!spacelessLetter.test(one) && !spacelessLetter.test(other)) return true;
    return (virama.test(one) && one !== table.asat) || sets.hangsOn.has(other) || sets.leadsOn.has(one);
  };

  const isOneNumber = (one, between, other) =>
    sets.separators.has(between) && decimal.test(one) && decimal.test(other);

  const cuts = (original, folded, index) => {
    const text = folded.text;
    if (index <= 0 || index >= text.length) return false;
    const one = before(text, index);
    if (isOneWord(one, at(text, index))) return true;
    return [index - one.length, index]
      .filter((place) => place > 0 && place < text.length - 1)
      .some((place) => {
        const character = at(text, place);
        const between = character === " " ? original[folded.start(place)] : character;
        return isOneNumber(before(text, place), between, at(text, place + character.length));
      });
  };

  const wholeWords = (original, folded, wanted, index) => {
    let start = wanted ? folded.text.indexOf(wanted, index) : -1;
    while (start >= 0 && (cuts(original, folded, start) || cuts(original, folded, start + wanted.length))) {
      start = folded.text.indexOf(wanted, start + 1);
    }
    return start;
  };

  const inOrder = (original, stretches, folded, position) => {
    const found = [];
    let index = folded.index(position);
    for (const stretch of stretches) {
      const wanted = fold(stretch).text;
      const start = wholeWords(original, folded, wanted, index);
      if (start < 0) return [];
      index = start + wanted.length;
      found.push([folded.start(start), folded.end(index)]);
    }
    return found;
  };

  const pieces = (part) =>
    part
      .split(omission)
      .map((piece) => piece.replace(edgesOfWhite, ""))
      .filter((piece) => word.test(piece));

  /* Where the parts of a quote stand in a text, one behind the other; null if one does not. */
  const find = (text, parts) => {
    const all = [];
    let position = 0;
    for (const part of parts) {
      let found = [];
      for (const stretches of [[part], pieces(part)]) {
        for (const reading of text.readings) {
          if (!found.length) found = inOrder(text.original, stretches, reading(), position);
        }
      }
      if (!found.length) return null;
      all.push(...found);
      position = found.at(-1)[1];
    }
    return all;
  };

  return { fold, textOf, find };
}
