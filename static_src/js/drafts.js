/* data-draft on a form: what is typed is kept on this machine until the site says that it is saved. Locked with a key
   that the page holds (AES-GCM), so that the next user of the machine finds nothing to read. Offered back with its
   date; never put back by itself. Without a secure connection or storage nothing is kept. */

const PREFIX = "sw-concept:";
const PAUSE = 300;
const LONGEST = 30 * 24 * 3600 * 1000;
// After logging out nothing is kept any more, until somebody who stayed after all types on.
let stopped = false;
const NOT_KEPT = new Set(["csrfmiddlewaretoken", "once", "draft"]);

const encoder = new TextEncoder();
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null; // refused by the browser's settings
  }
}

function names(store) {
  return Object.keys(store).filter((name) => name.startsWith(PREFIX));
}

function remove(store, unless) {
  names(store).forEach((name) => {
    if (!unless?.(name)) store.removeItem(name);
  });
}

function dateOf(store, name) {
  try {
    return JSON.parse(store.getItem(name)).at;
  } catch {
    return 0; // damaged
  }
}

class Draft {
  constructor(form, store, owner, key) {
    Object.assign(this, { form, store, key });
    this.name = `${PREFIX}${owner}:${form.dataset.draft}`;
    this.first = JSON.stringify(this.values());
    const mark = document.createElement("input");
    Object.assign(mark, { type: "hidden", name: "draft", value: form.dataset.draft });
    form.append(mark);
    form.addEventListener("input", () => {
      stopped = false;
      this.later();
    });
    form.addEventListener("change", () => this.later());
    window.addEventListener("pagehide", () => this.timer && this.keep());
    form.addEventListener("submit", () => this.timer && this.keep());
  }

  fields() {
    const kinds = ["file", "password", "submit", "button"];
    return [...this.form.elements].filter((field) => field.name && !NOT_KEPT.has(field.name) && !kinds.includes(field.type));
  }

  values() {
    return this.fields().map((field) => {
      if (field.type === "checkbox" || field.type === "radio") return [field.name, field.value, field.checked];
      if (field.type === "select-multiple") return [field.name, [...field.selectedOptions].map((one) => one.value)];
      return [field.name, field.dataset.html ?? field.value];
    });
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
  }

  async keep() {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (stopped) return;
    const at = Date.now();
    const vector = crypto.getRandomValues(new Uint8Array(12));
    const plain = encoder.encode(JSON.stringify({ at, values: this.values() }));
    const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv: vector }, this.key, plain);
    if (stopped) return;
    try {
      this.store.setItem(this.name, JSON.stringify({ at, vector: text(vector), locked: text(locked) }));
      this.tell(new Date(at));
    } catch {
      // no room: the form works as before
    }
  }

  tell(moment) {
    this.state ??= this.line("p", "sw-draft-state sw-no-print", this.form);
    const time = moment.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    this.state.textContent = `${this.form.dataset.draftKept} ${time}.`;
  }

  line(tag, classes, parent) {
    const made = document.createElement(tag);
    made.className = classes;
    parent.append(made);
    return made;
  }

  async read() {
    try {
      const { vector, locked } = JSON.parse(this.store.getItem(this.name));
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(vector) }, this.key, bytes(locked));
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      this.store.removeItem(this.name); // of another password, or damaged
      return null;
    }
  }

  async offer() {
    if (!this.store.getItem(this.name)) return;
    const kept = await this.read();
    if (!kept || JSON.stringify(kept.values) === this.first) return;
    const { draftFound, draftRestore, draftRemove } = this.form.dataset;
    const note = document.createElement("div");
    note.className = "sw-callout sw-callout--warning sw-draft sw-no-print";
    note.setAttribute("role", "status");
    const when = new Date(kept.at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
    this.line("p", "", note).textContent = `${draftFound} ${when}.`;
    const actions = this.line("p", "sw-actions", note);
    this.button(actions, draftRestore, () => this.restore(kept.values, note));
    this.button(actions, draftRemove, () => {
      this.store.removeItem(this.name);
      note.remove();
    });
    this.form.before(note);
  }

  button(parent, label, act) {
    const made = this.line("button", "utrecht-button utrecht-button--secondary-action", parent);
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", act);
  }

  /* The version that the text was written on comes back too, so that a newer one of somebody else is not lost. */
  restore(values, note) {
    const waiting = [...values];
    for (const field of this.fields()) {
      const choice = field.type === "checkbox" || field.type === "radio";
      const at = waiting.findIndex(([name, value]) => name === field.name && (!choice || value === field.value));
      if (at < 0) continue;
      const [, value, checked] = waiting.splice(at, 1)[0];
      if (choice) field.checked = checked;
      else if (field.type === "select-multiple") for (const one of field.options) one.selected = value.includes(one.value);
      else {
        delete field.dataset.html;
        field.value = value;
      }
      field.dispatchEvent(new CustomEvent("sw:restored"));
    }
    note.textContent = this.form.dataset.draftRestored;
    this.later();
  }
}

export async function keepDrafts(root) {
  const store = storage();
  if (!store) return;
  root.addEventListener("submit", ({ target }) => {
    if (!target.matches("form[action$='/accounts/logout/']")) return;
    stopped = true;
    remove(store);
  });
  const meta = root.querySelector("meta[name='sw-drafts']");
  if (!meta) return;
  const mine = `${PREFIX}${meta.content}:`;
  const saved = meta.dataset.saved.split(" ").map((mark) => mine + mark);
  const old = Date.now() - LONGEST;
  remove(store, (name) => name.startsWith(mine) && !saved.includes(name) && dateOf(store, name) > old);
  if (!window.crypto?.subtle) return;
  for (const form of root.querySelectorAll("form[data-draft]")) {
    const raw = bytes(form.dataset.draftKey);
    const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    await new Draft(form, store, meta.content, key).offer();
  }
}
