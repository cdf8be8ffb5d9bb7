"use strict";
// The map by pointer and by keys: what is under the pointer, and a walk over communities, things or neighbours.

const communityWalk = () =>
  discs.slice(0, names.length).map((disc, number) => ({
    ring: disc,
    say: `${labels[disc.first]}, a community of ${counted(disc.size, "thing")}`,
    go: toCommunity(number),
  }));

const thingWalk = (number) =>
  Array.from({ length: Math.min(LONG, discs[number].size) }, (_, n) => {
    const thing = discs[number].first + n;
    const ring = { x: xs[thing], y: ys[thing], radius: size(thing) + 4 };
    return {
      ring,
      say: `${labels[thing]}, ${lookOf(thing).name}, ${counted(degree(thing), "relation")}`,
      go: toThing(thing),
    };
  });

/** The thing at a point of the screen; a name lies over things. */
const thingAt = (point) =>
  network.getNodeAt(point) === undefined ? nearest(network.DOMtoCanvas(point), REACH / network.getScale()) : -1;

/** Tell what is under the pointer; -1 is nothing. */
function hover(thing, point) {
  const tip = $("tip");
  tip.hidden = thing < 0;
  if (thing === hovered) return;
  hovered = thing;
  if (thing >= 0) {
    tip.textContent = `${lookOf(thing).glyph} ${labels[thing]} · ${lookOf(thing).name} · ${counted(degree(thing), "relation")}`;
    const { clientWidth } = $("map");
    Object.assign(tip.style, { top: `${point.y + 16}px`, left: `${Math.min(point.x + 12, clientWidth - 260)}px` });
  }
  network.redraw();
}

$("map").addEventListener("pointermove", (event) => {
  if (ego || moving || event.buttons) return;
  const box = $("map").getBoundingClientRect();
  const point = { x: event.clientX - box.left, y: event.clientY - box.top };
  hover(thingAt(point), point);
});
$("map").addEventListener("pointerleave", () => hover(-1));

network.on("click", ({ nodes: [hit], pointer }) => {
  $("map").focus({ preventScroll: true });
  if (ego) return mark(hit ? ego.shown.indexOf(Number(hit.slice(1))) : -1);
  const thing = thingAt(pointer.DOM);
  if (thing >= 0) location.hash = toThing(thing);
  else if (hit !== undefined) location.hash = toCommunity(hit);
});
network.on("doubleClick", ({ nodes: [hit] }) => {
  if (ego && hit) location.hash = toThing(Number(hit.slice(1)));
});

/** Move the keys' place to an item of what is walked; -1 is none. */
function mark(at) {
  const before = walk.items[walk.at];
  walk.at = at;
  const item = walk.items[at];
  if (ego) {
    if (before) nodes.update({ id: `t${before.other}`, borderWidth: 1.5, color: boxColours(before.other, "card") });
    if (item) nodes.update({ id: `t${item.other}`, borderWidth: 3, color: boxColours(item.other, "lit") });
    lightRows(item?.other);
  } else network.redraw();
  if (item) say(`${item.say}. ${at + 1} of ${walk.items.length}.`);
}

$("map").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const count = walk.items.length;
  if (step && count) mark(walk.at < 0 && step < 0 ? count - 1 : (walk.at + step + count) % count);
  else if (event.key === "Enter" && walk.items[walk.at]) location.hash = walk.items[walk.at].go;
  else if (event.key === "+" || event.key === "-") zoomBy(event.key === "+" ? 1.4 : 1 / 1.4);
  else return;
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && !$("back").hidden) toOverview();
});
