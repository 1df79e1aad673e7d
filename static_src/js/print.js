/* Shows the buttons that print this page; without scripts the browser's own menu does it. */
export function offerPrinting(root) {
  for (const button of root.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
