/* Draws shapes, their numbers and their handles as SVG. Knows nothing of pointers or of the list. */
import { badgePlace, fitsShape, handles } from "./geometry.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
export const WIDE = 1000;

export function element(name, attributes = {}, ...children) {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function outline({ shape, numbers }, ratio, attributes = {}) {
  const rounded = (length) => Math.round(length * 100) / 100;
  const [across, down] = [(share) => rounded(share * WIDE), (share) => rounded((share * WIDE) / ratio)];
  if (shape === "default") return element("rect", { x: 0, y: 0, width: WIDE, height: WIDE / ratio, ...attributes });
  if (shape === "circle") {
    return element("circle", { cx: across(numbers[0]), cy: down(numbers[1]), r: across(numbers[2]), ...attributes });
  }
  if (shape === "rect") {
    const [left, right] = [numbers[0], numbers[2]].sort((a, b) => a - b);
    const [top, bottom] = [numbers[1], numbers[3]].sort((a, b) => a - b);
    return element("rect", {
      x: across(left), y: down(top), width: across(right - left), height: down(bottom - top), ...attributes,
    });
  }
  const points = [];
  for (let at = 0; at < numbers.length; at += 2) points.push(`${across(numbers[at])},${down(numbers[at + 1])}`);
  return element("polygon", { points: points.join(" "), ...attributes });
}

/* `unit` is the size of one screen pixel in the drawing, so that handles and numbers are as large on every screen. */
function badge(area, number, ratio, unit) {
  const at = badgePlace(area, ratio);
  const [x, y] = [at.x * WIDE, (at.y * WIDE) / ratio];
  return element(
    "g",
    { class: "sw-draw__badge", "aria-hidden": "true" },
    element("circle", { cx: x, cy: y, r: 12 * unit }),
    element("text", { x, y: y + 5 * unit, "font-size": 14 * unit }, String(number)),
  );
}

function areaShape(area, number, selected, ratio, unit, words) {
  const name = words.area(number, area);
  const group = element("g", {
    "data-area": number - 1, "data-key": `area-${number - 1}`, tabindex: 0, role: "button", "aria-label": name,
    "aria-pressed": words.previewing ? undefined : String(selected),
    class: `sw-draw__area${selected ? " sw-draw__area--selected" : ""}`,
  });
  group.append(element("title", {}, name), outline(area, ratio), badge(area, number, ratio, unit));
  return group;
}

function handleShapes(area, number, ratio, unit, words) {
  return handles(area, ratio).map((handle) => {
    const [x, y] = [handle.x * WIDE, (handle.y * WIDE) / ratio];
    const group = element("g", {
      "data-handle": handle.index, "data-adds": handle.adds ? "true" : undefined, tabindex: 0, role: "button",
      "data-key": `handle-${handle.adds ? "new" : "old"}-${handle.index}`,
      class: `sw-draw__handle${handle.adds ? " sw-draw__handle--adds" : ""}`,
      "aria-label": handle.adds ? words.newCorner(number) : words.corner(handle.index + 1, number),
    });
    group.append(
      element("circle", { cx: x, cy: y, r: 16 * unit, class: "sw-draw__reach" }),
      element("circle", { cx: x, cy: y, r: (handle.adds ? 5 : 8) * unit }),
    );
    return group;
  });
}

/* Everything anew; "the rest" lies under the others, the selected one on top. */
export function drawAreas(svg, { areas, selected, draft, ratio, unit, words }) {
  const focused = svg.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const drawable = areas.map((area, index) => ({ area, index })).filter(({ area }) => fitsShape(area.shape, area.numbers));
  const order = ({ area, index }) => (area.shape === "default" ? -1 : index === selected ? 1 : 0);
  drawable.sort((one, other) => order(one) - order(other));
  const shapes = drawable.map(({ area, index }) => areaShape(area, index + 1, index === selected, ratio, unit, words));
  const chosen = areas[selected];
  if (chosen && fitsShape(chosen.shape, chosen.numbers) && !words.previewing) {
    shapes.push(...handleShapes(chosen, selected + 1, ratio, unit, words));
  }
  if (draft) shapes.push(draft);
  svg.replaceChildren(...shapes);
  if (focused) svg.querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true });
}
