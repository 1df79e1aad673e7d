/* The list at the door. Entries are kept first and sent after, so that a dropped connection, a closed page or an expired
   session loses none (docs/decisions/0161). Without this script the page is plain forms. */
import { keepPage } from "./forget-copies.js";
import { Queue } from "./locked-queue.js";
import { QueueSender } from "./queue-sender.js";

const CACHE = "sw-deur";
const AGAIN = 15_000;
const OWNER = "sw-deur-van";
const FILES = /\.(css|js|woff2|svg)(\?|$)/;

class Door extends QueueSender {
  constructor(page, queue) {
    super();
    Object.assign(this, { page, queue, words: page.dataset, rows: new Map() });
    this.list = this.part("list");
    this.pattern = this.part("row").content.firstElementChild;
    for (const item of this.list.children) this.rows.set(item.dataset.row, item);
    this.list.addEventListener("submit", (event) => this.tick(event));
    this.part("walk-in").addEventListener("submit", (event) => this.walkIn(event));
    const find = this.part("find");
    find.addEventListener("submit", (event) => event.preventDefault());
    find.addEventListener("input", () => this.filter());
    window.addEventListener("online", () => this.send());
    document.addEventListener("visibilitychange", () => document.hidden || this.send());
    setInterval(() => this.send(), AGAIN);
  }

  part(name) {
    return this.page.querySelector(`[data-door-${name}]`);
  }

  tick(event) {
    event.preventDefault();
    const item = event.target.closest("[data-row]");
    const attended = item.querySelector("button").getAttribute("aria-pressed") !== "true";
    this.keep({ registration: Number(item.dataset.row), attended });
  }

  walkIn(event) {
    const form = event.target;
    const email = form.elements.email;
    const wanted = form.elements.wants_report.checked;
    // What the site would refuse is left to the site to explain, while there is a connection.
    if (!email.checkValidity() || (wanted && !email.value)) {
      if (navigator.onLine) return;
      event.preventDefault();
      email.focus();
      return;
    }
    event.preventDefault();
    const key = form.elements.key.value;
    this.keep({ key, name: form.elements.name.value, email: email.value, wants_report: wanted });
    form.reset();
    form.elements.key.value = crypto.randomUUID();
    form.elements.name.focus();
  }

  async keep(entry) {
    try {
      await this.queue.change((entries) => [...entries, { key: crypto.randomUUID(), at: Date.now(), ...entry }]);
    } catch {
      this.tell(this.words.full);
      return;
    }
    await this.show();
    this.send();
  }

  async exchange() {
    const now = await this.ask();
    if (!now) return;
    const waiting = (await this.queue.read()).filter((entry) => !entry.refusal).slice(0, 200);
    const answer = waiting.length ? await this.ask(waiting, now.token) : now;
    if (!answer) return;
    const answered = new Map(answer.answers.map((one) => [one.key, one.refusal]));
    if (waiting.length) {
      await this.queue.change((entries) =>
        entries
          .filter((entry) => answered.get(entry.key) !== "")
          .map((entry) => ({ ...entry, refusal: answered.get(entry.key) ?? entry.refusal })),
      );
    }
    this.tell("");
    answer.rows.forEach((row) => this.put(row));
    const there = new Set(answer.rows.map((row) => String(row.pk)));
    this.rows.forEach((item, pk) => there.has(pk) || (item.remove(), this.rows.delete(pk)));
  }

  /* The state of the list; null when the site answered something else, which is told. */
  async ask(waiting, token) {
    const options = { headers: { Accept: "application/json" }, cache: "no-store" };
    if (waiting) {
      const entries = waiting.map(({ at, ...entry }) => ({ ...entry, age: (Date.now() - at) / 1000 }));
      options.method = "POST";
      options.headers["X-CSRFToken"] = token;
      options.body = new URLSearchParams({ entries: JSON.stringify(entries) });
    }
    const response = await fetch(this.words.state, options);
    if (response.status >= 500) throw new Error("down");
    if (response.redirected) return this.loggedOut();
    if (response.ok) {
      const state = await response.json();
      if (state.owner === this.words.owner) return state;
      window.caches?.delete(CACHE);
      return this.loggedOut(); // somebody else is logged in: these entries are not theirs to send
    }
    window.caches?.delete(CACHE);
    this.tell(this.words.refused);
    return null;
  }

  loggedOut() {
    this.tell(this.words.login);
    const link = document.createElement("a");
    link.className = "utrecht-link";
    link.href = `/accounts/login/?next=${encodeURIComponent(location.pathname)}`;
    link.textContent = this.words.loginLink;
    this.part("state").append(" ", link);
    return null;
  }

  put(row) {
    let item = this.rows.get(String(row.pk));
    if (!item) {
      item = this.pattern.cloneNode(true);
      item.dataset.row = row.pk;
      item.id = `rij-${row.pk}`;
      item.querySelector("[name=registration]").value = row.pk;
      this.rows.set(String(row.pk), item);
      this.list.append(item);
    }
    item.querySelector(".sw-door__name").textContent = row.name;
    item.querySelector(".sw-meta").textContent = row.note;
    item.dataset.expected = row.expected ? "1" : "";
    item.dataset.present = row.present ? "1" : "";
  }

  /* What the site knows, with what is not sent yet on top. */
  async show() {
    const entries = await this.queue.read();
    const ticks = new Map(entries.filter((one) => one.registration && !one.refusal).map((one) => [String(one.registration), one]));
    this.rows.forEach((item, pk) => {
      const entry = ticks.get(pk);
      item.dataset.present ??= item.classList.contains("sw-door__row--present") ? "1" : "";
      const present = entry ? entry.attended : item.dataset.present === "1";
      item.classList.toggle("sw-door__row--present", present);
      item.querySelector("button").setAttribute("aria-pressed", String(present));
      item.querySelector("[name=attended]").value = present ? "" : "1";
      item.querySelector(".sw-door__waiting").textContent = entry ? this.words.waiting : "";
    });
    const shown = [...this.rows.values()].filter((item) => item.classList.contains("sw-door__row--present"));
    const walkIns = entries.filter((entry) => !entry.registration && !entry.refusal);
    this.part("present").textContent = shown.length + walkIns.length;
    this.part("expected").textContent = [...this.rows.values()].filter((item) => item.dataset.expected).length;
    this.unsent(entries.filter((entry) => !entry.registration || entry.refusal));
    this.filter();
  }

  unsent(entries) {
    const box = this.part("unsent");
    box.hidden = !entries.length;
    box.replaceChildren(...entries.map((entry) => this.unsentLine(entry)));
  }

  unsentLine(entry) {
    const line = document.createElement("li");
    const row = this.rows.get(String(entry.registration));
    const name = row?.querySelector(".sw-door__name").textContent || entry.name || this.words.nameless;
    line.textContent = `${this.words.unsent} ${name}. ${entry.refusal ?? ""} `;
    const remove = document.createElement("button");
    remove.className = "utrecht-button utrecht-button--secondary-action";
    remove.type = "button";
    remove.textContent = this.words.remove;
    remove.addEventListener("click", async () => {
      await this.queue.change((all) => all.filter((one) => one.key !== entry.key));
      this.show();
    });
    line.append(remove);
    return line;
  }

  tell(words) {
    const state = this.part("state");
    state.hidden = !words;
    if (state.textContent !== words) state.textContent = words;
  }

  filter() {
    const wanted = this.part("find").elements.q.value.trim().toLowerCase();
    this.rows.forEach((item) => {
      item.hidden = !item.querySelector(".sw-door__name").textContent.toLowerCase().includes(wanted);
    });
  }
}

/* What the page needs to open without a connection: itself, once the site has just given it, and its own files. */
async function keepDoor(page) {
  const response = await fetch(location.pathname, { cache: "no-store", redirect: "manual" });
  const date = Date.parse(response.headers.get("Date"));
  if (!response.ok || response.redirected || Date.now() - date > AGAIN * 40) return;
  await keepPage({ cache: CACHE, owner: OWNER, name: page.dataset.owner, path: location.pathname, response, files: FILES });
  page.dataset.kept = "";
}

async function start(page) {
  if (!window.crypto?.subtle || !window.fetch) return;
  const door = new Door(page, await Queue.of({ prefix: "sw-deur:", ...page.dataset }));
  await door.send();
  if (!("serviceWorker" in navigator) || !window.caches) return;
  await navigator.serviceWorker.register(page.dataset.worker);
  await keepDoor(page);
}

const page = document.querySelector("[data-door]");
if (page) start(page).catch(() => {}); // without storage or worker the plain forms stay
