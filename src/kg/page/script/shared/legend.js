// The legend below a map: a sign for each kind of things, which takes them away and brings them back.

import { readAddress, writeAddress } from "./address.js";
import { $, element } from "./dom.js";

/**
 * How a kind of things looks, and how many there are where that is told.
 * @typedef {{ name: string, hue: number, glyph: string, count?: number }} Kind
 */

/**
 * The address without the kinds that are hidden, or with them.
 * @param {string[]} hidden
 */
function hiding(hidden) {
  const state = readAddress(location.hash);
  state.delete("hide");
  if (hidden.length) state.set("hide", hidden.join());
  return writeAddress(state);
}

/**
 * The kinds that an address hides; the name of one may have a comma too.
 * @template {Kind} K
 * @param {K[]} kinds
 */
export function hiddenIn(kinds) {
  const named = `,${readAddress(location.hash).get("hide") ?? ""},`;
  return kinds.filter(({ name }) => named.includes(`,${name},`));
}

/**
 * Put a sign for each kind into the legend, those of one colour together.
 * @param {Kind[]} kinds
 * @param {(hash: string) => void} visit Goes to an address.
 * @returns {(shown: Kind[]) => void} Lets the legend say which kinds there are, and which of them are hidden.
 */
export function legend(kinds, visit) {
  const signs = kinds.map((kind) => {
    const count = kind.count === undefined ? [] : [element("small", {}, kind.count.toLocaleString("en-GB"))];
    const glyph = element("span", { className: `glyph c${kind.hue}`, ariaHidden: "true" }, kind.glyph);
    const made = element("button", { type: "button" }, glyph, element("bdi", {}, kind.name), ...count);
    made.addEventListener("click", () => {
      const hidden = hiddenIn(kinds);
      const others = hidden.filter((each) => each !== kind);
      visit(hiding([...others, ...(hidden.includes(kind) ? [] : [kind])].map(({ name }) => name)));
    });
    return { kind, made };
  });
  const sorted = [...signs].sort((one, other) => one.kind.hue - other.kind.hue);
  $("legend").prepend(...sorted.map(({ made }) => made));
  return (shown) => {
    const hidden = hiddenIn(kinds);
    for (const { kind, made } of signs) {
      made.hidden = !shown.includes(kind);
      made.ariaPressed = String(!hidden.includes(kind));
    }
  };
}
