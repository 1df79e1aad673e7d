/* The picture with the shapes on it: mouse, finger, pen and keyboard. It changes numbers; the list keeps them. */
import { drawAreas, element, outline, WIDE } from "./drawing.js";
import * as geometry from "./geometry.js";

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 0.01;
const NEAR = 14; // pixels of the screen

export class Stage {
  /* `list` holds the areas; `on` has select, commit, tool, say and open; `words` names things for a screen reader. */
  constructor(svg, list, on, words) {
    Object.assign(this, { svg, list, on, words, ratio: 1, selected: -1, tool: "select", gesture: null, corners: null });
    svg.addEventListener("pointerdown", (event) => this.down(event));
    svg.addEventListener("pointermove", (event) => this.move(event));
    svg.addEventListener("pointerup", (event) => this.up(event));
    svg.addEventListener("pointercancel", () => this.cancel());
    svg.addEventListener("dblclick", () => this.finishPolygon());
    svg.addEventListener("keydown", (event) => this.key(event));
    svg.addEventListener("focusin", (event) => this.focusOn(event));
    new ResizeObserver(() => this.draw()).observe(svg);
  }

  setPicture(width, height) {
    this.ratio = width / height;
    this.svg.setAttribute("viewBox", `0 0 ${WIDE} ${WIDE / this.ratio}`);
    this.draw();
  }

  setTool(tool) {
    this.tool = tool;
    this.corners = null;
    this.svg.classList.toggle("sw-draw__svg--drawing", tool !== "select" && tool !== "preview");
    this.draw();
  }

  area(index = this.selected) {
    return this.list.areas()[index];
  }

  /* --- drawing --- */

  draw() {
    const width = this.svg.getBoundingClientRect().width;
    if (!width) return;
    const areas = this.list.areas();
    const words = { ...this.words, previewing: this.tool === "preview" };
    drawAreas(this.svg, {
      areas, selected: this.selected, draft: this.draft(), ratio: this.ratio, unit: WIDE / width, words,
    });
  }

  draft() {
    if (this.gesture?.kind === "draw") {
      const { from, to } = this.gesture;
      const numbers = geometry.between(this.tool, from, to, this.ratio);
      return outline({ shape: this.tool, numbers }, this.ratio, { class: "sw-draw__draft" });
    }
    if (!this.corners) return null;
    const open = [...this.corners, ...(this.pointer ? [this.pointer] : [])];
    const points = open.map(({ x, y }) => `${x * WIDE},${(y * WIDE) / this.ratio}`).join(" ");
    return element("polyline", { points, class: "sw-draw__draft" });
  }

  point(event) {
    const box = this.svg.getBoundingClientRect();
    const share = (place, size) => Math.min(1, Math.max(0, place / size));
    return { x: share(event.clientX - box.left, box.width), y: share(event.clientY - box.top, box.height) };
  }

  /* --- pointers --- */

  down(event) {
    if (event.button !== 0 || this.gesture) return;
    const at = this.point(event);
    if (this.tool === "preview") return this.try(event);
    if (this.tool === "poly") return this.addCorner(event, at);
    event.preventDefault();
    this.svg.setPointerCapture(event.pointerId);
    if (this.tool !== "select") this.gesture = { kind: "draw", from: at, to: at };
    else this.take(event, at);
  }

  take(event, at) {
    const handle = event.target.closest("[data-handle]");
    const shape = event.target.closest("[data-area]");
    if (handle) return this.takeHandle(handle, at);
    if (!shape) return this.on.select(-1);
    this.on.select(Number(shape.dataset.area));
    this.svg.querySelector(`[data-key="area-${this.selected}"]`)?.focus({ preventScroll: true });
    if (this.area().shape !== "default") this.gesture = { kind: "move", from: at, area: this.area() };
  }

  takeHandle(node, at) {
    const found = this.handle(node);
    if (found.adds) this.list.write(this.selected, geometry.withCorner(this.area(), found));
    const index = found.adds ? found.index + 1 : found.index;
    this.gesture = { kind: "handle", from: at, area: this.area(), handle: { ...found, index } };
  }

  handle(node) {
    const adds = node.dataset.adds === "true";
    const all = geometry.handles(this.area(), this.ratio);
    return all.find((one) => one.index === Number(node.dataset.handle) && Boolean(one.adds) === adds);
  }

  move(event) {
    const at = this.point(event);
    if (this.corners) {
      this.pointer = at;
      this.draw();
    }
    if (!this.gesture) return;
    const { kind, from, area, handle } = this.gesture;
    this.gesture.to = at;
    if (kind === "move") this.list.write(this.selected, geometry.moved(area, at.x - from.x, at.y - from.y));
    if (kind === "handle") this.list.write(this.selected, geometry.withHandle(area, handle, at, this.ratio));
    this.draw();
  }

  up(event) {
    if (!this.gesture) return;
    this.move(event);
    const { kind, from, to } = this.gesture;
    this.gesture = null;
    if (kind !== "draw") return this.changed();
    const drawn = geometry.between(this.tool, from, to, this.ratio);
    this.insert(this.tool, geometry.isTooSmall(this.tool, drawn) ? geometry.ordinary(this.tool, from) : drawn);
  }

  cancel() {
    if (this.gesture?.area) this.list.write(this.selected, this.gesture.area.numbers);
    this.gesture = this.corners = null;
    this.draw();
  }

  addCorner(event, at) {
    event.preventDefault();
    this.svg.focus({ preventScroll: true });
    const box = this.svg.getBoundingClientRect();
    const near = ({ x, y }) => Math.hypot((x - at.x) * box.width, (y - at.y) * box.height) < NEAR;
    if (this.corners?.length > 2 && near(this.corners[0])) return this.finishPolygon();
    if (!this.corners?.length || !near(this.corners.at(-1))) this.corners = [...(this.corners ?? []), at];
    this.pointer = at;
    this.on.say(this.words.corners(this.corners.length));
    this.draw();
  }

  finishPolygon() {
    const corners = this.corners;
    if (!corners) return;
    this.corners = this.pointer = null;
    if (corners.length < 3) this.draw();
    else this.insert("poly", corners.flatMap(({ x, y }) => geometry.moved({ shape: "poly", numbers: [x, y] }, 0, 0)));
  }

  insert(shape, numbers) {
    const index = this.list.add(shape, numbers);
    this.on.tool("select");
    this.on.select(index);
    this.on.commit();
    this.svg.querySelector(`[data-key="area-${index}"]`)?.focus({ preventScroll: true });
    this.on.say(this.words.added(index + 1));
  }

  changed() {
    this.list.write(this.selected, this.area().numbers, true);
    this.draw();
    this.on.commit();
  }

  remove(index = this.selected) {
    if (index < 0) return;
    this.list.remove(index);
    this.on.select(-1);
    this.on.commit();
    this.svg.focus({ preventScroll: true });
    this.on.say(this.words.removed(index + 1));
  }

  try(event) {
    const shape = event.target.closest("[data-area]");
    if (shape) this.on.say(this.words.leads(Number(shape.dataset.area)));
  }

  /* --- keyboard --- */

  focusOn(event) {
    const shape = event.target.closest("[data-area]");
    if (shape && this.tool === "preview") this.on.say(this.words.leads(Number(shape.dataset.area)));
    else if (shape && Number(shape.dataset.area) !== this.selected && !this.gesture) this.on.select(Number(shape.dataset.area));
  }

  key(event) {
    if (event.key === "Escape") return this.cancel();
    if (event.key === "Enter" && this.corners) return this.finishPolygon();
    if (this.tool === "preview" || this.selected < 0) return;
    const handle = event.target.closest("[data-handle]");
    if (event.key in STEPS) this.step(event, handle);
    else if (event.key === "Delete" || event.key === "Backspace") this.removeAt(event, handle);
    else if ("+-=".includes(event.key)) this.resize(event);
    else if (event.key === "Enter" && !handle) this.on.open(event);
  }

  step(event, handle) {
    event.preventDefault();
    const [dx, dy] = STEPS[event.key].map((way) => way * STEP * (event.shiftKey ? 5 : 1));
    const area = this.area();
    if (handle) this.stepHandle(area, this.handle(handle), dx, dy);
    else if (area.shape !== "default") this.list.write(this.selected, geometry.moved(area, dx, dy));
    this.changed();
  }

  stepHandle(area, handle, dx, dy) {
    const base = handle.adds ? { ...area, numbers: geometry.withCorner(area, handle) } : area;
    const held = handle.adds ? { ...handle, index: handle.index + 1 } : handle;
    const to = { x: handle.x + dx, y: handle.y + dy };
    this.list.write(this.selected, geometry.withHandle(base, held, to, this.ratio));
    if (!handle.adds) return;
    this.draw();
    this.svg.querySelector(`[data-key="handle-old-${held.index}"]`)?.focus({ preventScroll: true });
  }

  removeAt(event, handle) {
    event.preventDefault();
    if (!handle) return this.remove();
    const area = this.area();
    if (area.shape !== "poly" || handle.dataset.adds) return;
    this.list.write(this.selected, geometry.withoutCorner(area, this.handle(handle)));
    this.changed();
  }

  resize(event) {
    event.preventDefault();
    const area = this.area();
    if (area.shape === "default") return;
    this.list.write(this.selected, geometry.scaled(area, event.key === "-" ? 1 / 1.1 : 1.1));
    this.changed();
  }
}
