/* The toolbar: one Tab stop, arrow keys inside (ARIA toolbar pattern), Dutch labels. */
import { setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

function markActive(state, type) {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, type);
}

function ancestor(state, type, attrs = {}) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type === type && Object.entries(attrs).every(([name, value]) => node.attrs[name] === value)) return true;
  }
  return false;
}

function toggleHeading(level) {
  return (state, dispatch) =>
    ancestor(state, nodes.heading, { level })
      ? setBlockType(nodes.paragraph)(state, dispatch)
      : setBlockType(nodes.heading, { level })(state, dispatch);
}

function toggleList(type) {
  return (state, dispatch) =>
    ancestor(state, type) ? liftListItem(nodes.list_item)(state, dispatch) : wrapInList(type)(state, dispatch);
}

const BUTTONS = [
  { label: "Kop", text: "Kop", run: toggleHeading(3), active: (s) => ancestor(s, nodes.heading, { level: 3 }) },
  { label: "Kleine kop", text: "Kleine kop", run: toggleHeading(4), active: (s) => ancestor(s, nodes.heading, { level: 4 }) },
  null,
  { label: "Vet", keys: "Control+B", text: "B", style: "strong", run: toggleMark(marks.strong), active: (s) => markActive(s, marks.strong) },
  { label: "Cursief", keys: "Control+I", text: "I", style: "em", run: toggleMark(marks.em), active: (s) => markActive(s, marks.em) },
  null,
  { label: "Lijst met punten", icon: "M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01", run: toggleList(nodes.bullet_list), active: (s) => ancestor(s, nodes.bullet_list) },
  { label: "Lijst met nummers", icon: "M10 6h10M10 12h10M10 18h10M4 4.5l1.5-.5v4M3.5 15h2l-2 4h2.5", run: toggleList(nodes.ordered_list), active: (s) => ancestor(s, nodes.ordered_list) },
  { label: "Citaat", icon: "M10 7H5v6h4c0 2-1 3.5-3 4M20 7h-5v6h4c0 2-1 3.5-3 4", run: wrapIn(nodes.blockquote) },
  null,
  { label: "Link", keys: "Control+K", icon: "M10 14a4 4 0 005.7 0l3-3a4 4 0 00-5.7-5.7l-1 1M14 10a4 4 0 00-5.7 0l-3 3A4 4 0 0011 18.7l1-1", link: true, active: (s) => markActive(s, marks.link) },
  null,
  { label: "Ongedaan maken", icon: "M8 5L4 9l4 4M4.5 9H14a5.5 5.5 0 010 11h-3", run: undo },
  { label: "Opnieuw", icon: "M16 5l4 4-4 4M19.5 9H10a5.5 5.5 0 000 11h3", run: redo },
];

function drawIcon(path) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "sw-icon");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

function makeButton(spec, view, openLink) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sw-editor__button";
  button.title = spec.keys ? `${spec.label} (${spec.keys.replace("Control", "Ctrl")})` : spec.label;
  if (spec.keys) button.setAttribute("aria-keyshortcuts", spec.keys);
  if (spec.icon) {
    button.append(drawIcon(spec.icon));
    button.setAttribute("aria-label", spec.label);
  } else if (spec.style) {
    const letter = document.createElement(spec.style);
    letter.textContent = spec.text;
    button.append(letter);
    button.setAttribute("aria-label", spec.label);
  } else {
    button.textContent = spec.text;
  }
  button.addEventListener("click", () => {
    if (spec.link) openLink();
    else if (spec.run(view().state, view().dispatch)) view().focus();
  });
  return button;
}

function moveWithArrows(toolbar, buttons) {
  toolbar.addEventListener("keydown", (event) => {
    const current = buttons.indexOf(document.activeElement);
    const target = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (current < 0 || target === undefined) return;
    event.preventDefault();
    const next = buttons[(target + buttons.length) % buttons.length];
    buttons.forEach((button) => button.setAttribute("tabindex", button === next ? "0" : "-1"));
    next.focus();
  });
}

export function makeToolbar(view, openLink, textId) {
  const toolbar = document.createElement("div");
  toolbar.className = "sw-editor__toolbar";
  toolbar.setAttribute("role", "toolbar");
  toolbar.setAttribute("aria-label", "Opmaak");
  toolbar.setAttribute("aria-controls", textId);
  const pairs = [];
  for (const spec of BUTTONS) {
    if (spec === null) {
      const line = document.createElement("span");
      line.className = "sw-editor__separator";
      toolbar.append(line);
    } else {
      const button = makeButton(spec, view, openLink);
      button.setAttribute("tabindex", pairs.length === 0 ? "0" : "-1");
      pairs.push([spec, button]);
      toolbar.append(button);
    }
  }
  moveWithArrows(toolbar, pairs.map((pair) => pair[1]));
  const refresh = (state) => {
    for (const [spec, button] of pairs) {
      if (spec.active) button.setAttribute("aria-pressed", String(spec.active(state)));
      if (spec.run) button.setAttribute("aria-disabled", String(!spec.run(state) && !spec.active?.(state)));
    }
  };
  return { toolbar, refresh };
}
