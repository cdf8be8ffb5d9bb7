"use strict";
// The keyboard: "/" finds, Escape clears; on the map the arrows walk along the lines, Enter follows one.

let here = null; // the thing whose lines are walked

const byDegree = () => [...scene.visible.nodes].sort((a, b) => nodes.get(b).degree - nodes.get(a).degree);

function walkThings(by) {
  const order = byDegree();
  const next = order[(order.indexOf(scene.selection?.key ?? here) + by + order.length) % order.length];
  if (next) go({ thing: next }, true);
}

function walkLines(by) {
  here = scene.selection?.key ?? here;
  const near = things.get(here)?.edges.filter((edge) => scene.visible.edges.has(edge) && edge.rows.length) ?? [];
  if (!near.length) return walkThings(1);
  const now = near.findIndex((edge) => scene.selection?.edges.size === 1 && scene.selection.edges.has(edge));
  const next = near[now < 0 ? 0 : (now + by + near.length) % near.length];
  return go(selectionOf(next), true);
}

function follow() {
  const [edge] = scene.selection?.edges ?? [];
  if (scene.selection?.kind === "thing") return go({ near: String((scene.near || 0) + 1) });
  if (edge) go({ thing: here === edge.from || here === edge.to ? otherEnd(edge, here) : edge.to }, true);
  return undefined;
}

const MAP_KEYS = {
  ArrowRight: () => walkLines(1),
  ArrowLeft: () => walkLines(-1),
  ArrowDown: () => walkThings(1),
  ArrowUp: () => walkThings(-1),
  Enter: follow,
  "+": () => net.moveTo({ scale: net.getScale() * 1.3, animation: false }),
  "-": () => net.moveTo({ scale: net.getScale() / 1.3, animation: false }),
  0: () => lookAt(scene.visible.nodes),
};

$("map").addEventListener("keydown", (event) => {
  if (!Object.hasOwn(MAP_KEYS, event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  MAP_KEYS[event.key]();
});

document.addEventListener("keydown", (event) => {
  const isTyping =
    /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && !/^(checkbox|range)$/.test(event.target.type);
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    $("find").focus();
  }
  if (event.key !== "Escape") return;
  const open = document.querySelector("#tools details[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  } else {
    go({}, true);
  }
});
