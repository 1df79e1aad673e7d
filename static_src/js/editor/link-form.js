/* The line in which the address of a link is typed. Only addresses that the server keeps are taken. */
import { schema } from "./schema.js";

const ALLOWED = /^(https?:\/\/\S+|mailto:\S+@\S+|\/(?!\/)\S*|#\S+)$/i;

function normalise(address) {
  const text = address.trim();
  return /^www\./i.test(text) ? `https://${text}` : text;
}

function currentHref(state) {
  const { from, $from, to } = state.selection;
  const mark = schema.marks.link.isInSet($from.marks());
  if (mark) return mark.attrs.href;
  let href = "";
  state.doc.nodesBetween(from, to, (node) => {
    const found = schema.marks.link.isInSet(node.marks);
    if (found) href = found.attrs.href;
  });
  return href;
}

/* The stretch of text around the cursor that has the same link. */
function linkRange(state) {
  const { from, to, empty, $from } = state.selection;
  if (!empty) return { from, to };
  const parent = $from.parent;
  let start = $from.start();
  for (let index = 0; index < parent.childCount; index += 1) {
    const node = parent.child(index);
    const end = start + node.nodeSize;
    if (schema.marks.link.isInSet(node.marks) && start <= from && from <= end) return { from: start, to: end };
    start = end;
  }
  return { from, to };
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

export function makeLinkForm(view, id) {
  const line = element("div", "sw-editor__link");
  line.hidden = true;
  const label = element("label", "", "Adres van de link");
  const input = element("input");
  const problem = element("p", "sw-editor__problem");
  input.type = "url";
  input.id = `${id}-link`;
  input.autocomplete = "off";
  label.htmlFor = input.id;
  problem.id = `${id}-link-problem`;
  problem.setAttribute("role", "alert");
  const save = element("button", "utrecht-button utrecht-button--primary-action", "Zet link");
  const remove = element("button", "utrecht-button utrecht-button--subtle", "Haal link weg");
  save.type = "button";
  remove.type = "button";
  line.append(label, problem, input, save, remove);

  const close = () => {
    line.hidden = true;
    view().focus();
  };
  const apply = () => {
    const href = normalise(input.value);
    if (!ALLOWED.test(href)) {
      problem.textContent = "Dit is geen adres. Begin met https://, met mailto: of met een schuine streep.";
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", problem.id);
      input.focus();
      return;
    }
    const { state, dispatch } = view();
    const { from, to } = linkRange(state);
    const mark = schema.marks.link.create({ href });
    let change = state.tr;
    if (from === to) change = change.insert(from, schema.text(href, [mark]));
    else change = change.removeMark(from, to, schema.marks.link).addMark(from, to, mark);
    dispatch(change);
    close();
  };
  save.addEventListener("click", apply);
  remove.addEventListener("click", () => {
    const { state, dispatch } = view();
    const { from, to } = linkRange(state);
    dispatch(state.tr.removeMark(from, to, schema.marks.link));
    close();
  });
  line.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      apply();
    }
  });
  const open = () => {
    problem.textContent = "";
    input.removeAttribute("aria-invalid");
    input.value = currentHref(view().state);
    remove.hidden = !input.value;
    line.hidden = false;
    input.focus();
  };
  return { line, open };
}
