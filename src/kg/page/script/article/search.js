"use strict";
// The search in the head of the page: things by any of their names, then statements by their words.

/** The things that a text may mean, the best first. */
function thingCandidates(text) {
  const ranked = [...things.values()].map((thing) => {
    const [rank, name] = [thing.name, ...thing.aliases]
      .map((known) => [fit(known, text), known])
      .sort((a, b) => a[0] - b[0])[0];
    return {
      rank,
      key: thing.key,
      href: hrefOf(thing.key),
      name: name === thing.name ? name : `${thing.name} (${name})`,
      kind: look(thing.key).name,
    };
  });
  return ranked
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank || things.get(b.key).rows.length - things.get(a.key).rows.length)
    .map((each) => ({ ...each, note: isFilteredOut(each.key) ? "hidden by the filters" : "" }));
}

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
