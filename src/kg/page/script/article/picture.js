// The map as a drawing (SVG) or a picture (PNG) of what is shown now, in the colours of the page.

import { enclosing, isInside } from "../shared/boxes.js";
import { $, one } from "../shared/dom.js";
import { colour } from "../shared/theme.js";
import { frameDrawings } from "./frames.js";
import { isUnproved, nameOf, nodeOf } from "./graph.js";
import { placedLabels } from "./labels.js";
import { BADGE, badgeOf, boxOf, drawnEdges, drawnNodes, grounds, isFar, linesNow, net, radiusOf } from "./map.js";
import { scene } from "./scene.js";
import { escaped, tag } from "./xml.js";

/** @import { Edge } from "./graph.js" */
/** @import { Disc } from "./record.js" */

const LEADING = 1.12; // of the lines in a box

const rounded = (/** @type {number} */ number) => Math.round(number * 10) / 10;

/** @param {Edge} edge */
function lineDrawing(edge) {
  const { edgeType } = net.body.edges[edge.id];
  const { color = { color: "" }, width = 1 } = drawnEdges.get(edge.id);
  const boxes = [edge.from, edge.to].map((key) => boxOf(key));
  const points = Array.from({ length: 41 }, (_, n) => edgeType.getPoint(n / 40)).filter(
    (point) => edge.from === edge.to || !boxes.some((box) => isInside(point, box)),
  );
  const d = points.map(({ x, y }, n) => `${n ? "L" : "M"}${rounded(x)} ${rounded(y)}`).join("");
  const path = tag(
    "path",
    {
      d,
      fill: "none",
      stroke: color.color,
      "stroke-width": width,
      ...(edge.dashes ? { "stroke-dasharray": edge.dashes.join(" ") } : {}),
      ...(edge.arrows ? { "marker-end": "url(#arrow)" } : {}),
    },
    tag(
      "title",
      {},
      escaped(
        `${edge.verb}: ${edge.rows
          .map((row) => row.sentence)
          .filter(Boolean)
          .join(" ")}`,
      ),
    ),
  );
  if (!isUnproved(edge)) return path;
  const middle = edgeType.getPoint(0.5);
  return path + tag("circle", { cx: rounded(middle.x), cy: rounded(middle.y), r: 4, fill: color.color });
}

/** @param {string} key */
function boxDrawing(key) {
  const { left, right, top, bottom } = boxOf(key);
  const { x, y } = net.getPosition(key);
  const node = nodeOf(key);
  const { color = { background: "", border: "" }, font, borderWidth = 1 } = drawnNodes.get(key);
  const { borderRadius, borderDashes } = node.shapeProperties;
  const paint = { fill: color.background, stroke: color.border, "stroke-width": borderWidth };
  const shape = tag("rect", {
    x: rounded(left),
    y: rounded(top),
    width: rounded(right - left),
    height: rounded(bottom - top),
    rx: borderRadius,
    ...(borderDashes ? { "stroke-dasharray": borderDashes.join(" ") } : {}),
    ...paint,
  });
  const lines = [
    ...node.label.split("\n").map((line) => ({ line, size: node.font.size, fill: font?.color ?? "" })),
    ...badgeOf(node).map((line) => ({ line, size: BADGE, fill: font?.mono?.color ?? "" })),
  ];
  const height = lines.reduce((sum, { size }) => sum + size * LEADING, 0);
  let below = y - height / 2;
  const text = lines.map(({ line, size, fill }) => {
    below += size * LEADING;
    const middle = rounded(below - (size * LEADING) / 2);
    return tag("tspan", { x, y: middle, "font-size": size, fill }, escaped(line));
  });
  return tag(
    "g",
    {},
    tag("title", {}, escaped(nameOf(key))),
    shape,
    tag("text", { "text-anchor": "middle", "dominant-baseline": "central" }, ...text),
  );
}

/** @param {string} key */
function dotDrawing(key) {
  const { x, y } = net.getPosition(key);
  const { color = { background: "" } } = drawnNodes.get(key);
  const dot = { cx: x, cy: y, r: radiusOf(nodeOf(key)), fill: color.background };
  return tag("circle", dot, tag("title", {}, escaped(nameOf(key))));
}

/** @param {Disc} disc */
const discDrawing = ([, , cx, cy, r]) =>
  tag("circle", { cx, cy, r, fill: colour("card"), stroke: colour("rule"), "stroke-width": 2 });

/** The map that is shown, as SVG. */
export function drawing() {
  const boxes = [...scene.visible.nodes].map((key) => boxOf(key));
  const around = enclosing([...boxes, ...grounds()]);
  const [left, top] = [around.left - 24, around.top - 24];
  const [width, height] = [around.right + 24 - left, around.bottom + 24 - top];
  const arrow = tag(
    "marker",
    {
      id: "arrow",
      viewBox: "0 0 10 10",
      refX: 9,
      refY: 5,
      markerWidth: 7,
      markerHeight: 7,
      orient: "auto",
      markerUnits: "userSpaceOnUse",
    },
    tag("path", { d: "M0 0L10 5L0 10z", fill: colour("edge") }),
  );
  const canvas = /** @type {HTMLCanvasElement} */ (one($("map"), "canvas"));
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const words = placedLabels(pen).map(({ text, x, y, size, tint, halo }) =>
    tag(
      "text",
      {
        x: rounded(x),
        y: rounded(y),
        "text-anchor": "middle",
        "dominant-baseline": "central",
        "font-size": rounded(size),
        fill: colour(tint),
        stroke: colour("paper"),
        "stroke-width": rounded(halo),
        "stroke-linejoin": "round",
        "paint-order": "stroke",
      },
      escaped(text),
    ),
  );
  return tag(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: [left, top, width, height].map(rounded).join(" "),
      width: rounded(width),
      height: rounded(height),
      role: "img",
      "font-family": "system-ui, sans-serif",
    },
    tag("title", {}, escaped(document.title)),
    tag("defs", {}, arrow),
    tag("rect", {
      x: rounded(left),
      y: rounded(top),
      width: rounded(width),
      height: rounded(height),
      fill: colour("paper"),
    }),
    ...scene.arrangement.discs.map(discDrawing),
    ...frameDrawings(),
    ...linesNow().map(lineDrawing),
    ...[...scene.visible.nodes].map(isFar() ? dotDrawing : boxDrawing),
    ...words,
  );
}
