/* One area in the list: first what it leads to, then only the fields that belong to that. */
import { openRegisterLists } from "./register-dialog.js";
import { offerHeadings } from "./headings.js";

const FIELDS = {
  page: ["page"], section: ["page", "anchor"], document: ["document"], url: ["url", "anchor"], register: ["url"],
};
const TARGETS = ["page", "anchor", "document", "url"];

function isList(url, lists) {
  return lists.some((list) => url === list || url.startsWith(`${list}?`));
}

function kindOf({ page, anchor, document, url }, lists) {
  if (document) return "document";
  if (url) return isList(url, lists) ? "register" : "url";
  return anchor ? "section" : "page";
}

export function areaDefinition(Base) {
  return class AreaDefinition extends Base {
    render(placeholder, prefix, state, error) {
      const block = super.render(placeholder, prefix, state, error);
      new AreaFields(block, this.meta.figure, state);
      return block;
    }
  };
}

class AreaFields {
  constructor(block, settings, state) {
    Object.assign(this, { block, settings, container: block.container[0], filled: "" });
    this.kind = kindOf(state ?? {}, settings.lists);
    this.addSelect();
    this.addRegisterButton();
    this.followErrors();
    this.headings = offerHeadings(this.wrapper("anchor"), this.input("anchor"), settings);
    this.container.addEventListener("change", (event) => this.noticed(event.target));
    this.show();
    this.headings.load(this.input("page").value);
  }

  wrapper(name) {
    return this.container.querySelector(`:scope > [data-contentpath="${name}"]`);
  }

  input(name) {
    return this.container.querySelector(`[name="${this.block.childBlocks[name].prefix}"]`);
  }

  addSelect() {
    const { words } = this.settings;
    const id = `${this.block.prefix}-waarheen`;
    const box = document.createElement("div");
    box.className = "sw-draw__target";
    const label = Object.assign(document.createElement("label"), {
      className: "w-field__label", htmlFor: id, textContent: words.leadsTo,
    });
    this.select = Object.assign(document.createElement("select"), { id });
    for (const kind of Object.keys(FIELDS)) {
      if (kind !== "register" || this.settings.lists.length) this.select.add(new Option(words.kinds[kind], kind));
    }
    this.select.value = this.kind;
    this.select.addEventListener("change", () => this.choose(this.select.value));
    box.append(label, this.select);
    this.wrapper("page").before(box);
  }

  addRegisterButton() {
    const { words, addresses } = this.settings;
    this.button = Object.assign(document.createElement("button"), {
      type: "button", className: "button button-small button-secondary", textContent: words.chooseList,
    });
    this.button.addEventListener("click", async () => {
      const chosen = await openRegisterLists(addresses.lists, words, this.button);
      if (!chosen) return;
      this.put("url", chosen.url);
      this.fillLabel(chosen.label);
    });
    this.wrapper("url").append(this.button);
  }

  /* An error is never out of sight. */
  followErrors() {
    const setError = this.block.setError.bind(this.block);
    this.block.setError = (error) => {
      setError(error);
      this.show();
    };
    const setState = this.block.setState.bind(this.block);
    this.block.setState = (state) => {
      setState(state);
      this.kind = this.select.value = kindOf(state, this.settings.lists);
      this.show();
    };
  }

  show() {
    for (const name of TARGETS) {
      const wanted = FIELDS[this.kind].includes(name) && (name !== "anchor" || this.kind === "section" || this.input(name).value);
      this.wrapper(name).hidden = !wanted && !this.wrapper(name).querySelector(".w-field--error");
    }
    this.button.hidden = this.kind !== "register";
    this.input("url").readOnly = this.kind === "register";
  }

  /* What does not belong to the new choice is emptied: an area leads to one place. */
  choose(kind) {
    this.kind = kind;
    for (const name of TARGETS.filter((one) => !FIELDS[kind].includes(one))) this.empty(name);
    if (kind === "register" && !isList(this.input("url").value, this.settings.lists)) this.put("url", "");
    this.show();
  }

  empty(name) {
    const { widget } = this.block.childBlocks[name];
    if (widget.clear && this.input(name).value) widget.clear();
    else if (!widget.clear) this.put(name, "");
  }

  put(name, value) {
    if (this.input(name).value === value) return;
    this.input(name).value = value;
    this.input(name).dispatchEvent(new Event("change", { bubbles: true }));
  }

  noticed(target) {
    if (target === this.input("page")) {
      this.headings.load(target.value);
      this.fillLabel(this.block.childBlocks.page.widget.state?.adminTitle);
    } else if (target === this.input("document")) {
      this.fillLabel(this.block.childBlocks.document.widget.state?.title);
    } else if (target === this.input("anchor") && this.headings.title) {
      this.fillLabel(this.headings.title);
    }
  }

  /* Words of an editor stay; words that were filled in here follow the choice. */
  fillLabel(words) {
    const label = this.input("label");
    if (!words || (label.value && label.value !== this.filled)) return;
    this.filled = words;
    this.put("label", words);
  }
}
