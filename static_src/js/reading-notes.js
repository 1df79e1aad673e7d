/* One's own notes: kept on this device while there is no connection, and sent later. */
export class Notes {
  constructor(page, device) {
    Object.assign(this, { page, device, forms: new Map() });
    for (const box of page.querySelectorAll("[data-reading-note]")) {
      const form = box.querySelector("form");
      this.forms.set(box.dataset.readingNote, { box, form });
      form.addEventListener("submit", (event) => this.keep(event, form));
    }
  }

  async keep(event, form) {
    event.preventDefault();
    event.stopPropagation();
    const { section_key: key, version, text } = form.elements;
    const entry = { slug: this.page.dataset.reading, section_key: key.value, note: true, text: text.value, version: Number(version.value) };
    await this.device.keep(entry);
  }

  say(form, words) {
    const line = form.querySelector("[data-reading-said]");
    if (line.textContent !== words) line.textContent = words;
  }

  show(entries) {
    for (const entry of entries.filter((one) => one.note && one.slug === this.page.dataset.reading)) {
      const known = this.forms.get(entry.section_key);
      if (!known) continue;
      if (document.activeElement !== known.form.elements.text) known.form.elements.text.value = entry.text;
      known.box.open = true;
      this.say(known.form, known.form.querySelector("[data-reading-said]").dataset.waiting);
    }
  }

  /* The next change goes on from how the note stands now; what was typed on meanwhile stays. */
  settled(sent, answers) {
    for (const entry of sent) {
      const known = entry.note && entry.slug === this.page.dataset.reading && this.forms.get(entry.section_key);
      const answer = answers.get(entry.key);
      if (!known || answer?.refusal !== "") continue;
      known.form.elements.version.value = answer.version;
      if (known.form.elements.text.value === entry.text) known.form.elements.text.value = answer.text;
      this.say(known.form, known.form.querySelector("[data-reading-said]").dataset.saved);
    }
  }
}
