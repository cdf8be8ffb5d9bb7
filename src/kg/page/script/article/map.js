// vis-network draws; this decides what is hidden, dimmed or lit, and where the map looks.

import { enclosing } from "../shared/boxes.js";
import { $ } from "../shared/dom.js";
import { networkOf, tellReady } from "../shared/network.js";
import { calm, colour, mixed } from "../shared/theme.js";
import { edges, isUnproved, nodeOf, thingOf } from "./graph.js";
import { page } from "./record.js";
import { scene } from "./scene.js";

/** @import { Edge } from "./graph.js" */
/** @import { DrawnThing } from "./record.js" */
/** @import { Pair } from "../shared/arranging.js" */
/** @import { Selection } from "./scene.js" */

/**
 * A box of the map as it is drawn now.
 * @typedef {object} Box
 * @property {string} id
 * @property {string} [label]
 * @property {string} [shape]
 * @property {number} [size]
 * @property {number} [x]
 * @property {number} [y]
 * @property {boolean} [hidden]
 * @property {number} [borderWidth]
 * @property {{ background: string, border: string }} [color]
 * @property {object} [shapeProperties]
 * @property {{ size?: number, color?: string, multi?: "html" | false, mono?: { size: number, color: string } }} [font]
 */

/**
 * A line of the map as it is drawn now.
 * @typedef {object} Line
 * @property {number} id
 * @property {boolean} [hidden]
 * @property {number} [width]
 * @property {{ color: string }} [color]
 * @property {string} from
 * @property {string} to
 * @property {object | string} [arrows]
 * @property {object} [selfReference]
 * @property {boolean | number[]} [dashes]
 * @property {object | boolean} [smooth]
 */

const HEAD = 0.55; // of a line, for its width
const DOT = 0.5;
export const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
/**
 * What has been on the map so far: to be handed thousands of boxes that nobody sees takes the library half a second.
 * @type {vis.DataSet<Box>}
 */
export const drawnNodes = new vis.DataSet([]);
/** @type {vis.DataSet<Line>} */
export const drawnEdges = new vis.DataSet([]);

/**
 * The head of a line and, where words alone do not prove it, a dot in its middle.
 * @param {Edge} edge
 */
function arrowsOf(edge) {
  if (!isUnproved(edge)) return edge.arrows;
  const to = { enabled: Boolean(edge.arrows), scaleFactor: HEAD };
  return { to, middle: { enabled: true, type: "circle", scaleFactor: DOT } };
}

const READABLE = 6; // pixels of a name, below which a thing is a dot
const PLAIN = 16; // and its size in units of the map, as most have it
export const net = networkOf(drawnNodes, drawnEdges, {
  interaction: { hover: true, hideEdgesOnDrag: edges.length > 1500, zoomSpeed: 0.7 },
  nodes: {
    margin: { top: 3, right: 5, bottom: 3, left: 5 },
    font: { face: FONT },
    scaling: { label: { drawThreshold: READABLE } },
  },
  edges: { hoverWidth: 0, selectionWidth: 0, arrows: { to: { scaleFactor: HEAD } } },
});

$("map").firstElementChild?.removeAttribute("tabindex"); // the keys are heard by the map itself

const SIDE = 7; // pixels at the edges of the map
const LEAST = 9; // pixels of a name, below which a view has too much in it
const NARROW = 480; // pixels of a map on a phone, where nothing small is read
const LARGEST = 1.6; // how much nearer than its own size the map is seen of itself
const LEGIBLE = 11; // pixels of a name, where only a part of the map is in view
export const BADGE = 12; // pixels of the figures below a name, in units of the map
const BADGE_LINE = 19; // and from one to the next
const REST = 80; // milliseconds that the pointer rests on something before the rest is dimmed
const FADE = 120;
const MANY = 300; // boxes from which nothing fades

const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

/**
 * The lines below the name of a thing, where they are shown.
 * @param {DrawnThing} node
 */
export const badgeOf = (node) => (scene.level.hasBadges && node.badge) || [];

/**
 * The width and height of the box of a thing, also of one that is not drawn yet.
 * @param {string} key
 * @returns {Pair}
 */
export function sizeOf(key) {
  const node = nodeOf(key);
  const lines = [
    ...node.label.split("\n").map((text) => ({ text, size: node.font.size, high: node.font.size })),
    ...badgeOf(node).map((text) => ({ text, size: BADGE, high: BADGE_LINE })),
  ];
  const widths = lines.map(({ text, size }) => {
    pen.font = `${size}px ${FONT}`;
    return pen.measureText(text).width;
  });
  return [Math.max(...widths) + 12, lines.reduce((sum, { high }) => sum + high, 0) + 8];
}

/**
 * A name with its badges in the markup of vis-network, in which what a name has of it is text.
 * @param {DrawnThing} node
 */
function labelOf(node) {
  const badge = badgeOf(node);
  if (!badge.length) return { label: node.label, font: { multi: /** @type {const} */ (false) } };
  // Its tags cannot be escaped, but broken by a sign without width.
  const plain = (/** @type {string} */ text) => text.replaceAll("<", "<\u2060");
  const lines = [plain(node.label), ...badge.map((text) => `<code>${plain(text)}</code>`)];
  return { label: lines.join("\n"), font: { multi: /** @type {const} */ ("html") } };
}

/** Whether the map is seen from so far that things are dots. */
export const isFar = () => net.getScale() * PLAIN < READABLE;

/**
 * The radius of a dot, in units of the map: larger where many relations meet.
 * @param {DrawnThing} node
 */
export const radiusOf = (node) => Math.round(13 + 4 * Math.sqrt(node.degree));

/**
 * The box of a thing, in units of the map: vis-network adds the radius of its corners on each side.
 * @param {string} key
 */
export function boxOf(key) {
  const { left, right, top, bottom } = net.getBoundingBox(key);
  const borderRadius = wasFar ? 0 : nodeOf(key).shapeProperties.borderRadius;
  return {
    left: left + borderRadius,
    right: right - borderRadius,
    top: top + borderRadius,
    bottom: bottom - borderRadius,
  };
}

/** What is lit: the hovered item or, without one, the selection. */
export function litNow() {
  return scene.hovered ?? (scene.selection && { things: scene.selection.things, edges: scene.selection.edges });
}

/**
 * A thing or a line with what belongs to it.
 * @param {string | null} key
 * @param {Edge[]} edges
 */
function surroundings(key, edges) {
  const near = edges.filter((edge) => scene.visible.edges.has(edge));
  return {
    things: new Set([...(key ? [key] : []), ...near.flatMap((edge) => [edge.from, edge.to])]),
    edges: new Set(near),
  };
}

/** @typedef {Pick<Selection, "things" | "edges"> | null} Lit */

/** @type {{ from: Lit, to: Lit, share: number }} */
let fading = { from: null, to: null, share: 1 };

let wasFar = false; // as it is drawn
let isReady = false; // once boxes and lines have been drawn

/** Draw the state as it is now. */
export function paint() {
  fading = { from: null, to: litNow(), share: 1 };
  draw();
}

/** Draw what is lit now, fading from what was. */
function fade() {
  const lit = litNow();
  if (lit === fading.to) return;
  if (calm.matches || scene.visible.nodes.size > MANY) return paint();
  fading = { from: fading.to, to: lit, share: 0 };
  const begun = performance.now();
  const { to } = fading;
  const step = (/** @type {number} */ now) => {
    if (fading.to !== to) return;
    fading.share = Math.min(Math.max((now - begun) / FADE, 0), 1);
    draw();
    if (fading.share < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/** Only what has changed is handed on, since a full update of 300 things takes a tenth of a second. */
function draw() {
  const { from, to, share } = fading;
  wasFar = isFar();
  const names = ["paper", "card", "ink", "faint", "edge", "accent", "rule"];
  const of = Object.fromEntries(names.map((name) => [name, colour(name)]));
  const hues = page.looks.map(({ hue }) => colour(`c${hue}`));
  const between = (/** @type {(lit: Lit) => string} */ tint) =>
    share < 1 ? mixed(tint(from), tint(to), share) : tint(to);
  const { places, bends } = scene.arrangement;
  update(
    drawnNodes,
    page.nodes
      .filter(({ id }) => scene.visible.nodes.has(id) || drawnNodes.get(id))
      .map((node) => {
        const hue = hues[node.category];
        const rim = node.quiet && !wasFar ? of.edge : hue;
        const isOn = (/** @type {Lit} */ lit) => !lit || lit.things.has(node.id);
        const border = between((lit) => (isOn(lit) ? rim : of.faint));
        const ink = between((lit) => (isOn(lit) ? hue : of.edge));
        const small = between((lit) => (isOn(lit) ? of.ink : of.edge));
        const box = { background: wasFar ? border : node.quiet ? of.paper : of.card, border };
        const [x, y] = places[node.id] ?? [0, 0];
        const { label, font } = labelOf(node);
        const mono = { size: BADGE, face: FONT, color: small, vadjust: 0 };
        return {
          id: node.id,
          label: wasFar ? "" : label,
          shape: wasFar ? "dot" : node.shape,
          shapeProperties: node.shapeProperties,
          size: radiusOf(node),
          x,
          y,
          hidden: !scene.visible.nodes.has(node.id),
          borderWidth: scene.selection?.key === node.id ? 3 : 1,
          color: { ...box, hover: box, highlight: box },
          font: { ...node.font, ...font, color: ink, mono },
        };
      }),
  );
  update(
    drawnEdges,
    edges
      .filter((edge) => scene.visible.edges.has(edge) || drawnEdges.get(edge.id))
      .map((edge) => {
        const line = between((lit) => (lit?.edges.has(edge) ? of.accent : lit ? of.faint : of.edge));
        const { id, from, to: end, dashes = false, selfReference = {} } = edge;
        return {
          id,
          from,
          to: end,
          arrows: arrowsOf(edge),
          dashes,
          selfReference,
          hidden: !scene.visible.edges.has(edge) || isFramed(edge),
          width: to?.edges.has(edge) ? 2.4 : 1.2,
          color: { color: line, hover: line, highlight: line },
          smooth: edge.id in bends ? curve(bends[edge.id]) : (edge.smooth ?? false),
        };
      }),
  );
  if (!isReady) net.once("afterDrawing", tellReady);
  isReady = true;
  net.redraw();
}

/**
 * A bend as vis-network draws it.
 * @param {number} bend
 */
const curve = (bend) =>
  bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false;

/** @type {Map<string, string>} */
const painted = new Map();

/**
 * Hand on the items that are not as they were.
 * @template {{ id: vis.Id }} Item
 * @param {vis.DataSet<Item>} set
 * @param {Item[]} items
 */
function update(set, items) {
  set.update(
    items.filter((item) => {
      const key = typeof item.id + item.id;
      const now = JSON.stringify(item);
      return painted.get(key) !== now && painted.set(key, now);
    }),
  );
}

/** Whether a frame says what a line would, which is not drawn then. */
const isFramed = (/** @type {Edge} */ { id }) => scene.arrangement.framed.includes(id);

/** The lines that are drawn. */
export const linesNow = () => [...scene.visible.edges].filter((edge) => !isFramed(edge));

/**
 * The frames that say something of what some lines would.
 * @param {Iterable<Edge>} lines
 */
export function framesOf(lines) {
  const told = new Set([...lines].filter(isFramed).flatMap(({ from, to }) => [from, to]));
  return scene.arrangement.frames.filter(({ holders }) => holders.some((key) => told.has(key)));
}

/** The frames of which the filters leave something that they say. */
export const framesNow = () => framesOf(scene.visible.edges);

/** The boxes around the discs of a crowd, and of frames. */
export const grounds = () => [
  ...framesNow().map(({ box: [left, top, right, bottom] }) => ({ left, top, right, bottom })),
  ...scene.arrangement.discs.map(([, , x, y, radius]) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  })),
];

/**
 * Bring things into view. Of more than can be read at once it is only the part around
 * one of them, unless all of it is wanted.
 * @param {Iterable<string>} keys
 * @param {string} [around]
 * @param {boolean} [isAtOnce]
 */
export function lookAt(keys, around, isAtOnce = calm.matches) {
  const shown = [...keys].filter((key) => scene.visible.nodes.has(key));
  if (!shown.length) return;
  net.setSize("100%", "100%"); // its place may just have become smaller
  const boxes = [...shown.map((key) => boxOf(key)), ...(around === undefined ? [] : grounds())];
  const { left, right, top, bottom } = enclosing(boxes);
  const { clientWidth, clientHeight } = $("map");
  const fitting = Math.min((clientWidth - 2 * SIDE) / (right - left), (clientHeight - 2 * SIDE) / (bottom - top));
  const type = Math.min(...shown.map((key) => nodeOf(key).font.size));
  const least = clientWidth < NARROW ? LEGIBLE : LEAST;
  const isCrowd = scene.arrangement.discs.length > 0 && clientWidth >= NARROW; // seen as a whole, then nearer
  const isPart = !isCrowd && around !== undefined && scene.visible.nodes.has(around) && fitting * type < least;
  net.moveTo({
    position: isPart ? net.getPosition(around) : { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: isPart ? LEGIBLE / type : Math.min(Math.max(fitting, 0.05), LARGEST),
    animation: isAtOnce ? false : { duration: 350, easingFunction: "easeInOutQuad" },
  });
  if (isAtOnce) zoomed();
}

/** @type {number | undefined} */
let resting;

/**
 * Light what the pointer is on, once it rests there, and dim all else.
 * @param {typeof scene.hovered} item
 */
function hover(item) {
  $("map").style.cursor = item ? "pointer" : "";
  clearTimeout(resting);
  resting = setTimeout(() => {
    scene.hovered = item;
    fade();
  }, REST);
}
net.on("hoverNode", ({ node }) => hover(surroundings(node, thingOf(node).edges)));
net.on("hoverEdge", ({ edge }) => hover(surroundings(null, [edges[edge]])));
for (const event of ["blurNode", "blurEdge"]) net.on(event, () => hover(null));

/** The thing that a word of the article is a mention of, if it has a box on the map now. */
const mentioned = (/** @type {Event} */ { target }) => {
  const key = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("[data-thing]"))?.dataset
    .thing;
  return key && scene.visible.nodes.has(key) ? key : undefined;
};
$("reading").addEventListener("pointerover", (event) => {
  const key = mentioned(event);
  if (key && event.pointerType !== "touch") hover(surroundings(key, thingOf(key).edges));
});
$("reading").addEventListener("pointerout", (event) => {
  if (mentioned(event)) hover(null);
});

/** Nearer, dots become boxes. */
const zoomed = () => {
  if (isFar() !== wasFar) paint();
};
net.on("zoom", zoomed);
net.on("animationFinished", zoomed);

document.addEventListener("themechange", () => paint());

$("zoom").addEventListener("click", ({ target }) => {
  const zoom = /** @type {HTMLElement} */ (target).dataset.zoom;
  if (Number(zoom)) {
    net.moveTo({ scale: net.getScale() * Number(zoom), animation: false });
    zoomed();
  } else if (zoom) lookAt(scene.visible.nodes);
});
