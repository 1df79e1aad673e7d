/* A clickable picture in Wagtail's form: the drawing table above the fields of its areas. */
import { AreaList } from "./area-list.js";
import { ordinary } from "./geometry.js";
import { History } from "./history.js";
import { Stage } from "./stage.js";
import { buildTable } from "./table.js";
import { wordsOf } from "./words.js";

export function figureDefinition(Base) {
  return class FigureDefinition extends Base {
    render(placeholder, prefix, state, error) {
      const block = super.render(placeholder, prefix, state, error);
      new FigureEditor(block, this.meta.figure, state?.image?.id);
      return block;
    }
  };
}

class FigureEditor {
  constructor(block, settings, image) {
    this.block = block;
    this.settings = settings;
    this.list = new AreaList(block.childBlocks.areas);
    this.table = buildTable(block.container[0], this.list.element, block.prefix, settings.words);
    this.stage = new Stage(this.table.svg, this.list, this.answers(), wordsOf(settings.words, this.list));
    this.history = new History(() => this.list.read(), (state) => this.restore(state));
    this.history.changed = () => this.buttons();
    this.listen();
    this.showPicture(image);
    this.setTool("select");
    this.list.children.forEach((child) => child.collapse());
  }

  /* What the stage asks of us. */
  answers() {
    return {
      select: (index) => this.select(index),
      commit: () => this.history.note(),
      tool: (tool) => this.setTool(tool),
      say: (words) => (this.table.status.textContent = words),
      open: (event) => this.openFields(event),
    };
  }

  listen() {
    const { table } = this;
    table.tools.forEach((button) => button.addEventListener("click", (event) => this.press(button.dataset.tool, event)));
    table.undo.addEventListener("click", () => this.history.undo());
    table.redo.addEventListener("click", () => this.history.redo());
    table.remove.addEventListener("click", () => this.stage.remove());
    table.box.addEventListener("keydown", (event) => this.shortcut(event));
    this.list.element.addEventListener("focusin", (event) => this.select(this.list.indexOf(event.target), false));
    for (const kind of ["input", "change"]) this.list.element.addEventListener(kind, () => this.later());
    new MutationObserver(() => this.later()).observe(this.list.element, { childList: true, subtree: true });
    this.block.container[0].addEventListener("change", (event) => {
      if (event.target.name === `${this.block.prefix}-image`) this.showPicture(event.target.getAttribute("value"));
    });
  }

  /* Typing and Wagtail's own buttons: drawn at once, one step back for each pause. */
  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      if (this.stage.gesture) return;
      if (this.stage.selected >= this.list.children.length) this.select(-1);
      this.stage.draw();
      this.history.note();
    }, 150);
  }

  async showPicture(id) {
    const { table, settings } = this;
    table.box.classList.toggle("sw-draw--empty", !id);
    if (!id) return;
    const answer = await fetch(settings.addresses.picture.replace("0", id));
    if (!answer.ok) return (table.status.textContent = settings.words.noPicture);
    const picture = await answer.json();
    table.image.src = picture.url;
    table.image.width = picture.width;
    table.image.height = picture.height;
    this.stage.setPicture(picture.width, picture.height);
  }

  press(tool, event) {
    const byKeyboard = event.detail === 0;
    if (tool === "default") return this.addRest();
    if (byKeyboard && ["rect", "circle", "poly"].includes(tool)) {
      return this.stage.insert(tool, this.ordinary(tool));
    }
    this.setTool(this.stage.tool === tool ? "select" : tool);
  }

  ordinary(tool) {
    const shift = (this.list.children.length % 5) * 0.04;
    return ordinary(tool, { x: 0.5 + shift, y: 0.5 + shift });
  }

  /* "The rest" is there once at most. */
  addRest() {
    const there = this.list.areas().findIndex(({ shape }) => shape === "default");
    if (there >= 0) this.select(there);
    else this.stage.insert("default", []);
  }

  setTool(tool) {
    this.stage.setTool(tool);
    this.table.box.classList.toggle("sw-draw--preview", tool === "preview");
    this.table.tools.forEach((button) => {
      if (button.dataset.tool !== "default") button.setAttribute("aria-pressed", String(button.dataset.tool === tool));
    });
    this.table.status.textContent = this.settings.words.hints[tool];
  }

  select(index, open = true) {
    const changed = index !== this.stage.selected;
    this.stage.selected = index;
    this.table.remove.disabled = index < 0;
    if (open) this.list.show(index);
    if (changed) this.stage.draw();
  }

  openFields(event) {
    event.preventDefault();
    this.list.show(this.stage.selected);
    this.list.field(this.stage.selected, "label").focus();
  }

  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.target.matches("input, textarea, select")) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) this.history.redo();
    else this.history.undo();
  }

  restore(state) {
    this.list.restore(state);
    this.select(Math.min(this.stage.selected, state.length - 1), false);
    this.stage.draw();
  }

  buttons() {
    this.table.undo.disabled = !this.history.canUndo;
    this.table.redo.disabled = !this.history.canRedo;
  }
}
