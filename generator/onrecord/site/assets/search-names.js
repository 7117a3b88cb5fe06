/* Words and names as the search compares them. The same functions as in names.py, and the same table, which comes with the
   index; what each does is said there. */

"use strict";

function namesBy(table) {
  const classOf = (inside) => new RegExp(`[${inside}]`, "gu");
  const apostrophes = classOf(table.apostrophes);
  const dropped = classOf(table.dropped);
  const word = new RegExp(`(?=[\\p{L}\\p{N}\\p{M}])[${table.spaceless}]\\p{M}*|(?:(?![${table.spaceless}])[\\p{L}\\p{N}\\p{M}])+`, "gu");
  const respelt = table.respelt.map(([pattern, by]) => [new RegExp(pattern, "gu"), by]);
  const soundsOf = table.sounds.map(([pattern, by]) => [new RegExp(pattern, "gu"), by]);
  const letters = new Map(Object.entries(table.letters));
  for (const zero of table.zeros) {
    for (let digit = 0; digit < 10; digit++) {
      letters.set(String.fromCodePoint(zero.codePointAt(0) + digit), String(digit));
    }
  }
  /* Letters that fold to another one from now on. */
  const learn = (folded, others) => others.forEach((letter) => letters.set(letter, folded));

  const spaceless = new RegExp(`[${table.spaceless}]`, "u");

  const unvocalised = new RegExp(`[${table.unvocalised}]`, "u");

  const fold = (text) =>
    Array.from(
      text.replace(apostrophes, "").normalize("NFKD").toLowerCase().replace(dropped, ""),
      (letter) => letters.get(letter) ?? letter,
    )
      .join("")
      .normalize("NFC");

  const elided = new RegExp(table.elided, "giu");

  const words = (text) =>
    text
      .replace(/\0/g, " ")
      .replace(elided, "$1$2\0")
      .split("\0")
      .map(fold)
      .join(table.joint)
      .match(word) ?? [];

  const forms = (word) => {
    const joint = word.indexOf(table.joint);
    if (joint >= 0) {
      const own = word.slice(joint + 1);
      return [word.slice(0, joint) + own, own].slice(0, [...own].length < table.shortestElided ? 1 : 2);
    }
    const prefix = table.prefixes.find((each) => word.startsWith(each) && [...word].length >= each.length + 3);
    return prefix ? [word, word.slice(prefix.length)] : [word];
  };

  const isArticle = (word, following) =>
    table.articles.includes(word) || (table.assimilated.includes(word) && following.startsWith(word.slice(1)));

  const withoutArticles = (several) =>
    several.filter((word, place) => place === several.length - 1 || !isArticle(word, several[place + 1]));

  const nameKey = (name) => {
    const kept = withoutArticles(words(name));
    if (kept.length > 1 && table.englishArticles.includes(kept[0])) kept.shift();
    return kept.map((word) => forms(word).at(-1)).join(" ");
  };

  const skeleton = (latin) =>
    soundsOf.reduce((text, [pattern, by]) => text.replace(pattern, by), latin.replace(/[^a-z0-9.]/g, ""));

  /* `roman`: what each letter that is not of a–z is in Latin letters, as a Map. */
  const allSounds = (word, roman) => {
    const spelt = respelt.reduce((text, [pattern, by]) => text.replace(pattern, by), forms(word).at(-1));
    let readings = [""];
    for (const letter of spelt) {
      const latin = letter <= "z" ? letter : (roman.get(letter) ?? "");
      const both = letter in table.twofold ? [latin, table.twofold[letter]] : [latin];
      const all = unvocalised.test(letter) ? both.map((each) => `.${each}.`) : both;
      readings = readings.flatMap((before) => all.map((each) => before + each));
    }
    return [...new Set(readings.slice(0, table.mostReadings).map(skeleton))];
  };

  const tells = (key) => key.length >= table.shortestSound && !/^\d+$/.test(key);

  const sounds = (word, roman) => allSounds(word, roman).filter(tells);

  const wholeSounds = (name, roman) => {
    const key = nameKey(name);
    let joined = key ? [""] : [];
    for (const word of key.split(" ")) {
      const all = allSounds(word, roman);
      joined = joined.flatMap((before) => all.map((each) => before + each));
    }
    return [...new Set(joined.slice(0, table.mostReadings))].filter(tells);
  };

  /* How many letters must be put in, left out, changed or swapped with the next to make one word of another. */
  const distance = (one, other) => {
    const a = [...one];
    const b = [...other];
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      before = last;
      last = row;
    }
    return last[b.length];
  };

  const isSpaceless = (word) => spaceless.test(word);

  return { learn, fold, words, forms, isArticle, withoutArticles, nameKey, sounds, wholeSounds, distance, isSpaceless };
}
