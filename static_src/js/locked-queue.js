/* Entries that are not sent yet, on this machine, locked (AES-GCM) with the key of the one who is logged in. ``prefix`` says
   of which page they are: the list at the door, or reading. */
const LONGEST = 7 * 24 * 3600 * 1000;

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));

export class Queue {
  static async of({ prefix, owner, mark, key }) {
    const queue = new Queue();
    queue.store = window.localStorage;
    queue.prefix = prefix;
    queue.name = `${prefix}${owner}:${mark}`;
    queue.key = await crypto.subtle.importKey("raw", bytes(key), "AES-GCM", false, ["encrypt", "decrypt"]);
    queue.removeOld();
    return queue;
  }

  removeOld() {
    const old = Date.now() - LONGEST;
    for (const name of Object.keys(this.store).filter((one) => one.startsWith(this.prefix))) {
      try {
        if (JSON.parse(this.store.getItem(name)).at < old) this.store.removeItem(name);
      } catch {
        this.store.removeItem(name); // damaged
      }
    }
  }

  async read() {
    const kept = this.store.getItem(this.name);
    if (!kept) return [];
    try {
      const { vector, locked } = JSON.parse(kept);
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(vector) }, this.key, bytes(locked));
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return []; // locked with the key of an older password
    }
  }

  /* Two pages of the same list, or an entry while others are being sent: one change after the other. */
  change(how) {
    const work = async () => this.write(how(await this.read()));
    if (navigator.locks) return navigator.locks.request(this.name, work);
    this.last = (this.last ?? Promise.resolve()).catch(() => {}).then(work);
    return this.last;
  }

  async write(entries) {
    if (!entries.length) {
      this.store.removeItem(this.name);
      return entries;
    }
    const vector = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(entries));
    const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv: vector }, this.key, plain);
    this.store.setItem(this.name, JSON.stringify({ at: Date.now(), vector: text(vector), locked: text(locked) }));
    return entries;
  }
}
