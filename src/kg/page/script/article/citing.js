// Copy link and Cite, on the card and on words that are selected in the article.

import { writeAddress } from "../shared/address.js";
import { copies } from "../shared/clipboard.js";
import { $, element, one } from "../shared/dom.js";
import { button } from "./evidence.js";
import { passageOf } from "./graph.js";
import { go } from "./navigation.js";
import { isHere, lit, piecesIn, spanOf } from "./reading.js";
import { page } from "./record.js";
import { asBibtex, asRis, asText, linkTo } from "./reference.js";

/** @import { Span } from "./graph.js" */
/** @import { Selection } from "./scene.js" */
/** @import { Reference } from "./reference.js" */

const home = page.passages.find(({ href }) => isHere(href))?.article ?? ""; // the article that this page reads

/**
 * A button that copies the page's address, or that of something on it.
 * @param {() => string} hash
 */
export const linkButton = (hash = () => location.hash) =>
  copies(
    button("Copy link", () => {}),
    () => location.href.replace(/#.*$/, "") + hash(),
  );

/**
 * What a selection is cited by: the first of its passages or, of words that are none, the words.
 * @param {Selection} selection
 */
function cited({ span }) {
  if (span) {
    const same = page.passages.find(({ href, begin, end }) => isHere(href) && begin === span.begin && end === span.end);
    const { url = "" } = page.articles[home] ?? {};
    return { article: home, link: same?.link ?? linkTo(url, wordsIn(span)) };
  }
  return lit.cited.length ? passageOf(lit.cited[0]) : null;
}

const wordsIn = (/** @type {Span} */ span) =>
  piecesIn(span)
    .map((piece) => piece.textContent)
    .join("");

/**
 * What can be taken from a card: its link and, where an article says it, a reference in three forms.
 * @param {Selection} selection
 */
export function sharing(selection) {
  const found = cited(selection);
  const article = found && page.articles[found.article];
  if (!article) return [linkButton()];
  const forms = element("div", {});
  const details = element("details", { className: "cite" }, element("summary", {}, "Cite"), forms);
  details.addEventListener("toggle", () => {
    // The reader's clock is looked at where the reader asks for it, and at no other time.
    const retrieved = new Date().toLocaleDateString("sv");
    const reference = { ...article, link: found.link, retrieved };
    if (details.open) forms.replaceChildren(...references(reference));
  });
  return [linkButton(), details];
}

/** @param {Reference} reference */
const references = (reference) => [
  element("p", { dir: "auto" }, asText(reference)),
  copies(
    button("Copy text", () => {}),
    () => asText(reference),
  ),
  " ",
  copies(
    button("Copy BibTeX", () => {}),
    () => asBibtex(reference),
  ),
  " ",
  copies(
    button("Copy RIS", () => {}),
    () => asRis(reference),
  ),
];

/**
 * The characters of the article that a range of the page holds, if it does.
 * @param {Range} range
 * @returns {Span | null}
 */
function spanIn(range) {
  const words = [.../** @type {NodeListOf<HTMLElement>} */ ($("reading").querySelectorAll("span[data-at]"))];
  const inside = words.filter((piece) => range.intersectsNode(piece));
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return null;
  const begin = spanOf(first).begin + before(first, range.startContainer, range.startOffset, 0);
  const { begin: from, end: all } = spanOf(last);
  const end = from + before(last, range.endContainer, range.endOffset, all - from);
  return begin < end ? { begin, end } : null;
}

/** @type {(piece: Element, node: Node, offset: number, otherwise: number) => number} */
function before(piece, node, offset, otherwise) {
  if (!piece.contains(node) || !(node instanceof Text)) return otherwise;
  return [...node.data.slice(0, offset)].length; // positions count code points
}

const bar = element("div", { id: "marked", role: "group", ariaLabel: "Selected words", hidden: true });
/** @type {Span | null} */
let marked = null;
const markedHash = () => writeAddress(new Map([["char", marked ? `${marked.begin},${marked.end}` : ""]]));
const show = () => {
  if (marked) go({ char: `${marked.begin},${marked.end}` }, true);
  bar.hidden = true;
};
bar.append(
  button("What rests on it", show),
  linkButton(markedHash),
  button("Cite", () => {
    show();
    const details = /** @type {HTMLDetailsElement | null} */ ($("card").querySelector(".cite"));
    if (!details) return;
    details.open = true;
    one(details, "summary").focus();
  }),
);
bar.addEventListener("pointerdown", (event) => event.preventDefault()); // the words stay selected
$("reading").append(bar);

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) {
    if (!bar.contains(document.activeElement)) bar.hidden = true;
    return;
  }
  const range = selection.getRangeAt(0);
  const isIn = $("reading").contains(range.commonAncestorContainer) && !bar.contains(range.commonAncestorContainer);
  marked = isIn ? spanIn(range) : null;
  bar.hidden = !marked;
  if (!marked) return;
  const { bottom, left } = range.getBoundingClientRect();
  Object.assign(bar.style, {
    top: `${Math.min(bottom + 6, innerHeight - 44)}px`,
    left: `${Math.max(8, Math.min(left, innerWidth - 330))}px`,
  });
});
