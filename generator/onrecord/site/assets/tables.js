/* Tables that can be sorted and filtered. Each is whole without this script; the script adds to it.

   A table stands in an element of the class or-rows, with its tools, hidden, before it. A cell may give the value that it sorts
   by as data-sort. A row may say by which year, places, labels and sources it can be picked (data-year and so on; several are
   parted by \u241f). A table with days can be filtered by them as well (from=2021-06-27&until=2021-06-28): a row stays if its time,
   data-first to data-last, may lie between them. The state stands in the address (?sort=2&filter=words&year=2021; sort=-2 turns
   the order round; a second table of the page has sort.2 and so on), so that what one reader sees can be sent to another. Where
   a browser does not let a page from a disk have that, it stands behind the hash (#?sort=2). */

(() => {
  "use strict";

  const FEWEST_ROWS = 4;
  const language = document.documentElement.lang || undefined;
  const order = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const marks = /\p{M}/gu;

  const folded = (text) => text.normalize("NFKD").replace(marks, "").toLocaleLowerCase(language);

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    return cell ? (cell.dataset.sort ?? cell.textContent.trim()) : "";
  };

  /* What is empty comes last in either direction: unknown is neither small nor large. */
  const compare = (column, isReversed) => (one, other) => {
    const [first, second] = [valueOf(one, column), valueOf(other, column)];
    if (!first || !second) return Number(!first) - Number(!second);
    return isReversed ? order.compare(second, first) : order.compare(first, second);
  };

  const PICKS = { year: "year", place: "place", label: "labelOf", source: "source" };
  const BETWEEN = "\u241f";

  const asked = () =>
    new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : location.search);

  const remember = (key, value) => {
    const state = asked();
    if (value) state.set(key, value);
    else state.delete(key);
    const hash = location.hash.startsWith("#?") ? "" : location.hash;
    const query = String(state);
    try {
      history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}${hash}`);
    } catch {
      try {
        history.replaceState(history.state, "", `#?${query}`);
      } catch {
        /* A browser may refuse this too: then the table works and its state is not in the address. */
      }
    }
  };

  /* On a narrow screen a row becomes a block, in which each cell needs the head of its column. */
  const label = (holder) => {
    for (const table of holder.querySelectorAll("table")) {
      const heads = [...(table.tHead?.rows[0].cells ?? [])].map((head) => head.textContent.trim());
      for (const row of [...table.tBodies].flatMap((body) => [...body.rows])) {
        [...row.cells].forEach((cell, index) => {
          if (cell.colSpan === 1 && cell.textContent.trim()) cell.dataset.label = heads[index] ?? "";
        });
      }
    }
    holder.classList.add("or-stacked");
  };

  const enhance = (holder, number) => {
    label(holder);
    const table = holder.querySelector("table");
    const tools = holder.querySelector(".or-tools");
    const body = table?.tBodies[0];
    if (!tools || !body || body.rows.length < FEWEST_ROWS) return;
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const texts = new Map(rows.map((row) => [row, folded(row.textContent)]));
    const input = tools.querySelector("input");
    const picks = [...tools.querySelectorAll("select")].map((select) => {
      const valuesOf = (row) => (row.dataset[PICKS[select.name]] ?? "").split(BETWEEN).filter(Boolean);
      const counts = new Map();
      for (const row of rows) for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
      const values = [...counts.keys()].sort(order.compare);
      select.append(...values.map((value) => new Option(`${value} (${counts.get(value)})`, value)));
      select.closest("label").hidden = values.length < 2;
      return { select, valuesOf };
    });
    const days = new Map([...tools.querySelectorAll("[data-stretch]")].map((each) => [each.dataset.stretch, each]));
    const times = new Map(rows.map((row) => [row, row.querySelector("[data-first]")?.dataset ?? {}]));
    const shown = tools.querySelector("output");
    const key = (name) => (number ? `${name}.${number + 1}` : name);
    let sort = 0;

    /* A day has ten signs, so the order of texts is that of days. What has no time at all is in no stretch of it. */
    const isWithin = ({ first = "", last = "" }) => {
      const [from, until] = ["from", "until"].map((name) => days.get(name)?.value ?? "");
      if (!from && !until) return true;
      return Boolean(first || last) && (!from || !last || last >= from) && (!until || !first || first <= until);
    };

    const filter = () => {
      const words = folded(input.value).split(/\s+/).filter(Boolean);
      let count = 0;
      for (const row of rows) {
        row.hidden =
          !words.every((word) => texts.get(row).includes(word)) ||
          picks.some(({ select, valuesOf }) => select.value && !valuesOf(row).includes(select.value)) ||
          !isWithin(times.get(row));
        count += row.hidden ? 0 : 1;
      }
      const form = new Intl.NumberFormat(language);
      shown.value = `${form.format(count)} / ${form.format(rows.length)}`;
    };

    const arrange = () => {
      const column = Math.abs(sort) - 1;
      body.append(...(sort ? [...rows].sort(compare(column, sort < 0)) : rows));
      heads.forEach((head, index) => {
        if (index !== column) head.removeAttribute("aria-sort");
        else head.setAttribute("aria-sort", sort < 0 ? "descending" : "ascending");
      });
    };

    heads.forEach((head, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const column = index + 1;
        sort = sort === column ? -column : sort === -column ? 0 : column;
        arrange();
        remember(key("sort"), sort ? String(sort) : "");
      });
    });

    input.addEventListener("input", () => {
      filter();
      remember(key("filter"), input.value.trim());
    });

    for (const { select } of picks) {
      select.addEventListener("change", () => {
        filter();
        remember(key(select.name), select.value);
      });
    }

    for (const [name, day] of days) {
      day.addEventListener("input", () => {
        filter();
        remember(key(name), day.value);
      });
    }

    const state = asked();
    input.value = state.get(key("filter")) ?? "";
    for (const { select } of picks) {
      const value = state.get(key(select.name)) ?? "";
      if ([...select.options].some((option) => option.value === value)) select.value = value;
    }
    for (const [name, day] of days) day.value = state.get(key(name)) ?? "";
    const wanted = Number(state.get(key("sort")));
    if (Number.isInteger(wanted) && Math.abs(wanted) <= heads.length) sort = wanted;
    tools.hidden = false;
    filter();
    arrange();
  };

  document.querySelectorAll(".or-rows").forEach(enhance);
})();
