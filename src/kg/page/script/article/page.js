// The page of an article, or of a few: all that it does, from the first look at the address on.

import "../shared/answers.js";
import "./pointer.js";
import "./print.js";
import "./save.js";
import "./search.js";
import "./touch.js";
import { colour } from "../shared/theme.js";
import { edges, look, nameOf, nodes, passages, rows, things } from "./graph.js";
import { byDegree } from "./keys.js";
import { relationNames } from "./labels.js";
import { boxOf, drawnEdges, drawnNodes, FONT, net } from "./map.js";
import { go, visit } from "./navigation.js";
import { lit, piecesIn, wordsOf } from "./reading.js";
import { page } from "./record.js";
import { route } from "./route.js";
import { scene } from "./scene.js";
import { selectionOf } from "./selection.js";
import { shortestWays } from "./ways.js";

// The only global name: what may be asked of the page in the browser's console, and what its tests ask.
const kindOf = (/** @type {string} */ key) => look(key).name;
const graph = {
  page,
  rows,
  things,
  nodes,
  edges,
  passages,
  kindOf,
  nameOf,
  wordsOf,
  piecesIn,
  selectionOf,
  shortestWays,
};
const map = { net, drawnNodes, drawnEdges, boxOf, relationNames, byDegree, colour, FONT };
Object.assign(window, { kg: { ...graph, ...map, scene, lit, go, visit, route } });

history.scrollRestoration = "manual"; // the browser has gone to the fragment's element, which may be in a closed panel
scrollTo(0, 0);
route();
