// The shortest ways through any network, found breadth first.

/**
 * The shortest ways from one item to another, each as a list of items, one by one: of two hubs there are very many.
 * @template Item
 * @param {Item} one
 * @param {Item} other
 * @param {(item: Item) => Iterable<Item>} nearOf What is a step away.
 * @returns {Generator<Item[]>}
 */
export function* waysBetween(one, other, nearOf) {
  /** @type {Map<Item, Item[]>} */
  const before = new Map([[one, []]]);
  let rim = [one];
  while (rim.length && !before.has(other)) {
    /** @type {Map<Item, Item[]>} */
    const reached = new Map();
    for (const item of rim) {
      for (const next of nearOf(item)) {
        if (before.has(next)) continue;
        const from = reached.get(next);
        if (from) from.push(item);
        else reached.set(next, [item]);
      }
    }
    for (const [item, from] of reached) before.set(item, from);
    rim = [...reached.keys()];
  }
  if (before.has(other)) yield* back(other);

  /** @type {(item: Item) => Generator<Item[]>} */
  function* back(item) {
    if (item === one) yield [one];
    for (const from of before.get(item) ?? []) for (const way of back(from)) yield [...way, item];
  }
}
