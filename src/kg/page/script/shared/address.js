"use strict";
// The URL's fragment is the page's state, written like a query string: #thing=id:rovers&hide=place. Element ids have
// the same form, so that each link also works where no script runs.

/** The state that a fragment names, as a map; a malformed one names nothing. */
function readAddress(hash) {
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

/** The fragment of a state, in the form that the page's own links have. */
function writeAddress(state) {
  const encode = (text) => encodeURIComponent(text).replace(/%(3A|2F|2C|3B|40|24|3F)/g, decodeURIComponent);
  const parts = [...state].map(([name, value]) => (value === "" ? name : `${name}=${encode(value)}`));
  return parts.length ? `#${parts.join("&")}` : "";
}
