// The search in the head of the page: things by any of their names, then statements by their words.

import { readAddress } from "../shared/address.js";
import { combobox } from "../shared/combobox.js";
import { $, say } from "../shared/dom.js";
import { fit } from "../shared/fit.js";
import { kindOf } from "./evidence.js";
import { isFilteredOut } from "./filters.js";
import { hrefOf, look, rows, things } from "./graph.js";
import { go } from "./navigation.js";
import { ranked } from "./ranking.js";

/**
 * The things that a text may mean, the best first.
 * @param {string} text
 */
export function thingCandidates(text) {
  return ranked(things.values(), text).map(({ thing: { key, name }, known }) => ({
    key,
    href: hrefOf(key),
    name: known === name ? name : `${name} (${known})`,
    kind: look(key).name,
    note: isFilteredOut(key) ? "hidden by the filters" : "",
  }));
}

/**
 * The statements that have a text among their words.
 * @param {string} text
 */
function statementCandidates(text) {
  return rows
    .filter((row) => !row.isNaming && fit(row.sentence, text) < Infinity)
    .map((row) => ({ href: row.href, name: row.sentence, kind: kindOf(row), note: "" }));
}

combobox(
  $("find"),
  $("found"),
  (text) => [...thingCandidates(text), ...statementCandidates(text)],
  ({ href, note }) => {
    $("find").value = "";
    if (note) say("It was hidden by the filters, which are reset");
    go(Object.fromEntries(readAddress(href)), true, Boolean(note));
    $("card").querySelector("h2")?.focus({ preventScroll: true });
  },
);
