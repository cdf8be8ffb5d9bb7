// The address says what is selected, filtered and open; changing it is the only way in which the page changes.

import { readAddress, SELECTED, writeAddress } from "../shared/address.js";
import { FILTERS } from "./filters.js";

/**
 * Change the address: `fresh` leaves the old selection, `unfiltered` the filters.
 * @param {Record<string, string>} changes
 */
export function go(changes, fresh = false, unfiltered = false) {
  const state = readAddress(location.hash);
  if (fresh) for (const name of SELECTED) state.delete(name);
  if (unfiltered) for (const name of FILTERS) state.delete(name);
  for (const [name, value] of Object.entries(changes)) state.set(name, value);
  visit(writeAddress(state));
}

/**
 * Go to an address as a new step of the history.
 * @param {string} hash
 */
export function visit(hash) {
  if (hash !== location.hash) history.pushState(null, "", hash || location.pathname + location.search);
  announce();
}

/**
 * Take an address in the place of the present one.
 * @param {string} hash
 */
export function replace(hash) {
  history.replaceState(null, "", hash || location.pathname + location.search);
  announce();
}

/** The browser tells of a new address only where it was the reader who went there. */
const announce = () => dispatchEvent(new Event("addresschange"));
