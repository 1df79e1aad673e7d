/* After a form came back with errors the summary gets the focus, so that it is read first. */
export function focusErrorSummary(root) {
  root.querySelector("[data-error-summary]")?.focus();
}
