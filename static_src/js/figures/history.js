/* Steps back and forth. Takes how to read everything and how to put it back. */
const MOST = 200;

export class History {
  constructor(read, restore) {
    this.read = read;
    this.restore = restore;
    this.steps = [JSON.stringify(read())];
    this.at = 0;
    this.changed = () => {};
  }

  /* After anything that may have changed something. */
  note() {
    const now = JSON.stringify(this.read());
    if (now === this.steps[this.at]) return;
    this.steps.splice(this.at + 1, Infinity, now);
    if (this.steps.length > MOST) this.steps.shift();
    this.at = this.steps.length - 1;
    this.changed();
  }

  get canUndo() {
    return this.at > 0;
  }

  get canRedo() {
    return this.at < this.steps.length - 1;
  }

  undo() {
    this.note();
    if (this.canUndo) this.go(this.at - 1);
  }

  redo() {
    if (this.canRedo) this.go(this.at + 1);
  }

  go(to) {
    this.at = to;
    this.restore(JSON.parse(this.steps[to]));
    this.changed();
  }
}
