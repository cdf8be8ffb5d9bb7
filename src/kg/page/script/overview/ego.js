"use strict";
// One thing among its strongest neighbours, in a layout of its own: boxes round it, in two rings when there are many.

const MOST = 40;
const BOX_AREA = 15000; // pixels of the map for each neighbour: a small map has fewer
const ONE_RING = 12;
const MIDDLE = 1.5; // how much more room the thing in the middle has
const LINE = 16;
const PAD = 9;
const FONT = 13;

/** The nodes and edges of vis-network for a thing, and how many neighbours it has in all. */
function egoView(thing, stage) {
  const all = neighbours(thing);
  const most = Math.max(6, Math.min(MOST, Math.floor((stage.width * stage.height) / BOX_AREA)));
  const shown = all
    .slice(0, most)
    .sort(([, [one]], [, [other]]) => groupOf(one, thing).localeCompare(groupOf(other, thing)));
  const boxes = [thing, ...shown.map(([other]) => other)].map(egoBox);
  const room = {
    width: Math.max(...boxes.map((box) => box.width)) + 14,
    height: Math.max(...boxes.map((box) => box.height)) + 12,
  };
  const places = shown.length ? rings(shown.length, room, stage) : [];
  const nodes = boxes.map((box, n) => egoNode(box, n ? places[n - 1] : { x: 0, y: 0 }, n === 0));
  const edges = shown.map(([other, relations]) => egoEdge(thing, other, relations));
  return { thing, all, shown: shown.map(([other]) => other), nodes, edges };
}

/** Neighbours of the same relation stand together. */
const groupOf = (relation, thing) =>
  `${propertyOf[relation]}`.padStart(4, "0") + (source[relation] === thing ? "" : "<");

function egoBox(thing) {
  const lines = wrapped(`${lookOf(thing).glyph} ${labels[thing]}`, 112, 3);
  ruler.font = `${FONT}px ${face}`;
  const width = Math.max(...lines.map((line) => ruler.measureText(line).width)) + 2 * PAD;
  return { thing, lines, width, height: lines.length * LINE + 2 * PAD };
}

/** A text in lines of a width in pixels; what is left over is told by an ellipsis. */
function wrapped(text, width, most) {
  ruler.font = `${FONT}px ${face}`;
  const lines = [""];
  for (const word of text.split(/\s+/u).flatMap((word) => word.match(/.{1,18}/gu) ?? [])) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (ruler.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else if (lines.length === most) return [...lines.slice(0, -1), `${lines.at(-1)} …`];
    else lines.push(word);
  }
  return lines;
}

/** Places round the middle, in that of several arrangements which a stage shows at the largest scale. */
function rings(count, room, stage) {
  const spreads = count > ONE_RING ? [0.9, 1.1, 1.3, 1.6] : [0];
  const aspects = [0.6, 0.8, 1, 1.2, 1.5].map((factor) => (factor * stage.width) / stage.height);
  const all = spreads.flatMap((spread) => aspects.map((aspect) => closest(count, room, aspect, spread)));
  const scale = (places) =>
    Math.min(
      stage.width / (2 * Math.max(...places.map(({ x }) => Math.abs(x))) + room.width),
      stage.height / (2 * Math.max(...places.map(({ y }) => Math.abs(y))) + room.height),
    );
  return all.reduce((best, places) => (scale(places) > scale(best) ? places : best));
}

/** Places on the smallest ellipse on which boxes do not touch, every second one moved outwards by a spread. */
function closest(count, room, aspect, spread) {
  for (let radius = 100; ; radius *= 1.04) {
    const places = onEllipse(count, radius * aspect, radius, room).map(({ x, y, turn }, n) =>
      n % 2 ? { x: x + Math.cos(turn) * spread * room.width, y: y + Math.sin(turn) * spread * room.height } : { x, y },
    );
    const boxes = [{ x: 0, y: 0, more: MIDDLE }, ...places];
    if (!boxes.some((one, n) => boxes.slice(n + 1).some((other) => touch(one, other, room)))) return places;
  }
}

const touch = (one, other, room) =>
  Math.abs(one.x - other.x) < room.width * (one.more ?? 1) && Math.abs(one.y - other.y) < room.height * (one.more ?? 1);

/** Places at equal distances, where a distance is counted in boxes: wide ones need more room above each other's side. */
function onEllipse(count, wide, tall, room) {
  const steps = 360;
  const turns = Array.from({ length: steps + 1 }, (_, n) => (2 * Math.PI * n) / steps - Math.PI / 2);
  const far = [0];
  for (let n = 1; n <= steps; n++) {
    const across = Math.abs(Math.cos(turns[n]) - Math.cos(turns[n - 1])) * wide;
    const down = Math.abs(Math.sin(turns[n]) - Math.sin(turns[n - 1])) * tall;
    far.push(far[n - 1] + Math.max(across / room.width, down / room.height));
  }
  let at = 0;
  return Array.from({ length: count }, (_, n) => {
    while (far[at] < (far[steps] * n) / count) at++;
    return { x: wide * Math.cos(turns[at]), y: tall * Math.sin(turns[at]), turn: turns[at] };
  });
}

const boxColours = (thing, ground) => ({ background: colour(ground), border: colour(`c${lookOf(thing).hue}`) });

function egoNode({ thing, lines }, { x, y }, isCentre) {
  return {
    id: `t${thing}`,
    x,
    y,
    label: lines.join("\n"),
    shape: "box",
    margin: PAD,
    borderWidth: isCentre ? 3 : 1.5,
    color: boxColours(thing, "card"),
    font: { size: FONT, face, color: colour("ink") },
    shapeProperties: { borderRadius: 5 },
  };
}

/** One line for all relations with a neighbour: dashed if none is stated, with arrows where they have a direction. */
function egoEdge(thing, other, relations) {
  const points = (end) =>
    relations.some((relation) => target[relation] === end && properties[propertyOf[relation]].directed);
  const { verb } = properties[propertyOf[relations[0]]];
  const line = relations.find(isStated) ?? relations[0];
  return {
    id: `r${other}`,
    from: `t${thing}`,
    to: `t${other}`,
    verbs: relations.length > 1 ? `${verb} + ${relations.length - 1}` : verb,
    arrows: { to: { enabled: points(other), scaleFactor: 0.5 }, from: { enabled: points(thing), scaleFactor: 0.5 } },
    dashes: isStated(line) ? false : [...bases[basisOf[line]].dashes],
    smooth: false,
    color: colour("edge"),
    width: 1.2,
  };
}

/** Write the verbs on the lines, each where it touches neither a box nor another verb. */
function drawVerbs(pen, ego, pointOn, boxOf) {
  const taken = ego.nodes.map(({ id }) => boxOf(id));
  pen.font = `11.5px ${face}`;
  Object.assign(pen, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4 });
  Object.assign(pen, { fillStyle: colour("soft"), strokeStyle: colour("paper") });
  for (const { id, verbs } of ego.edges) {
    const text = shortened(verbs, 34);
    const wide = pen.measureText(text).width / 2 + 2;
    for (const share of [0.62, 0.5, 0.72, 0.42, 0.56, 0.78, 0.35]) {
      const { x, y } = pointOn(id, share);
      const box = { left: x - wide, right: x + wide, top: y - 7, bottom: y + 7 };
      if (taken.some((each) => meets(box, each))) continue;
      taken.push(box);
      pen.strokeText(text, x, y);
      pen.fillText(text, x, y);
      break;
    }
  }
}
