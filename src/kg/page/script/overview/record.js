// What the build hands to the overview: plain data, which `kg.page.overview` writes.

/**
 * Whole numbers in base64, each of so many bits.
 * @typedef {[bits: 8 | 16 | 32, base64: string]} Packed
 */

/**
 * How a kind of things looks, and how many there are.
 * @typedef {object} Category
 * @property {string} name
 * @property {number} hue
 * @property {string} glyph
 * @property {number} count
 */

/**
 * The name of a large community, as a node of vis-network.
 * @typedef {object} Name
 * @property {number} id
 * @property {string} name
 * @property {number} size How many things it has.
 * @property {string} shape
 * @property {number} x
 * @property {number} y
 */

/**
 * What a relation rests on, and how its line is dashed.
 * @typedef {object} Basis
 * @property {string} name
 * @property {number[]} dashes
 */

/**
 * What a relation says.
 * @typedef {object} Property
 * @property {string} verb
 * @property {boolean} directed
 */

/**
 * Things and relations are columns, an entry for each.
 * @typedef {object} OverviewRecord
 * @property {Name[]} names
 * @property {string[]} labels
 * @property {string[]} keys
 * @property {Packed} x In steps from the corner.
 * @property {Packed} y
 * @property {number} step
 * @property {[number, number]} corner
 * @property {[size: number, x: number, y: number, radius: number][]} discs The communities, in the order of the things.
 * @property {Packed} category Places in `categories`.
 * @property {Category[]} categories
 * @property {Packed} source Numbers of things.
 * @property {Packed} target
 * @property {Packed} property Places in `properties`.
 * @property {Packed} basis Places in `bases`.
 * @property {Packed} article The number of the first article that states a relation, from 1; 0 is none.
 * @property {Packed} alsoThing With `alsoArticle`, the further articles that state something of a thing's relations.
 * @property {Packed} alsoArticle
 * @property {Basis[]} bases
 * @property {Property[]} properties
 * @property {string} rights Whose the data are.
 */

/** @type {OverviewRecord} */
export const page = JSON.parse(document.getElementById("data")?.textContent ?? "");
