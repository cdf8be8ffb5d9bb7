// The URL's fragment is the page's state, written like a query string: #thing=id:rovers&hide=place. Element ids have
// the same form, so that each link also works where no script runs.

/** @typedef {Map<string, string>} State */

/** What may be selected: a thing, statements, words, the way between two things, and a community of a large map. */
export const KINDS = ["thing", "statement", "char", "path", "around"];
/** What a new selection takes the place of. */
export const SELECTED = [...KINDS, "near", "way", "question", "of"];

/**
 * The state that a fragment names; a malformed one names nothing.
 * @param {string} hash
 */
export function readAddress(hash) {
  /** @type {State} */
  const state = new Map();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [name, ...value] = part.split("=");
    try {
      if (name) state.set(name, decodeURIComponent(value.join("=")));
    } catch {
      /* a stray % is no address */
    }
  }
  return state;
}

/**
 * The fragment of a state, in the form that the page's own links have.
 * @param {State} state
 */
export function writeAddress(state) {
  const encode = (/** @type {string} */ text) =>
    encodeURIComponent(text).replace(/%(3A|2F|2C|3B|40|24|3F)/g, decodeURIComponent);
  const parts = [...state].map(([name, value]) => (value === "" ? name : `${name}=${encode(value)}`));
  return parts.length ? `#${parts.join("&")}` : "";
}
