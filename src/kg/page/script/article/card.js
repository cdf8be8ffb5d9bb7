"use strict";
// The card: what is selected, in words, with its evidence and the ways on from there.

const button = (text, onclick, label) =>
  element("button", { type: "button", onclick, ...(label ? { ariaLabel: label } : {}) }, text);
const glyphOf = (key) =>
  element("span", { className: `glyph c${look(key).hue}`, ariaHidden: "true", textContent: look(key).glyph });
const thingLink = (key) => element("a", { href: hrefOf(key), dir: "auto" }, glyphOf(key), ` ${nameOf(key)}`);

/** The passages of a row as links, with their voices. */
function sources(row) {
  return row.cited.map((href) => {
    const { begin, end, voice } = passages.get(href);
    return element(
      "span",
      { className: "source" },
      element("a", { href }, `${begin}–${end}`),
      voice === "article" ? "" : ` ${voice}`,
    );
  });
}

/** What sort of statement a row is; a claim is none. */
const kindOf = (row) => (row.modality ? `claim: ${row.modality}, not said to be so` : `${row.basis} statement`);

function entry(row) {
  const basis = row.basis === "stated" ? [] : [element("small", {}, ` ${row.modality ?? row.basis}`)];
  return element("li", {}, element("a", { href: row.href, dir: "auto" }, row.sentence), ...basis, " ", ...sources(row));
}

function stepper() {
  const count = element("output", { id: "count" }, `${at + 1} of ${cited.length}`);
  const move = (by) => {
    step(by);
    count.value = `${at + 1} of ${cited.length}`;
    openPanel("reading");
    scrollToLit($("reading"));
  };
  return element(
    "span",
    { className: "steps" },
    button("‹", () => move(-1), "Previous passage"),
    count,
    button("›", () => move(1), "Next passage"),
  );
}

/** A passage with its words or, where the page has none, the way to the publisher's. */
function quotation(href) {
  const { link, voice, begin, end } = passages.get(href);
  const words = wordsOf(href);
  const isWeb = /^https?:/i.test(link) && URL.canParse(link);
  return element(
    "div",
    { className: "evidence" },
    ...(words ? [element("blockquote", { dir: "auto" }, words)] : []),
    element(
      "p",
      {},
      element("a", { href }, `${begin}–${end}`),
      ` ${voice === "article" ? "the article’s own voice" : voice} `,
      ...(isWeb ? [element("a", { href: link, target: "_blank", rel: "noopener" }, "at the publisher")] : []),
    ),
  );
}

function thingCard({ key, rows: told }) {
  const { aliases, shown } = things.get(key);
  return [
    element(
      "p",
      { className: "kind" },
      glyphOf(key),
      ` ${shown.cells[1].textContent}`,
      isFilteredOut(key) ? " · hidden by the filters" : "",
    ),
    element("h2", { dir: "auto", tabIndex: -1 }, nameOf(key)),
    ...(aliases.length ? [element("p", { className: "aliases", dir: "auto" }, aliases.join(" · "))] : []),
    element("p", { className: "actions" }, ...ways(key)),
    element("ul", {}, ...told.filter((row) => !row.isNaming).map(entry)),
  ];
}

/** What can be done from a thing on. */
function ways(key) {
  const said = rows.filter((row) => row.shown && row.voices.has(nameOf(key))).length;
  const wider = () => go({ near: String(scene.near + 1) });
  const drawn = [
    button(scene.near ? "One step more" : "Only its neighbours", wider),
    button("Path from here", () => startPath(key)),
  ];
  const heard = button(`What rests on their word: ${said}`, () => go({ voice: nameOf(key), statements: "" }));
  return [...(nodes.has(key) ? drawn : []), ...(said ? [heard] : []), ...(cited.length ? [stepper()] : [])];
}

function statementCard({ rows: [row] }) {
  const why = row.shown?.querySelector(".why");
  return [
    element("p", { className: "kind" }, kindOf(row)),
    element("h2", { dir: "auto", tabIndex: -1 }, row.sentence),
    ...(why ? [element("p", { className: "why" }, ...why.cloneNode(true).childNodes)] : []),
    element(
      "p",
      { className: "actions" },
      ...row.things.slice(0, 4).map(thingLink),
      ...(cited.length > 1 ? [stepper()] : []),
    ),
    ...row.cited.map(quotation),
  ];
}

function spanCard({ rows, span: { begin, end } }) {
  return [
    element("p", { className: "kind" }, `Words ${begin}–${end}`),
    element(
      "h2",
      { tabIndex: -1 },
      rows.length === 1 ? "One statement rests on these words" : `${rows.length} statements rest on these words`,
    ),
    element("ul", {}, ...rows.map(entry)),
  ];
}

/** Fill the card with the selection; without one it goes away. */
function showCard(selection) {
  $("card").hidden = !selection;
  $("turtle").textContent = selection ? "Turtle of the selection" : "Turtle of what is shown";
  if (!selection) return;
  const make = { thing: thingCard, statement: statementCard, char: spanCard, path: pathCard }[selection.kind];
  const close = button("×", () => go({}, true), "Clear the selection");
  close.className = "close";
  $("card").replaceChildren(close, ...make(selection));
  $("card").scrollTop = 0;
}
