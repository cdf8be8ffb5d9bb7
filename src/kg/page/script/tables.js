"use strict";
// Tables that are sorted by a click on a column's head and filtered by words, in step with the filters of the map.

for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const field = element("input", { type: "search", placeholder: "Only rows with …", ariaLabel: `Only rows of “${table.caption.textContent}” with these words` });
  const count = element("output", { className: "count-of" });
  const words = rows.map((row) => row.textContent.toLocaleLowerCase());
  const filter = () => {
    const wanted = field.value.trim().toLocaleLowerCase();
    rows.forEach((row, n) => row.classList.toggle("unmatched", !words[n].includes(wanted)));
    count.value = wanted ? `${rows.filter((row) => !row.classList.contains("unmatched")).length} of ${rows.length}` : "";
  };
  field.addEventListener("input", filter);
  table.before(element("p", { className: "sieve" }, field, count));

  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const sort = button(head.textContent, () => {
      const isUp = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      const collator = new Intl.Collator("en", { numeric: true });
      const cell = (row) => row.cells[column].textContent.trim();
      body.append(...[...rows].sort((a, b) => (isUp ? 1 : -1) * collator.compare(cell(a), cell(b))));
    });
    head.replaceChildren(sort);
  });
}

/** Hide the rows that the filters of the map leave out. */
function showRows(told) {
  for (const row of rows) if (row.shown) row.shown.hidden = !told.has(row);
}
