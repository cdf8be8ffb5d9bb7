"use strict";
// The map as a drawing (SVG) or a picture (PNG) of what is shown now, in the colours of the page.

const escaped = (text) =>
  String(text)
    .replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign])
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd"); // XML has no place for these
const tag = (name, attributes, ...inside) =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join("")}>${inside.join("")}</${name}>`;
const rounded = (number) => Math.round(number * 10) / 10;

function lineDrawing(edge) {
  const { edgeType } = net.body.edges[edge.id];
  const style = drawnEdges.get(edge.id);
  const isInside = ({ x, y }, { left, right, top, bottom }) => left < x && x < right && top < y && y < bottom;
  const boxes = [edge.from, edge.to].map((key) => boxOf(key));
  const points = Array.from({ length: 41 }, (_, n) => edgeType.getPoint(n / 40)).filter(
    (point) => edge.from === edge.to || !boxes.some((box) => isInside(point, box)),
  );
  const d = points.map(({ x, y }, n) => `${n ? "L" : "M"}${rounded(x)} ${rounded(y)}`).join("");
  return tag(
    "path",
    {
      d,
      fill: "none",
      stroke: style.color.color,
      "stroke-width": style.width,
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
}

function boxDrawing(key) {
  const { left, right, top, bottom } = boxOf(key);
  const { x, y } = net.getPosition(key);
  const node = nodes.get(key);
  const { color, font, borderWidth } = drawnNodes.get(key);
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
  const lines = node.label.split("\n");
  const text = lines.map((line, n) =>
    tag("tspan", { x, y: rounded(y + (n - (lines.length - 1) / 2) * node.font.size * 1.15) }, escaped(line)),
  );
  return tag(
    "g",
    {},
    tag("title", {}, escaped(nameOf(key))),
    shape,
    tag(
      "text",
      { "text-anchor": "middle", "dominant-baseline": "central", "font-size": node.font.size, fill: font.color },
      ...text,
    ),
  );
}

/** The map that is shown, as SVG. */
function drawing() {
  const boxes = [...scene.visible.nodes].map((key) => boxOf(key));
  const edge = (side, pick) => pick(...boxes.map((box) => box[side]));
  const [left, top] = [edge("left", Math.min) - 24, edge("top", Math.min) - 24];
  const [width, height] = [edge("right", Math.max) + 24 - left, edge("bottom", Math.max) + 24 - top];
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
  const words = placedLabels($("map").querySelector("canvas").getContext("2d")).map(
    ({ text, x, y, size, tint, halo }) =>
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
    ...[...scene.visible.edges].map(lineDrawing),
    ...[...scene.visible.nodes].map(boxDrawing),
    ...words,
  );
}

function save(content, type, name) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000); // the browser reads it after the click
  $("save").open = false;
  $("save").querySelector("summary").focus();
}

/** What is shown in the window, at twice its size on the screen. */
function savePicture() {
  const image = new Image();
  image.onload = () => {
    const canvas = element("canvas", { width: image.width * 2, height: image.height * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, "image/png", "map.png"));
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing())}`;
}

$("svg").addEventListener("click", () => save(drawing(), "image/svg+xml", "map.svg"));
$("png").addEventListener("click", savePicture);
