// Tables that are sorted by a click on a column's head and filtered by words, in step with the filters of the map.

import { readAddress } from "../shared/address.js";
import { all, element } from "../shared/dom.js";
import { button } from "./evidence.js";
import { readFilters } from "./filters.js";
import { rows } from "./graph.js";
import { go } from "./navigation.js";

/** @import { Row } from "./graph.js" */

/** @type {(() => void)[]} */
const counts = []; // what tells how many rows of each table are shown

/**
 * Whether a row is left out because what follows by rule is.
 * @param {Row} row
 */
const isOff = (row) => row.basis === "inferred" && !listedBases().has(row.basis);
const listedBases = () => readFilters(readAddress(location.hash)).listed;
const showRules = () => go({ basis: [...listedBases(), "inferred"].join() });

/**
 * A field above a table that leaves only the rows with its words, and the number of those that are left.
 * @param {HTMLTableElement} table
 */
function addSieve(table) {
  const every = [...table.tBodies[0].rows];
  const words = every.map((row) => row.textContent.toLocaleLowerCase());
  const field = element("input", {
    type: "search",
    placeholder: "Search these",
    ariaLabel: `Search “${table.caption?.textContent}”`,
  });
  const output = element("output");
  const count = () => {
    const shown = every.filter((row) => !row.hidden && !row.classList.contains("unmatched")).length;
    const left = rows.filter((row) => isOff(row) && row.shown?.closest("table") === table).length;
    output.replaceChildren(shown === every.length ? "" : `Showing ${shown} of ${every.length}`);
    if (left) output.append(` (${left} that follow by rule are off – `, button("show", showRules), ")");
  };
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLocaleLowerCase();
    for (const [n, row] of every.entries()) row.classList.toggle("unmatched", !words[n].includes(wanted));
    count();
  });
  counts.push(count);
  table.before(element("p", { className: "sieve" }, field, output));
}

/**
 * Buttons in the heads of a table that sort by the column, up and down.
 * @param {HTMLTableElement} table
 */
function addSorting(table) {
  const [heads, body] = [[...table.rows[0].cells], table.tBodies[0]];
  const collator = new Intl.Collator("en", { numeric: true });
  heads.forEach((head, column) => {
    const cell = (/** @type {HTMLTableRowElement} */ row) => row.cells[column].textContent.trim();
    const sort = button(head.textContent, () => {
      const isUp = head.getAttribute("aria-sort") !== "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      body.append(...[...body.rows].sort((a, b) => (isUp ? 1 : -1) * collator.compare(cell(a), cell(b))));
    });
    head.replaceChildren(sort);
  });
}

for (const table of /** @type {HTMLTableElement[]} */ (all("table.sortable"))) {
  addSieve(table);
  addSorting(table);
}

/**
 * Hide the rows that the filters of the map leave out.
 * @param {Set<Row>} told
 */
export function showRows(told) {
  for (const row of rows) if (row.shown) row.shown.hidden = !told.has(row);
  for (const count of counts) count();
}
