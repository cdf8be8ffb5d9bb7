// The overview of many articles: all that it does, from the first look at the address on.

import "../shared/answers.js";
import { tellReady } from "../shared/network.js";
import "../shared/sheet.js";
import "../shared/theme.js";
import "./finding.js";
import "./save.js";
import {
  articleOf,
  bases,
  basisOf,
  communityOf,
  degree,
  discs,
  keys,
  labels,
  lookOf,
  properties,
  propertyOf,
  ranked,
  source,
  target,
  xs,
  ys,
} from "./arrays.js";
import { edges, network, nodes, scene } from "./network.js";
import { openThing, route } from "./overview.js";
import { articleLinks, listContents, toCommunity, toThing } from "./panel.js";

// The only global name: what may be asked of the page in the browser's console, and what its tests ask.
const things = { labels, keys, xs, ys, discs, communityOf, lookOf, degree, ranked };
const relations = { source, target, properties, propertyOf, bases, basisOf, articleOf, articleLinks };
Object.assign(window, {
  kg: { ...things, ...relations, network, nodes, edges, scene, openThing, route, toCommunity, toThing },
});

network.once("afterDrawing", () => requestAnimationFrame(tellReady));
listContents();
route();
