/* Shapes on a picture. Numbers are shares (0 to 1) of its width and height; the radius of a circle is one of its width. */

export const SMALLEST = 0.01;

const inside = (number) => Math.min(1, Math.max(0, number));
const rounded = (number) => Math.round(number * 1e5) / 1e5;

/* "10 20,5 40" in the list is [0.1, 0.205, 0.4] here. Null when something else than numbers is in it. */
export function readNumbers(text) {
  const words = text.replaceAll(";", " ").split(/\s+/).filter(Boolean);
  if (!words.every((word) => /^-?\d+([.,]\d+)?$/.test(word))) return null;
  return words.map((word) => inside(Number(word.replace(",", ".")) / 100));
}

export function writeNumbers(numbers) {
  return numbers.map((share) => String(Math.round(share * 1e5) / 1e3).replace(".", ",")).join(" ");
}

export function fitsShape(shape, numbers) {
  if (!numbers) return false;
  if (shape === "rect") return numbers.length === 4;
  if (shape === "circle") return numbers.length === 3;
  if (shape === "default") return numbers.length === 0;
  return numbers.length >= 6 && numbers.length % 2 === 0;
}

/* A shape of ordinary size around a point, for a tap and for the keyboard. */
export function ordinary(shape, { x, y }) {
  const at = (share, room) => Math.min(1 - room, Math.max(room, share));
  const [left, top] = [at(x, 0.12), at(y, 0.12)];
  if (shape === "circle") return [left, top, 0.12].map(rounded);
  if (shape === "rect") return [left - 0.12, top - 0.12, left + 0.12, top + 0.12].map(rounded);
  if (shape === "poly") return [left, top - 0.12, left + 0.12, top + 0.12, left - 0.12, top + 0.12].map(rounded);
  return [];
}

/* From one corner to the other, or from the middle to the edge. `ratio` is width divided by height. */
export function between(shape, from, to, ratio) {
  if (shape === "circle") return [from.x, from.y, distance(from, to, ratio)].map(rounded);
  const [left, right] = [from.x, to.x].sort((a, b) => a - b);
  const [top, bottom] = [from.y, to.y].sort((a, b) => a - b);
  return [left, top, right, bottom].map(rounded);
}

export function distance(from, to, ratio) {
  return Math.hypot(to.x - from.x, (to.y - from.y) / ratio);
}

export function isTooSmall(shape, numbers) {
  if (shape === "circle") return numbers[2] < SMALLEST;
  return Math.abs(numbers[2] - numbers[0]) < SMALLEST || Math.abs(numbers[3] - numbers[1]) < SMALLEST;
}

export function moved({ shape, numbers }, dx, dy) {
  const [xs, ys] = shape === "circle" ? [[numbers[0]], [numbers[1]]] : [numbers.filter(even), numbers.filter(odd)];
  const right = Math.min(Math.max(dx, -Math.min(...xs)), 1 - Math.max(...xs));
  const down = Math.min(Math.max(dy, -Math.min(...ys)), 1 - Math.max(...ys));
  if (shape === "circle") return [numbers[0] + right, numbers[1] + down, numbers[2]].map(rounded);
  return numbers.map((number, index) => rounded(number + (index % 2 ? down : right)));
}

const even = (_number, index) => index % 2 === 0;
const odd = (_number, index) => index % 2 === 1;

/* Larger or smaller around its middle. */
export function scaled({ shape, numbers }, factor) {
  if (shape === "circle") return [numbers[0], numbers[1], rounded(Math.max(SMALLEST, numbers[2] * factor))];
  const middle = centre({ shape, numbers });
  return numbers.map((number, index) => {
    const from = index % 2 ? middle.y : middle.x;
    return rounded(inside(from + (number - from) * factor));
  });
}

export function centre({ shape, numbers }) {
  if (shape === "circle") return { x: numbers[0], y: numbers[1] };
  const mean = (list) => list.reduce((sum, number) => sum + number, 0) / list.length;
  return { x: mean(numbers.filter(even)), y: mean(numbers.filter(odd)) };
}

/* Near the corner at the top left, so that words in the middle stay readable; as on the page. */
export function badgePlace({ shape, numbers }, ratio) {
  if (shape === "default") return { x: 0.03, y: 0.03 * ratio };
  if (shape === "circle") return { x: numbers[0], y: numbers[1] };
  const [left, top, right, bottom] = numbers;
  const corners = shape === "rect" ? [left, top, right, top, right, bottom, left, bottom] : numbers;
  const middle = centre({ shape: "poly", numbers: corners });
  const places = corners.filter(even).map((x, index) => ({ x, y: corners[index * 2 + 1] }));
  const first = places.reduce((best, one) => (one.x + one.y < best.x + best.y ? one : best));
  return { x: first.x + (middle.x - first.x) * 0.22, y: first.y + (middle.y - first.y) * 0.22 };
}

/* Where a shape can be taken hold of. Between two corners of a polygon one can be added. */
export function handles({ shape, numbers }, ratio) {
  if (shape === "rect") {
    return [[0, 1], [2, 1], [2, 3], [0, 3]].map(([x, y], index) => ({ index, x: numbers[x], y: numbers[y], at: [x, y] }));
  }
  if (shape === "circle") {
    const [x, y, radius] = numbers;
    const places = [[x + radius, y], [x, y + radius * ratio], [x - radius, y], [x, y - radius * ratio]];
    return places.map(([left, top], index) => ({ index, x: left, y: top }));
  }
  if (shape !== "poly") return [];
  const corners = numbers.filter(even).map((x, index) => ({ index, x, y: numbers[index * 2 + 1] }));
  const between = corners.map((corner, index) => {
    const next = corners[(index + 1) % corners.length];
    return { index, x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2, adds: true };
  });
  return [...corners, ...between];
}

export function withHandle({ shape, numbers }, handle, point, ratio) {
  const at = { x: rounded(inside(point.x)), y: rounded(inside(point.y)) };
  const changed = [...numbers];
  if (shape === "circle") {
    changed[2] = rounded(Math.max(SMALLEST, distance({ x: numbers[0], y: numbers[1] }, at, ratio)));
  } else if (shape === "rect") {
    changed[handle.at[0]] = at.x;
    changed[handle.at[1]] = at.y;
  } else {
    changed[handle.index * 2] = at.x;
    changed[handle.index * 2 + 1] = at.y;
  }
  return changed;
}

export function withCorner({ numbers }, handle) {
  const changed = [...numbers];
  changed.splice(handle.index * 2 + 2, 0, rounded(handle.x), rounded(handle.y));
  return changed;
}

export function withoutCorner({ numbers }, handle) {
  if (numbers.length <= 6) return numbers;
  return numbers.filter((_number, index) => Math.floor(index / 2) !== handle.index);
}
