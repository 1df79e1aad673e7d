/* Puts an editor over one textarea. The textarea stays in the form and gets the HTML after every change, so
   what is sent is always what is seen. */
import { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { gapMarks } from "./gaps.js";
import { parseHtml, toHtml } from "./html.js";
import { makeLinkForm } from "./link-form.js";
import { schema } from "./schema.js";
import { makeToolbar } from "./toolbar.js";

const { nodes, marks } = schema;

const breakLine = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});

function keys(openLink) {
  return {
    "Mod-b": toggleMark(marks.strong),
    "Mod-i": toggleMark(marks.em),
    "Mod-u": toggleMark(marks.underline),
    "Mod-k": () => {
      openLink();
      return true;
    },
    "Mod-z": undo,
    "Mod-y": redo,
    "Shift-Mod-z": redo,
    "Shift-Enter": breakLine,
    Enter: splitListItem(nodes.list_item),
    // Tab leaves the editor, as in every other field; these two make a list deeper and shallower.
    "Mod-]": sinkListItem(nodes.list_item),
    "Mod-[": liftListItem(nodes.list_item),
  };
}

const listsWhileTyping = inputRules({
  rules: [
    wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list),
    wrappingInputRule(/^\s*1[.)]\s$/, nodes.ordered_list),
  ],
});

function textAttributes(textarea, id, labels) {
  const attributes = { id, class: "sw-editor__text", role: "textbox", "aria-multiline": "true" };
  if (labels.length > 0) attributes["aria-labelledby"] = labels.map((label) => label.id).join(" ");
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (textarea.hasAttribute(name)) attributes[name] = textarea.getAttribute(name);
  }
  if (textarea.required) attributes["aria-required"] = "true";
  return attributes;
}

function nameLabels(textarea, id) {
  const labels = [...(textarea.labels ?? [])];
  labels.forEach((label, index) => {
    label.id ||= `${id}-label-${index}`;
  });
  return labels;
}

export function mountEditor(textarea, position = 0) {
  if (textarea.disabled || textarea.readOnly || textarea.dataset.richText === "on") return;
  textarea.dataset.richText = "on";
  // Without this script the box holds a text to read and write; the text with its markup comes along.
  if (textarea.dataset.html !== undefined) textarea.value = textarea.dataset.html;
  delete textarea.dataset.html;
  const id = `${textarea.id || `tekst-${position}`}-editor`;
  const labels = nameLabels(textarea, id);
  const frame = document.createElement("div");
  frame.className = "sw-editor";
  if (textarea.getAttribute("aria-invalid") === "true") frame.dataset.invalid = "";

  let view;
  const { line, open } = makeLinkForm(() => view, id);
  const { toolbar, refresh } = makeToolbar(() => view, open, id);
  frame.append(toolbar, line);

  const write = () => {
    const html = toHtml(view.state.doc);
    if (html === textarea.value) return;
    textarea.value = html;
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  };
  view = new EditorView(frame, {
    state: EditorState.create({
      doc: parseHtml(textarea.value),
      plugins: [listsWhileTyping, keymap(keys(open)), keymap(baseKeymap), history(), gapMarks],
    }),
    attributes: textAttributes(textarea, id, labels),
    dispatchTransaction(change) {
      view.updateState(view.state.apply(change));
      refresh(view.state);
      if (change.docChanged) write();
    },
  });
  refresh(view.state);
  textarea.addEventListener("sw:restored", () => {
    const doc = parseHtml(textarea.value);
    view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, doc.content));
  });
  // The required attribute would stop the form at a field that nobody sees; the server says what is missing.
  textarea.required = false;
  textarea.classList.add("sw-editor__source");
  textarea.setAttribute("aria-hidden", "true");
  textarea.tabIndex = -1;
  textarea.after(frame);
  labels.forEach((label) => label.addEventListener("click", () => view.focus()));
  followAnchor(textarea, view);
}

/* Links to the textarea, from an error summary for instance, lead to the editor. */
function followAnchor(textarea, view) {
  if (!textarea.id) return;
  const go = () => {
    if (decodeURIComponent(window.location.hash) !== `#${textarea.id}`) return;
    view.dom.closest(".sw-editor").scrollIntoView({ block: "center" });
    view.focus();
  };
  window.addEventListener("hashchange", go);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(`a[href="#${CSS.escape(textarea.id)}"]`);
    if (link) setTimeout(go, 0);
  });
  go();
}
