// Boxes on a map, by their sides.

/**
 * Whether a point is inside a box.
 * @type {(point: vis.Point, box: vis.Box) => boolean}
 */
export const isInside = ({ x, y }, { left, right, top, bottom }) => left < x && x < right && top < y && y < bottom;

/** @type {(one: vis.Box, other: vis.Box) => boolean} */
export const meets = (one, other) =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

/**
 * The box around a point.
 * @type {(point: vis.Point, width: number, height: number) => vis.Box}
 */
export const boxAround = ({ x, y }, width, height) => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

/**
 * The box around boxes.
 * @param {vis.Box[]} boxes
 */
export const enclosing = (boxes) => ({
  left: Math.min(...boxes.map((box) => box.left)),
  right: Math.max(...boxes.map((box) => box.right)),
  top: Math.min(...boxes.map((box) => box.top)),
  bottom: Math.max(...boxes.map((box) => box.bottom)),
});

/** Boxes that are there, asked whether a new one is clear of them. */
export class Taken {
  /** @param {vis.Box[]} boxes */
  constructor(boxes = []) {
    this.boxes = boxes;
  }

  /** @param {vis.Box} box */
  claim(box) {
    const isClear = !this.boxes.some((other) => meets(box, other));
    if (isClear) this.boxes.push(box);
    return isClear;
  }
}
