// How names and sentences are found by what is typed.

const WORD_SIGN = /[\p{L}\p{N}]/u;
const NONE_OF_WORDS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu; // at both ends

/**
 * A text as it is compared: in small letters, without accents.
 * @param {string} text
 */
export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/**
 * How well a name fits what was typed: 0 the same, 1 its first words, 2 its beginning, 3 words of it, 4 the beginning of
 * a word, 5 inside; of several words in any order: 6 each begins a word, 7 each is inside; else Infinity.
 * @param {string} name
 * @param {string} text
 */
export function fit(name, text) {
  const [whole, part] = [folded(name), folded(text).trim()];
  const ranks = [rankOf(whole, part)];
  const words = part
    .split(/\s+/)
    .map((word) => word.replace(NONE_OF_WORDS, ""))
    .filter(Boolean);
  if (words.length > 1) ranks.push(Math.max(...words.map((word) => rankOf(whole, word))) < 5 ? 6 : 7);
  const isLost = words.some((word) => !whole.includes(word)) || !part;
  return isLost && ranks[0] === Infinity ? Infinity : Math.min(...ranks);
}

/**
 * The rank of one piece of text, by the best of the places where it stands.
 * @param {string} whole
 * @param {string} part
 */
function rankOf(whole, part) {
  if (whole === part) return 0;
  let best = Infinity;
  for (let at = whole.indexOf(part); at >= 0 && part && best > 1; at = whole.indexOf(part, at + 1)) {
    const begins = !WORD_SIGN.test(whole[at - 1] ?? "");
    const ends = !WORD_SIGN.test(whole[at + part.length] ?? "");
    const rank = at === 0 ? (ends ? 1 : 2) : begins ? (ends ? 3 : 4) : 5;
    best = Math.min(best, rank);
  }
  return best;
}
