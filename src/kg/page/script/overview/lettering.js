// How names are set on the map.

export const serif = "Charter, Georgia, Noto Serif, serif"; // vis-network takes quotes away, and with them the page's own list is not read
export const face = getComputedStyle(document.body).fontFamily;
/** What measures a text. */
export const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

/** @type {(text: string, most: number) => string} */
export const shortened = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
