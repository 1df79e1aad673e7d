/* data-confirm="question" on a form or on a submit button asks before sending. The dialog is the browser's
   own <dialog>: it keeps the focus inside and closes on Escape. Pages that matter ask on the server too. */

function makeDialog(question, yes, danger) {
  const dialog = document.createElement("dialog");
  dialog.className = "sw-dialog";
  const text = document.createElement("p");
  text.className = "sw-dialog__text";
  text.id = "sw-dialog-text";
  text.textContent = question;
  dialog.setAttribute("aria-labelledby", text.id);
  const form = document.createElement("form");
  form.method = "dialog";
  form.className = "sw-actions";
  const confirm = makeButton(yes, "yes", "primary");
  confirm.classList.toggle("utrecht-button--danger", danger);
  form.append(confirm, makeButton("Annuleer", "no", "secondary"));
  dialog.append(text, form);
  return dialog;
}

function makeButton(label, value, variant) {
  const button = document.createElement("button");
  button.type = "submit";
  button.value = value;
  button.className = `utrecht-button utrecht-button--${variant}-action`;
  button.textContent = label;
  return button;
}

export function askBeforeSending(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
    if (!question || form.dataset.confirmed === "yes") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const submitter = event.submitter;
    const danger = Boolean(submitter?.classList.contains("utrecht-button--danger"));
    const dialog = makeDialog(question, submitter?.textContent.trim() || "Ja", danger);
    document.body.append(dialog);
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (dialog.returnValue === "yes") {
        form.dataset.confirmed = "yes";
        form.requestSubmit(submitter ?? undefined);
        delete form.dataset.confirmed;
      } else {
        submitter?.focus();
      }
    });
    dialog.showModal();
  });
}
