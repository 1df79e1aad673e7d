/* Read or not, per section. The page suggests it at the end of a section; the reader decides. */
const LINGER = 1500;

export class Marks {
  constructor(page, device) {
    Object.assign(this, { page, device, forms: new Map() });
    for (const form of page.querySelectorAll("form[data-reading-mark]")) {
      this.forms.set(form.elements.section_key.value, form);
      form.dataset.known = form.elements.read.value ? "" : "1";
      form.addEventListener("submit", (event) => this.toggle(event, form));
    }
    this.suggest();
  }

  toggle(event, form) {
    event.preventDefault();
    event.stopPropagation();
    const read = form.querySelector("button").getAttribute("aria-pressed") !== "true";
    const { section_key: key, text_hash: hash } = form.elements;
    this.device.keep({ slug: this.page.dataset.reading, section_key: key.value, note: false, read, text_hash: hash.value });
  }

  /* What the site knows, with what is not sent yet on top. */
  show(entries) {
    const mine = entries.filter((one) => !one.note && one.slug === this.page.dataset.reading);
    const waiting = new Map(mine.map((one) => [one.section_key, one.read]));
    let count = 0;
    for (const [key, form] of this.forms) {
      const read = waiting.get(key) ?? form.dataset.known === "1";
      count += read;
      form.querySelector("button").setAttribute("aria-pressed", String(read));
      form.elements.read.value = read ? "" : "1";
      if (read) form.querySelector("[data-reading-hint]").hidden = true;
      const sign = this.page.querySelector(`[data-reading-read="${CSS.escape(key)}"]`);
      if (sign) sign.hidden = !read;
    }
    const words = this.page.querySelector("[data-reading-progress] [data-reading-count]");
    words.textContent = words.dataset.words.replace("##", this.forms.size).replace("#", count);
    this.page.querySelector("[data-reading-progress] [data-reading-bar]").value = count;
  }

  settled(sent, answers) {
    for (const entry of sent) {
      const form = !entry.note && entry.slug === this.page.dataset.reading && this.forms.get(entry.section_key);
      if (form && answers.get(entry.key)?.refusal === "") form.dataset.known = entry.read ? "1" : "";
    }
  }

  suggest() {
    if (!window.IntersectionObserver) return;
    const timers = new Map();
    const watcher = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        clearTimeout(timers.get(target));
        if (!isIntersecting) continue;
        const form = target.closest("[data-reading-section]").querySelector("form[data-reading-mark]");
        timers.set(target, setTimeout(() => this.hint(form), LINGER));
      }
    });
    this.page.querySelectorAll("[data-reading-end]").forEach((end) => watcher.observe(end));
  }

  hint(form) {
    if (form && form.querySelector("button").getAttribute("aria-pressed") !== "true") form.querySelector("[data-reading-hint]").hidden = false;
  }
}
