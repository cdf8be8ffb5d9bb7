"use strict";
// The map on the screen: vis-network with the names or the opened thing, over the backdrop, and how it moves.

const SETTLE = 140; // milliseconds after the last movement until the map is drawn sharply again
const REACH = 10; // pixels from a thing that still hit it
const SCALES = { least: 0.01, most: 5 };

const nodes = new vis.DataSet(names.map(nameNode));
const edges = new vis.DataSet([]);
const network = new vis.Network(
  $("map"),
  { nodes, edges },
  {
    physics: false,
    layout: { improvedLayout: false },
    autoResize: true,
    interaction: { keyboard: false, hover: false, zoomSpeed: 0.8, selectConnectedEdges: false, hideEdgesOnDrag: false },
    nodes: { chosen: false, scaling: { label: { maxVisible: 60, drawThreshold: 3 } } },
    edges: { chosen: false },
  },
);

let ego = null; // what `egoView` gave, while a thing is open
let community = -1;
let sharp = null;
let coarse = null;
let moving = false;
let settling = 0;
let hovered = -1;
let left = null; // the view of the map when a thing was opened
let walk = { items: [], at: -1 };

function view() {
  const { clientWidth, clientHeight } = $("map");
  const [corner, opposite] = [
    network.DOMtoCanvas({ x: 0, y: 0 }),
    network.DOMtoCanvas({ x: clientWidth, y: clientHeight }),
  ];
  return { left: corner.x, top: corner.y, right: opposite.x, bottom: opposite.y };
}

const whole = () => {
  const { clientWidth, clientHeight } = $("map");
  const scale =
    0.97 * Math.min(clientWidth / (bounds.right - bounds.left), clientHeight / (bounds.bottom - bounds.top));
  return {
    position: { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 },
    scale: Math.min(scale, 1.2),
  };
};

/** Draw what is seen sharply, with the names that have room in it. */
function sharpen() {
  const [seen, scale] = [view(), network.getScale()];
  const { nodes: arranged, boxes } = arrangedNames(scale, seen);
  sharp = bitmap(surroundings(seen), scale, boxes);
  if (!coarse) coarse = bitmap(bounds, whole().scale);
  nodes.update(arranged);
  tellShown(seen);
}

network.on("beforeDrawing", (pen) => {
  if (ego || !sharp) return;
  if (!holds(sharp.area, view())) copy(pen, coarse);
  copy(pen, sharp);
});

network.on("afterDrawing", (pen) => {
  if (ego)
    drawVerbs(
      pen,
      ego,
      (id, share) => network.body.edges[id].edgeType.getPoint(share),
      (id) => network.getBoundingBox(id),
    );
  else drawHover(pen);
});

/** The thing under the pointer with its relations, or the community or thing at which the keys are. */
function drawHover(pen) {
  const scale = network.getScale();
  Object.assign(pen, { strokeStyle: colour("accent"), lineWidth: 1.2 / scale });
  if (walk.at >= 0) circle(pen, walk.items[walk.at].ring, 3 / scale);
  if (hovered < 0) return;
  pen.beginPath();
  for (const relation of relationsOf(hovered)) {
    pen.moveTo(xs[source[relation]], ys[source[relation]]);
    pen.lineTo(xs[target[relation]], ys[target[relation]]);
  }
  pen.stroke();
  circle(pen, { x: xs[hovered], y: ys[hovered], radius: size(hovered) + 3 / scale }, 2.5 / scale);
}

function circle(pen, { x, y, radius }, width) {
  pen.lineWidth = width;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.stroke();
}

function move() {
  moving = true;
  hover(-1);
  clearTimeout(settling);
  settling = setTimeout(settle, SETTLE);
}

function settle() {
  moving = false;
  if (ego) return;
  sharpen();
  network.redraw();
}

function goTo(place) {
  if (calm.matches) {
    network.moveTo(place);
    settle();
  } else {
    moving = true;
    network.moveTo({ ...place, animation: { duration: 420, easingFunction: "easeInOutQuad" } });
  }
}

network.on("animationFinished", settle);
network.on("dragging", move);
network.on("zoom", () => {
  const scale = network.getScale();
  const within = Math.max(SCALES.least, Math.min(SCALES.most, scale));
  if (scale !== within) network.moveTo({ scale: within });
  move();
});
network.on("resize", () => {
  coarse = null;
  if (!moving) move();
});

/** What is seen of how much. */
function tellShown(seen) {
  let count = 0;
  for (let thing = 0; thing < labels.length; thing++) if (isIn(seen, xs[thing], ys[thing])) count++;
  const where = community < 0 ? "" : ` · around ${shortened(labels[discs[community].first], 32)}`;
  $("shown").textContent = `Showing ${count.toLocaleString("en-GB")} of ${counted(labels.length, "thing")}${where}`;
}

function around(number) {
  const { clientWidth, clientHeight } = $("map");
  const { x, y, radius } = discs[number];
  return { position: { x, y }, scale: Math.min(2, (0.92 * Math.min(clientWidth, clientHeight)) / (2 * radius)) };
}

function zoomBy(factor) {
  const scale = Math.max(SCALES.least, Math.min(SCALES.most, network.getScale() * factor));
  if (ego) network.moveTo({ scale });
  else goTo({ scale });
}
