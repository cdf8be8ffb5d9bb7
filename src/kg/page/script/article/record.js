// What the build hands to the page: plain data, which `kg.page.data` and `kg.page.map` write.

/**
 * How a kind of things looks: its hue by number, and a sign.
 * @typedef {object} Look
 * @property {string} name
 * @property {number} hue
 * @property {string} glyph
 */

/**
 * A passage that statements rest on: where it is in its article, who speaks, and the way to the publisher's page.
 * @typedef {object} Passage
 * @property {string} href
 * @property {string} article
 * @property {number} begin
 * @property {number} end
 * @property {string} sha256
 * @property {string} voice
 * @property {string} link
 */

/**
 * A property: its verb after one thing and after several, and the property of the other direction, if there is one.
 * @typedef {object} Relation
 * @property {string} verb
 * @property {string} plural
 * @property {string} inverse
 * @property {boolean} isTechnical It is of no interest to readers.
 */

/**
 * An article as a reference names it; what is not known is empty.
 * @typedef {object} Cited
 * @property {string} title
 * @property {string} publisher
 * @property {string} published In ISO form, with or without a time.
 * @property {string} url
 */

/**
 * A form of the network: with relations folded into lines, or with the things that stand for them.
 * @typedef {"folded" | "opened"} Form
 */

/**
 * A thing on the map, as vis-network draws it; without `form` it is in both.
 * @typedef {object} DrawnThing
 * @property {string} id
 * @property {number} category The place of its look.
 * @property {string} label
 * @property {string} shape
 * @property {{ borderRadius: number, borderDashes?: number[] }} shapeProperties
 * @property {{ size: number }} font
 * @property {number} degree
 * @property {string[]} [badge] Figures of it, where no figure has a box of its own.
 * @property {boolean} [quiet] Whether things are in it, which draws it lighter.
 * @property {boolean} [main] Whether it is the most central one.
 * @property {Form} [form]
 */

/**
 * A line of the map, as vis-network draws it, with the places of the rows that it draws.
 * @typedef {object} DrawnLine
 * @property {number} id
 * @property {string} from
 * @property {string} to
 * @property {string} verb
 * @property {string} basis
 * @property {number[]} rows
 * @property {string} [arrows]
 * @property {number[]} [dashes]
 * @property {object} [smooth]
 * @property {object} [selfReference]
 * @property {Form} [form]
 */

/**
 * The ground of things that have most to do with each other: the most related of them, how many they are, the centre
 * and the radius.
 * @typedef {[string, number, number, number, number]} Disc
 */

/**
 * A frame around boxes: the things that it stands for, and its left, top, right and bottom side. Where they are not on it
 * themselves, it has their names as its title.
 * @typedef {{ holders: string[], hasTabs: boolean, box: [number, number, number, number] }} Frame
 */

/**
 * Where things stand, and the bends by which lines get around boxes; other lines have their own.
 * @typedef {object} Arrangement
 * @property {Record<string, [number, number]>} places
 * @property {Disc[]} discs Of a crowd.
 * @property {Frame[]} frames Around what is in a place or takes part in something, the outer ones first.
 * @property {number[]} framed Lines that are not drawn, since a frame tells what they would.
 * @property {Record<number, number>} bends Clockwise is above nothing.
 */

/**
 * A choice of things, the least of which has no name; of those places it has, in either form, it shows the things.
 * @typedef {object} Level
 * @property {string} name
 * @property {string} words
 * @property {number} number
 * @property {boolean} hasBadges
 * @property {Arrangement} folded
 * @property {Arrangement} opened
 */

/**
 * Rows are sentences: what is a list has an entry for each; what is an object, for those that have the thing at all.
 * @typedef {object} ArticleRecord
 * @property {Look[]} looks
 * @property {string[][]} ids The statements that a row tells.
 * @property {string[][]} turtle The same statements in Turtle.
 * @property {number[]} bases Places in `basisNames`.
 * @property {Record<number, string>} told Of what is only claimed: planned, possible, denied or ended.
 * @property {number[][]} cited Places in `passages`.
 * @property {Record<number, number[][]>} stated The passages of each statement, where they are not simply the cited ones.
 * @property {Record<number, number[]>} grades Places in `gradeNames`, for each statement.
 * @property {Record<number, [string, string]>} times A first and a last day; an open end is empty.
 * @property {Record<string, Cited>} articles By IRI.
 * @property {string} rights Whose the data are, and what others may do with them.
 * @property {Passage[]} passages In the order of the text.
 * @property {Record<string, string>} prefixes
 * @property {string} base
 * @property {string[]} basisNames
 * @property {(string | null)[]} gradeNames
 * @property {Record<string, Relation>} relations By the name of a property in Turtle.
 * @property {Record<number, number>} proofs Places in `proofNames`.
 * @property {string[]} proofNames How well words prove a row.
 * @property {DrawnThing[]} nodes
 * @property {DrawnLine[]} edges
 * @property {Level[]} levels The least first; the last has everything.
 */

/** @type {ArticleRecord} */
export const page = JSON.parse(document.getElementById("data")?.textContent ?? "");
