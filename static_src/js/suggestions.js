/* Suggestions under a search field while one types: the combobox pattern of the ARIA practices. Focus stays in the
   field; arrows go through the list, Enter opens the chosen one, Escape closes. Without a choice Enter sends the form,
   as without JavaScript. Texts come as data and are only ever set as text. */

const PAUSE = 200;
const FROM_LETTERS = 2;

let count = 0;

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

class Suggestions {
  constructor(input) {
    this.input = input;
    this.id = `suggesties-${(count += 1)}`;
    this.chosen = -1;
    this.options = [];
    this.list = element("ul", { id: this.id, role: "listbox", class: "sw-suggestions", "aria-label": input.dataset.suggestLabel });
    this.list.hidden = true;
    this.status = element("div", { role: "status", class: "sw-visually-hidden" });
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.id,
    };
    for (const [key, value] of Object.entries(attributes)) input.setAttribute(key, value);
    input.parentElement.classList.add("sw-suggest");
    input.parentElement.append(this.list, this.status);
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    // Pressing must not take the focus from the field before the click arrives.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const typed = this.input.value.trim();
    this.request?.abort();
    if (typed.length < FROM_LETTERS) return this.close();
    this.request = new AbortController();
    try {
      const address = `${this.input.dataset.suggest}?q=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { signal: this.request.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) return this.close();
      this.show(await answer.json());
    } catch {
      this.close(); // no network, or a newer question: the form still works
    }
  }

  show({ suggestions, status }) {
    if (document.activeElement !== this.input) return;
    this.choose(-1);
    this.options = suggestions.map((suggestion, index) => {
      const option = element("li", { id: `${this.id}-${index}`, role: "option", "aria-selected": "false", class: "sw-suggestion", "data-url": suggestion.url });
      option.append(element("span", { class: "sw-suggestion__title" }, suggestion.title), element("span", { class: "sw-suggestion__about" }, suggestion.about));
      return option;
    });
    this.list.replaceChildren(...this.options);
    this.open(this.options.length > 0);
    this.status.textContent = status;
  }

  open(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  close() {
    clearTimeout(this.timer);
    this.choose(-1);
    this.open(false);
    this.status.textContent = "";
  }

  choose(index) {
    this.options[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = index;
    const option = this.options[index];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  key(event) {
    if (event.isComposing) return;
    const last = this.options.length - 1;
    const open = !this.list.hidden;
    if (event.key === "Escape" && open) this.close();
    else if (event.key === "ArrowDown" && open) this.choose(this.chosen === last ? -1 : this.chosen + 1);
    else if (event.key === "ArrowDown" && this.options.length) this.open(true);
    else if (event.key === "ArrowUp" && open) this.choose(this.chosen === -1 ? last : this.chosen - 1);
    else if (event.key === "Enter" && open && this.chosen >= 0) this.go(this.options[this.chosen]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /* On to the page of the choice; data-suggest-fill: its title comes in the field. */
  go(option) {
    if (!option) return;
    if (this.input.dataset.suggestFill === undefined) return window.location.assign(option.dataset.url);
    this.input.value = option.querySelector(".sw-suggestion__title").textContent;
    this.close();
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

export function suggestWhileTyping(root) {
  for (const input of root.querySelectorAll("input[data-suggest]")) new Suggestions(input);
}
