// Whole numbers that travel as base64.

/** @import { Packed } from "./record.js" */

const ARRAYS = { 8: Uint8Array, 16: Uint16Array, 32: Uint32Array };

/**
 * The numbers in the smallest typed array that holds them.
 * @param {Packed} packed
 */
export function unpacked([bits, text]) {
  return new ARRAYS[bits](Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
}
