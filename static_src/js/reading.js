/* Reading papers. Marks and notes are kept first and sent after; papers that may be kept open without a connection
   (docs/decisions/0187). Without this script the pages are plain forms. */
import { Queue } from "./locked-queue.js";
import { QueueSender } from "./queue-sender.js";
import { keepCopy, keepFile, keptSlugs, removeCopies, removeOthers, startWorker } from "./reading-copies.js";
import { foldOnNarrow, useKeys } from "./reading-page.js";
import { Marks } from "./reading-marks.js";
import { Notes } from "./reading-notes.js";

const AGAIN = 15_000;

class Device extends QueueSender {
  constructor(box, queue) {
    super();
    Object.assign(this, { box, queue, words: box.dataset, parts: [] });
    window.addEventListener("online", () => this.send());
    document.addEventListener("visibilitychange", () => document.hidden || this.send());
    setInterval(() => this.waiting && this.send(), AGAIN);
  }

  /* An entry takes the place of an earlier one about the same thing; what it began from stays. */
  async keep(entry) {
    const same = (one) => one.slug === entry.slug && one.section_key === entry.section_key && Boolean(one.note) === Boolean(entry.note);
    try {
      await this.queue.change((entries) => {
        const before = entries.find((one) => same(one) && !one.refusal);
        const version = before && entry.note ? before.version : entry.version;
        return [...entries.filter((one) => one !== before), { ...entry, version, key: crypto.randomUUID(), at: Date.now() }];
      });
    } catch {
      this.tell(this.words.full);
      return false;
    }
    await this.show();
    this.send();
    return true;
  }

  async exchange() {
    const now = await this.ask();
    if (!now) return;
    const waiting = (await this.queue.read()).filter((entry) => !entry.refusal).slice(0, 200);
    const kept = await keptSlugs();
    this.tell("");
    if (!waiting.length && !kept.length) return;
    const answer = await this.ask({ entries: waiting.map(({ at, ...entry }) => entry), kept }, now.token);
    if (!answer) return;
    await removeOthers(answer.stay);
    if (waiting.length) await this.settle(waiting, new Map(answer.answers.map((one) => [one.key, one])));
  }

  /* What is sent goes; what was changed meanwhile goes on from what it became. */
  async settle(waiting, answers) {
    const became = waiting.filter((entry) => entry.note && answers.has(entry.key)).map((entry) => ({ entry, now: answers.get(entry.key) }));
    await this.queue.change((entries) =>
      entries
        .filter((entry) => answers.get(entry.key)?.refusal !== "")
        .map((entry) => {
          const later = became.find(({ entry: one }) => entry.note && one.slug === entry.slug && one.section_key === entry.section_key);
          const version = later && later.entry.key !== entry.key ? later.now.version : entry.version;
          return { ...entry, version, refusal: answers.get(entry.key)?.refusal ?? entry.refusal };
        }),
    );
    this.parts.forEach((part) => part.settled(waiting, answers));
    if (await keptSlugs().then((slugs) => slugs.length)) await keepCopy(location.pathname, this.words.owner).catch(() => {});
  }

  /* What the site says; null when it answered something else, which is told. */
  async ask(sent, token) {
    const options = { headers: { Accept: "application/json" }, cache: "no-store" };
    if (sent) {
      options.method = "POST";
      options.headers["X-CSRFToken"] = token;
      options.body = new URLSearchParams({ entries: JSON.stringify(sent.entries), kept: JSON.stringify(sent.kept) });
    }
    const response = await fetch(this.words.state, options);
    if (response.status >= 500) throw new Error("down");
    const state = response.ok && !response.redirected ? await response.json() : null;
    if (state?.owner === this.words.owner) return state;
    await removeCopies(); // nobody, or somebody else, is logged in: these copies are not theirs
    this.loggedOut();
    return null;
  }

  loggedOut() {
    this.tell(this.words.login);
    const link = document.createElement("a");
    link.className = "utrecht-link";
    link.href = `/accounts/login/?next=${encodeURIComponent(location.pathname)}`;
    link.textContent = this.words.loginLink;
    this.box.querySelector("[data-reading-state]").append(" ", link);
  }

  async show() {
    const entries = await this.queue.read();
    this.waiting = entries.some((entry) => !entry.refusal);
    this.parts.forEach((part) => part.show(entries.filter((entry) => !entry.refusal)));
    const refused = entries.filter((entry) => entry.refusal);
    const box = this.box.querySelector("[data-reading-unsent]");
    box.hidden = !refused.length;
    box.replaceChildren(...refused.map((entry) => this.refusedLine(entry)));
  }

  refusedLine(entry) {
    const line = document.createElement("li");
    line.textContent = `${this.words.unsent} ${entry.text ?? ""} ${entry.refusal} `;
    const remove = document.createElement("button");
    Object.assign(remove, { type: "button", className: "utrecht-button utrecht-button--secondary-action", textContent: this.words.remove });
    remove.addEventListener("click", async () => {
      await this.queue.change((all) => all.filter((one) => one.key !== entry.key));
      this.show();
    });
    line.append(remove);
    return line;
  }

  tell(words) {
    const state = this.box.querySelector("[data-reading-state]");
    state.hidden = !words;
    if (state.textContent !== words) state.textContent = words;
  }
}

async function keep(box) {
  if (!(await startWorker(box.dataset.worker))) return;
  await keepCopy(location.pathname, box.dataset.owner);
  if (document.querySelector("[data-reading-file]")) await keepFile(box.dataset.owner);
  const line = box.querySelector("[data-reading-kept]");
  line.textContent = box.dataset.kept;
  line.hidden = false;
}

async function start(box, page) {
  if (!window.crypto?.subtle || !window.fetch) return;
  const device = new Device(box, await Queue.of({ prefix: "sw-lezen:", ...box.dataset }));
  if (page) device.parts = [new Marks(page, device), new Notes(page, device)];
  await device.show();
  await device.send();
  await keep(box);
}

const page = document.querySelector("[data-reading]");
const box = document.querySelector("[data-reading-device]");
if (page) {
  foldOnNarrow(page);
  useKeys(page);
}
if (box) start(box, page).catch(() => {}); // without storage or worker the plain forms stay
