// How names are found by what is typed.

/**
 * How well a name fits what was typed: 0 the same, 1 its beginning, 2 the beginning of a word, 3 inside; else Infinity.
 * @param {string} name
 * @param {string} text
 */
export function fit(name, text) {
  const [whole, part] = [name.toLocaleLowerCase(), text.toLocaleLowerCase()];
  if (whole === part) return 0;
  if (whole.startsWith(part)) return 1;
  const at = whole.indexOf(part);
  if (at < 0) return Infinity;
  return /[\p{L}\p{N}]/u.test(whole[at - 1]) ? 3 : 2;
}
