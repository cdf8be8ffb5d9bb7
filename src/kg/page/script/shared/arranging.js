// Places for a few boxes that are looked at for themselves: a path as a chain, anything else by annealing, so that no
// line runs under a box that it has nothing to do with. The same is always arranged alike.

/** @typedef {[number, number]} Pair A width and a height, or a point. */

/**
 * The numbers of the boxes at its ends, and how many others run beside it, which bow out.
 * @typedef {{ one: number, other: number, beside: number }} Link
 */

/**
 * Boxes by their halves and places, what is between them, lines, and half of the frame.
 * @typedef {{ halves: Pair[], at: Pair[], air: Pair, lines: Link[], frame: Pair }} Tangle
 */

const FILL = 0.45; // the share of the frame that boxes cover
const LOWEST = 460; // the height of the frame of a few boxes, whose names need no more
const AIR = [14, 12]; // between boxes; of a few more, for the names of lines
const WIDER = 4;
const CLEAR = 6; // between a box and a line
const BOW = 0.035; // how far parallel lines reach aside, as a share of their length
const SWEEPS = 48; // visits to each box
const TRIED = 12; // places that a visit tries
const HOT = 30;
const COST = { under: 120, crossing: 20, overlap: 60, outside: 60, length: 50 };
const STEP = { below: 44, beside: 130 }; // between the boxes of a chain, with room for the names of lines

/**
 * Boxes under or beside each other, whichever is larger on a map of this shape.
 * @param {Record<string, Pair>} boxes In their order.
 * @param {number} aspect
 * @returns {Record<string, Pair>}
 */
export function chained(boxes, aspect) {
  const keys = Object.keys(boxes);
  const widths = keys.map((key) => boxes[key][0]);
  const heights = keys.map((key) => boxes[key][1]);
  const total = (/** @type {number[]} */ sizes) => sizes.reduce((sum, size) => sum + size, 0);
  const long = (/** @type {number[]} */ sizes, /** @type {number} */ step) => total(sizes) + step * (keys.length - 1);
  const below = Math.max(Math.max(...widths) / aspect, long(heights, STEP.below));
  const beside = Math.max(long(widths, STEP.beside) / aspect, Math.max(...heights));
  const isBelow = below <= beside;
  const [sizes, step] = isBelow ? [heights, STEP.below] : [widths, STEP.beside];
  let from = -long(sizes, step) / 2;
  const middles = sizes.map((size) => {
    const middle = Math.round(from + size / 2);
    from += size + step;
    return middle;
  });
  return Object.fromEntries(keys.map((key, n) => [key, isBelow ? [0, middles[n]] : [middles[n], 0]]));
}

/**
 * Boxes with their lines in a frame of a shape.
 * @param {Record<string, Pair>} boxes
 * @param {[string, string][]} links
 * @param {Record<string, Pair>} start Where they stood, which they still resemble.
 * @param {number} aspect
 * @returns {Record<string, Pair>}
 */
export function arranged(boxes, links, start, aspect) {
  const keys = Object.keys(boxes).sort();
  const number = new Map(keys.map((key, n) => [key, n]));
  const halves = keys.map((key) => /** @type {Pair} */ (boxes[key].map((size) => size / 2)));
  const area = halves.reduce((sum, [width, height]) => sum + 4 * (width + AIR[0]) * (height + AIR[1]), 0);
  const needed = Math.sqrt(area / FILL / aspect);
  const height = Math.max(needed, LOWEST) / 2;
  const wider = Math.min((2 * height) / needed, WIDER) ** 2;
  const air = /** @type {Pair} */ (AIR.map((gap) => gap * Math.min(wider, WIDER)));
  /** @type {Pair} */
  const frame = [height * aspect, height];
  /** @type {Map<string, Link>} */
  const lines = new Map();
  for (const link of links) {
    const [one, other] = link.map((key) => number.get(key) ?? 0).sort((a, b) => a - b);
    const beside = (lines.get(`${one} ${other}`)?.beside ?? -1) + 1;
    if (one !== other) lines.set(`${one} ${other}`, { one, other, beside });
  }
  const at = spread(
    keys.map((key) => start[key] ?? [0, 0]),
    frame,
  );
  const tangle = { halves, at, air, lines: [...lines.values()], frame };
  untangle(tangle);
  settle(tangle);
  return Object.fromEntries(keys.map((key, n) => [key, [Math.round(at[n][0]), Math.round(at[n][1])]]));
}

/**
 * Points over the whole frame, each axis half by rank.
 * @param {Pair[]} points
 * @param {Pair} frame
 */
function spread(points, frame) {
  const axes = [0, 1].map((axis) => {
    const values = points.map((point) => point[axis]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const order = values.map((_, n) => n).sort((a, b) => values[a] - values[b] || a - b);
    const ranks = new Map(order.map((n, rank) => [n, rank]));
    const last = Math.max(points.length - 1, 1);
    return values.map((value, n) => {
      const share = ((ranks.get(n) ?? 0) / last + (value - low) / Math.max(high - low, 1e-9)) / 2;
      return (share - 0.5) * 1.6 * frame[axis];
    });
  });
  return points.map((_, n) => /** @type {Pair} */ ([axes[0][n], axes[1][n]]));
}

/**
 * Numbers from 0 to 1 that are the same each time (Lehmer, 1951).
 * @param {number} seed
 */
function randomly(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/**
 * Move each box to where it costs least, but for a noise that falls to nothing (Kirkpatrick and others, 1983).
 * @param {Tangle} tangle
 */
function untangle(tangle) {
  const { halves, at, frame } = tangle;
  const random = randomly(7);
  for (let sweep = 0; sweep < SWEEPS && at.length > 1; sweep += 1) {
    const left = 1 - sweep / (SWEEPS - 1);
    const reach = 0.06 + 0.9 * left * left;
    at.forEach((here, box) => {
      let best = here;
      let least = cost(tangle, box, here);
      for (let tried = 1; tried < TRIED; tried += 1) {
        const place = /** @type {Pair} */ (
          here.map((value, axis) => {
            const room = Math.max(frame[axis] - halves[box][axis], 0);
            return clamped(value + (random() * 2 - 1) * reach * frame[axis], room);
          })
        );
        const now = cost(tangle, box, place) + Math.log(random() + 1e-12) * HOT * left * left;
        if (now < least) [best, least] = [place, now];
      }
      at[box] = best;
    });
  }
}

const clamped = (/** @type {number} */ value, /** @type {number} */ bound) => Math.min(Math.max(value, -bound), bound);

/**
 * What a place of a box costs, with all others where they are.
 * @param {Tangle} tangle
 * @param {number} box
 * @param {Pair} place
 */
function cost({ halves, at, air, lines, frame }, box, place) {
  const [x, y] = place;
  const half = halves[box];
  let sum = 0;
  at.forEach((other, n) => {
    if (n === box) return;
    const across = half[0] + halves[n][0] + air[0] - Math.abs(other[0] - x);
    const down = half[1] + halves[n][1] + air[1] - Math.abs(other[1] - y);
    if (across > 0 && down > 0) sum += COST.overlap + 4 * Math.min(across, down);
  });
  for (const axis of [0, 1]) {
    const beyond = Math.abs(place[axis]) + half[axis] - frame[axis];
    if (beyond > 0) sum += COST.outside + 2 * beyond;
  }
  for (const { one, other, beside } of lines) {
    if (one !== box && other !== box) {
      sum += COST.under * (1 + beside) * depth(at[one], at[other], beside, place, half);
      continue;
    }
    const far = one === box ? other : one;
    const share = Math.hypot(at[far][0] - x, at[far][1] - y) / (2 * frame[0]);
    sum += COST.length * share * (1 + share);
    at.forEach((middle, n) => {
      if (n !== box && n !== far) sum += COST.under * (1 + beside) * depth(place, at[far], beside, middle, halves[n]);
    });
    for (const { one: a, other: b, beside: more } of lines) {
      if (a === box || b === box || a === far || b === far) continue;
      if (cross(place, at[far], at[a], at[b])) sum += COST.crossing * (1 + beside) * (1 + more);
    }
  }
  return sum;
}

/** @type {(a: Pair, b: Pair, c: Pair) => number} */
const side = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** @type {(a: Pair, b: Pair, c: Pair, d: Pair) => boolean} */
const cross = (a, b, c, d) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

/**
 * How much a line runs under a box, by their separating axes: 0 where it keeps clear, else from a half to 1 and a half.
 * @param {Pair} from
 * @param {Pair} to
 * @param {number} beside
 * @param {Pair} middle
 * @param {Pair} half
 */
function depth(from, to, beside, middle, half) {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const clear = CLEAR + (beside ? beside * BOW * Math.hypot(x, y) : 0);
  const [wide, high] = [half[0] + clear, half[1] + clear];
  if (Math.abs(2 * middle[0] - from[0] - to[0]) > 2 * wide + Math.abs(x)) return 0;
  if (Math.abs(2 * middle[1] - from[1] - to[1]) > 2 * high + Math.abs(y)) return 0;
  const shadow = wide * Math.abs(y) + high * Math.abs(x);
  const off = Math.abs(side(from, to, middle));
  return off < shadow ? 1.5 - off / shadow : 0;
}

/**
 * Push boxes apart that still overlap, each pair the shorter way.
 * @param {Tangle} tangle
 */
function settle({ halves, at }) {
  for (let pass = 0, moved = true; pass < 100 && moved; pass += 1) {
    moved = false;
    for (let one = 0; one < at.length; one += 1) {
      for (let other = one + 1; other < at.length; other += 1) {
        const over = [0, 1].map(
          (axis) => halves[one][axis] + halves[other][axis] + AIR[axis] / 2 - Math.abs(at[one][axis] - at[other][axis]),
        );
        if (over[0] <= 0 || over[1] <= 0) continue;
        const axis = over[0] < over[1] ? 0 : 1;
        const way = at[one][axis] <= at[other][axis] ? 1 : -1;
        at[one][axis] -= (way * over[axis]) / 2;
        at[other][axis] += (way * over[axis]) / 2;
        moved = true;
      }
    }
  }
}
