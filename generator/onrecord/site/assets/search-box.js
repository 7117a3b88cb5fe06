/* What the theme's search box lacks: it listens to keys alone, so not to pasting, dictation and many a phone's keyboard; it takes the
   Enter that ends a composition of letters for the choice of a result; and it can't be asked for one sort of result. */

"use strict";

(() => {
  const box = document.querySelector("[data-md-component=search-query]");
  const results = document.querySelector("[data-md-component=search-result]");
  if (!box || !results) return;

  /* A page may offer the search in its text, where it can be found at once. */
  for (const button of document.querySelectorAll(".or-ask button")) {
    button.parentElement.hidden = false;
    button.addEventListener("click", () => box.focus());
  }

  const SORT = /(^|\s)in:([a-z]+)(?=\s|$)/giu;
  const ask = () => box.dispatchEvent(new KeyboardEvent("keyup"));
  const isComposing = (event) => event.isComposing || event.keyCode === 229;

  box.addEventListener("input", ask);
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && event.target === box && isComposing(event)) event.stopImmediatePropagation();
    },
    true,
  );

  /* The sorts and their words stand among the theme's own words. */
  const settings = document.getElementById("__config");
  const { translations } = settings ? JSON.parse(settings.textContent) : {};
  const [label, ...labels] = Object.entries(translations ?? {}).filter(([key]) => key.startsWith("onrecord."));
  if (!labels.length) return;

  const row = document.createElement("div");
  row.className = "or-search-sorts";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", label[1]);
  const buttons = labels.map(([key, text]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.value = key.slice("onrecord.".length);
    row.append(button);
    return button;
  });

  const chosen = () => [...box.value.matchAll(SORT)].map(([, , sort]) => sort.toLowerCase());
  const show = () => {
    const sorts = chosen();
    for (const button of buttons) button.setAttribute("aria-pressed", String(sorts.includes(button.value)));
  };
  row.addEventListener("click", ({ target }) => {
    if (!buttons.includes(target)) return;
    const isChosen = chosen().includes(target.value);
    const words = box.value.replace(SORT, "$1").trim();
    box.value = isChosen ? words : `${words} in:${target.value}`.trim();
    show();
    ask();
  });
  for (const event of ["input", "keyup", "focus"]) box.addEventListener(event, show);
  show();
  results.before(row);
})();
