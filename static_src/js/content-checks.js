/* The side panel of the page editor: sends the text as it stands, shows what was found, and leads to the block. */
const PAUSE = 1500;

class ContentChecks {
  constructor(panel, form) {
    this.panel = panel;
    this.form = form;
    this.result = panel.querySelector("[data-guide-checks-result]");
    this.last = "";
    this.timer = 0;
    for (const event of ["input", "change", "click", "keyup"]) {
      form.addEventListener(event, () => this.soon());
    }
    // The text editor writes its value some time after the last key, and tells nobody.
    setInterval(() => this.check(), 2 * PAUSE);
    panel.addEventListener("click", (event) => this.follow(event));
    new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.soon(0)).observe(panel);
  }

  soon(pause = PAUSE) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), pause);
  }

  isOpen() {
    return this.panel.getClientRects().length > 0;
  }

  async check() {
    if (!this.isOpen()) return;
    const data = new FormData(this.form);
    for (const [name, value] of [...data]) {
      if (value instanceof File) data.delete(name);
    }
    const text = new URLSearchParams(data).toString();
    if (text === this.last) return;
    this.last = text;
    try {
      const answer = await fetch(this.panel.dataset.guideChecks, {
        method: "POST",
        body: data,
        headers: { "X-Requested-With": "XMLHttpRequest" },
      });
      if (answer.ok) this.show(await answer.text());
    } catch {
      this.last = ""; // no connection: the next change tries again
    }
  }

  show(html) {
    this.result.innerHTML = html;
  }

  follow(event) {
    const id = event.target.closest("[data-check-block]")?.dataset.checkBlock;
    const block = id && this.form.querySelector(`[data-contentpath="${CSS.escape(id)}"]`);
    if (!block) return;
    for (let panel = block.closest("[data-panel]"); panel; panel = panel.parentElement.closest("[data-panel]")) {
      const toggle = panel.querySelector("[data-panel-toggle]");
      if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    }
    block.scrollIntoView({ block: "center" });
    const content = block.querySelector("[contenteditable=true]");
    const field = content ?? block.querySelector("input:not([type=hidden]), textarea, select") ?? block.querySelector("button");
    field?.focus({ preventScroll: true });
  }
}

function start() {
  const form = document.querySelector("[data-edit-form]");
  for (const panel of document.querySelectorAll("[data-guide-checks]")) {
    if (form) new ContentChecks(panel, form);
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
