/* The list of areas in the form: Wagtail's own blocks, read and written by their fields. */
import { readNumbers, writeNumbers } from "./geometry.js";

function newId() {
  const digits = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(digits, (digit) => digit.toString(16).padStart(2, "0"))
    .join("")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export class AreaList {
  constructor(block) {
    this.block = block;
    this.element = block.container[0];
  }

  get children() {
    return this.block.children;
  }

  field(index, name) {
    const child = this.children[index];
    return child.element.querySelector(`[name="${child.block.childBlocks[name].prefix}"]`);
  }

  areas() {
    return this.children.map((_child, index) => ({
      shape: this.field(index, "shape").value,
      numbers: readNumbers(this.field(index, "coordinates").value),
      label: this.field(index, "label").value,
    }));
  }

  /* While a shape is dragged nobody needs to hear of it; `announce` tells Wagtail that the page changed. */
  write(index, numbers, announce = false) {
    const field = this.field(index, "coordinates");
    field.value = writeNumbers(numbers);
    if (announce) field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  add(shape, numbers) {
    const state = { ...structuredClone(this.block.blockDef.initialChildState), coordinates: writeNumbers(numbers) };
    const child = this.block.insert(state, this.children.length, { id: newId() });
    const index = this.children.indexOf(child);
    this.field(index, "shape").value = shape;
    this.field(index, "shape").dispatchEvent(new Event("change", { bubbles: true }));
    return index;
  }

  remove(index) {
    this.block.deleteBlock(index, { animate: false });
    this.element.dispatchEvent(new Event("change", { bubbles: true }));
  }

  read() {
    return this.block.getState();
  }

  /* Where the same areas are there, their fields get the old values; else the list is made anew. */
  restore(state) {
    const same = state.length === this.children.length && state.every(({ id }, at) => id === this.children[at].id);
    if (same) state.forEach(({ value }, at) => this.children[at].block.setState(value));
    else this.block.setState(state);
    this.element.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /* Opens one area in the list and closes the others, but for those with an error. */
  show(index) {
    this.children.forEach((child, at) => {
      child.element.classList.toggle("sw-draw__item--selected", at === index);
      const open = child.toggleElement.getAttribute("aria-expanded") === "true";
      const wanted = at === index || child.element.querySelector(".w-field--error");
      if (index >= 0 && open !== Boolean(wanted)) child.toggleElement.click();
    });
  }

  indexOf(node) {
    return this.children.findIndex((child) => child.element.contains(node));
  }
}
