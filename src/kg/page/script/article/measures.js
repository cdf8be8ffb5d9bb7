// The figures, as the table of them tells: what is measured, of what, how much and when.

import { all } from "../shared/dom.js";

const rows = /** @type {HTMLTableRowElement[]} */ (all("#figures tr[data-thing]"));
export const figures = rows.map((row) => {
  const [measure, amount, when] = [...row.cells].map((cell) => cell.textContent.trim());
  const of = row.parentElement?.querySelector(".of")?.textContent.trim() ?? "";
  return { key: row.dataset.thing ?? "", measure, amount, when, of };
});

/** What a figure tells but for whose it is, by its key. */
export const figureOf = new Map(
  figures.map(({ key, measure, amount, when }) => [key, `${measure}: ${amount}${when ? ` (${when})` : ""}`]),
);
