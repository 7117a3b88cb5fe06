/* How a page and its claims are cited: the day on which it is read, buttons that copy addresses, and the citations of a claim in
   the place of those of the page, where a reader asks for them. Each page is whole without this script. */

(() => {
  "use strict";

  const ofPage = document.querySelector(".or-cite");
  /* English days are told as the pages tell them: 1 May 2023. */
  const said = document.documentElement.lang;
  const language = said === "en" ? "en-GB" : said || undefined;
  const now = new Date();
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const two = (number) => String(number).padStart(2, "0");

  const DAYS = {
    bibtex: `\nurldate = {${year}-${two(month)}-${two(day)}},`,
    ris: `\nY2  - ${year}/${two(month)}/${two(day)}`,
    csl: `\n"accessed": {"date-parts": [[${year}, ${month}, ${day}]]},`,
  };

  /* Which wording of a claim was meant. */
  const digestOf = (claim) => claim?.nextElementSibling?.querySelector(".or-digest data")?.value ?? "";
  const NOTES = {
    bibtex: (digest) => `\nnote = {SHA-256 ${digest}},`,
    ris: (digest) => `\nN1  - SHA-256 ${digest}`,
    csl: (digest) => `\n"note": "SHA-256 ${digest}",`,
  };

  const BIBTEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

  /* Words as a form writes them. Only words are escaped in BibTeX: an address stands as it is. */
  const written = (form, part, text) => {
    if (form === "csl") return JSON.stringify(text);
    if (form !== "bibtex" || part !== "title") return text;
    return text.replace(/[\\~^{}&%$#_]/g, (mark) => BIBTEX[mark] ?? `\\${mark}`);
  };

  const words = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".headerlink").forEach((each) => each.remove());
    return copy.textContent.trim().replace(/\s+/g, " ");
  };

  const button = (label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", () => act(made));
    return made;
  };

  const copied = (text) => async (pressed) => {
    const { copy, copied: done } = ofPage.dataset;
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      /* From a disk some browsers keep the clipboard to themselves: then the text is marked, for the reader to copy. */
      getSelection().selectAllChildren(pressed.previousElementSibling ?? pressed.parentElement);
      return;
    }
    pressed.textContent = done;
    setTimeout(() => (pressed.textContent = copy), 2000);
  };

  /* The claim that the address names, if its heading stands on the page. */
  const asked = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    return id && !id.startsWith("_") ? document.querySelector(`h3[id="${CSS.escape(id)}"]`) : null;
  };

  /* Whoever reports an error is asked for the claim: a mail ends with the question, a form is told it as a value. */
  const reporting = () => {
    const link = document.querySelector(".or-report a");
    if (!link) return;
    const before = link.href;
    const show = () => {
      const id = asked()?.id;
      if (!id) link.href = before;
      else if (link.protocol === "mailto:") link.href = before.replace(/%20%0A%0A$/, `%20${id}%0A%0A`);
      else {
        const form = new URL(before);
        form.searchParams.set("claim", id);
        link.href = form;
      }
    };
    addEventListener("hashchange", show);
    show();
  };

  const citing = () => {
    const today = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(now);
    const parts = [...ofPage.querySelectorAll("[data-part]")].filter((part) => part.dataset.part !== "day");
    const before = new Map(parts.map((part) => [part, part.innerHTML]));

    const show = () => {
      const claim = asked();
      const digest = digestOf(claim);
      for (const part of ofPage.querySelectorAll("[data-part=day]")) {
        part.textContent = digest ? `${today} (SHA-256 ${digest})` : today;
      }
      for (const part of ofPage.querySelectorAll("[data-day]")) {
        const form = part.dataset.day;
        part.textContent = DAYS[form] + (digest ? NOTES[form](digest) : "");
      }
      for (const part of parts) {
        part.innerHTML = before.get(part);
        if (!claim) continue;
        const form = part.closest("[data-form]")?.dataset.form ?? "";
        const own = form === "csl" ? JSON.parse(part.textContent) : part.textContent;
        const values = { title: words(claim), address: `${own}#${claim.id}`, key: `${own}-${claim.id}` };
        const place = part.dataset.part === "address" ? (part.querySelector("bdi") ?? part) : part;
        place.textContent = written(form, part.dataset.part, values[part.dataset.part]);
      }
    };

    addEventListener("hashchange", show);
    show();
  };

  const buttons = () => {
    const { cite, copy } = ofPage.dataset;
    for (const address of document.querySelectorAll(".or-address")) {
      const shown = address.querySelector("a") ?? address;
      const holder = address.localName === "p" ? address : address.parentElement;
      const text = () => shown.textContent.trim();
      holder.append(" ", button(copy, copied(text)));
      if (address.localName !== "p") continue;
      holder.append(
        " ",
        button(cite, () => {
          location.hash = shown.hash;
          ofPage.scrollIntoView();
        }),
      );
    }
  };

  if (ofPage) {
    citing();
    reporting();
    buttons();
  }
})();
