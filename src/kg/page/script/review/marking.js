// Words marked by keys: the arrows go from word to word of the sentence at hand, with Shift they take it in.

import { desk } from "./desk.js";
import { selected, words } from "./text.js";

/** @import { Span } from "./asking.js" */

/** @type {{ sentence: number, from: number, to: number } | undefined} */
let marked;

/** @param {number} sentence */
function wordsOf(sentence) {
  const [begin, end] = desk.view.sentences[sentence];
  const text = words([begin, end]);
  /** @type {Span[]} */
  const found = [];
  for (const match of text.matchAll(/[^\s"“”(),;:]+/g)) {
    const from = begin + [...text.slice(0, match.index)].length;
    found.push([from, from + [...match[0]].length]);
  }
  return found;
}

/**
 * Move the mark by words; widen it, if so wished.
 * @param {number} sentence
 * @param {number} by
 * @param {boolean} isWider
 */
export function mark(sentence, by, isWider) {
  const last = wordsOf(sentence).length - 1;
  const now =
    marked?.sentence === sentence ? marked : { sentence, from: by > 0 ? -1 : last + 1, to: by > 0 ? -1 : last + 1 };
  const to = Math.max(0, Math.min(last, now.to + by));
  marked = { sentence, from: isWider && now.from >= 0 ? Math.min(now.from, last) : to, to };
}

export const unmark = () => {
  marked = undefined;
  getSelection()?.removeAllRanges();
};

/** The marked words: those selected by the mouse, else those marked by keys. */
export function markedSpan() {
  const chosen = selected();
  if (chosen || !marked) return chosen;
  const all = wordsOf(marked.sentence);
  const [first, last] = [Math.min(marked.from, marked.to), Math.max(marked.from, marked.to)];
  return all.length ? /** @type {Span} */ ([all[first][0], all[last][1]]) : undefined;
}
