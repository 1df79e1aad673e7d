/* The drawing table: buttons, picture, and the list of areas beside it. */

const TOOLS = ["select", "rect", "circle", "poly", "default", "preview"];

function button(text, attributes = {}) {
  const made = Object.assign(document.createElement("button"), {
    type: "button", className: "button button-small button-secondary", textContent: text,
  });
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

export function buildTable(container, listElement, prefix, words) {
  const box = document.createElement("div");
  box.className = "sw-draw";
  const tools = TOOLS.map((tool) => button(words.tools[tool], { "data-tool": tool }));
  const undo = button(words.undo, { disabled: "" });
  const redo = button(words.redo, { disabled: "" });
  const remove = button(words.remove, { disabled: "" });
  const bar = document.createElement("div");
  bar.className = "sw-draw__bar";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", words.toolbar);
  bar.append(...tools, undo, redo, remove);

  const place = document.createElement("div");
  place.className = "sw-draw__stage";
  const image = Object.assign(document.createElement("img"), { alt: "" });
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "sw-draw__svg");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", words.stage);
  svg.setAttribute("tabindex", "0");
  place.append(image, svg);

  const status = document.createElement("p");
  status.className = "sw-draw__status";
  status.setAttribute("role", "status");
  const empty = Object.assign(document.createElement("p"), { className: "sw-draw__empty help", textContent: words.empty });
  const help = Object.assign(document.createElement("p"), { className: "sw-draw__help help", textContent: words.keys });

  const left = document.createElement("div");
  left.className = "sw-draw__left";
  left.append(empty, bar, place, status, help);
  const list = listElement.closest("[data-contentpath='areas']") ?? listElement;
  list.before(box);
  list.classList.add("sw-draw__list");
  box.append(left, list);
  return { box, bar, tools, undo, redo, remove, svg, image, status };
}
