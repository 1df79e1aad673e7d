/* Shows the buttons that copy the text of a box. Without a clipboard the text is selected, so that two keys do it. */
export function offerCopying(root) {
  for (const button of root.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(root, button));
  }
}

async function copy(root, button) {
  const box = root.getElementById(button.dataset.copy);
  const status = root.querySelector("[data-copy-status]");
  try {
    await navigator.clipboard.writeText(box.value);
    status.textContent = button.dataset.copied;
  } catch {
    box.focus();
    box.select();
    status.textContent = button.dataset.notCopied;
  }
}
