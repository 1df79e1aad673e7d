/* data-warn-unsaved on a form: the browser asks before a page with unsaved changes is left. */
export function warnUnsaved(root) {
  const changed = new Set();
  const mark = (event) => {
    const form = event.target.closest?.("form[data-warn-unsaved]");
    if (form) changed.add(form);
  };
  root.addEventListener("input", mark);
  root.addEventListener("change", mark);
  root.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) changed.clear();
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed.size > 0) event.preventDefault();
  });
}
