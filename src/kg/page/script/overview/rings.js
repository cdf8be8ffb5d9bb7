// Places for boxes round one in the middle, in one ring or two.

/** @typedef {{ width: number, height: number }} Size */

/** @typedef {vis.Point & { more?: number }} Place */

const ONE_RING = 12; // boxes that stand in one
const MIDDLE = 1.5; // how much more room the thing in the middle has

/**
 * Places round the middle, in that of several arrangements which a stage shows at the largest scale.
 * @param {number} count
 * @param {Size} room What each box takes.
 * @param {Size} stage
 * @returns {vis.Point[]}
 */
export function rings(count, room, stage) {
  const spreads = count > ONE_RING ? [0.9, 1.1, 1.3, 1.6] : [0];
  const aspects = [0.6, 0.8, 1, 1.2, 1.5].map((factor) => (factor * stage.width) / stage.height);
  const all = spreads.flatMap((spread) => aspects.map((aspect) => closest(count, room, aspect, spread)));
  const scale = (/** @type {vis.Point[]} */ places) =>
    Math.min(
      stage.width / (2 * Math.max(...places.map(({ x }) => Math.abs(x))) + room.width),
      stage.height / (2 * Math.max(...places.map(({ y }) => Math.abs(y))) + room.height),
    );
  return all.reduce((best, places) => (scale(places) > scale(best) ? places : best));
}

/**
 * Places on the smallest ellipse on which boxes do not touch, every second one moved outwards by a spread.
 * @param {number} count
 * @param {Size} room
 * @param {number} aspect
 * @param {number} spread
 * @returns {vis.Point[]}
 */
function closest(count, room, aspect, spread) {
  for (let radius = 100; ; radius *= 1.04) {
    const places = onEllipse(count, radius * aspect, radius, room).map(({ x, y, turn }, n) =>
      n % 2 ? { x: x + Math.cos(turn) * spread * room.width, y: y + Math.sin(turn) * spread * room.height } : { x, y },
    );
    /** @type {Place[]} */
    const boxes = [{ x: 0, y: 0, more: MIDDLE }, ...places];
    if (!boxes.some((one, n) => boxes.slice(n + 1).some((other) => touch(one, other, room)))) return places;
  }
}

/** @type {(one: Place, other: Place, room: Size) => boolean} */
const touch = (one, other, room) =>
  Math.abs(one.x - other.x) < room.width * (one.more ?? 1) && Math.abs(one.y - other.y) < room.height * (one.more ?? 1);

/**
 * Places at equal distances, where a distance is counted in boxes: wide ones need more room above each other's side.
 * @param {number} count
 * @param {number} wide
 * @param {number} tall
 * @param {Size} room
 */
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
