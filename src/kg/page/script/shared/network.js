// vis-network, which draws the map of every page: places are given to it, and keys are heard by the page.

import { $ } from "./dom.js";

/**
 * A network on the map.
 * @template {{ id: vis.Id }} Node
 * @template {{ id: vis.Id }} Edge
 * @param {vis.DataSet<Node>} nodes
 * @param {vis.DataSet<Edge>} edges
 * @param {Record<"interaction" | "nodes" | "edges", object>} options What this page has of its own.
 */
export const networkOf = (nodes, edges, options) =>
  new vis.Network(
    $("map"),
    { nodes, edges },
    {
      physics: false,
      layout: { improvedLayout: false },
      interaction: { keyboard: false, selectConnectedEdges: false, ...options.interaction },
      nodes: { chosen: false, ...options.nodes },
      edges: { chosen: false, ...options.edges },
    },
  );

/** Tell that the map is there: whoever waits for the page sees it. */
export function tellReady() {
  performance.mark("painted");
  document.documentElement.dataset.ready = "";
}
