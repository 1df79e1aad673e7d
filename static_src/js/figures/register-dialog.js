/* Choosing a list of the register with its filters, in a window over the page. Resolves to url and label, or null. */

export async function openRegisterLists(address, words, opener) {
  const answer = await fetch(address);
  if (!answer.ok) return null;
  const dialog = Object.assign(document.createElement("dialog"), { className: "sw-draw__dialog" });
  dialog.setAttribute("aria-label", words.chooseList);
  dialog.innerHTML = await answer.text();
  document.body.append(dialog);
  const choice = dialog.querySelector("[data-list-choice]");
  const forms = [...dialog.querySelectorAll("form[data-list]")];
  const show = () => forms.forEach((form) => (form.hidden = form.dataset.list !== choice.value));
  choice.addEventListener("change", show);
  show();
  dialog.showModal();
  return new Promise((resolve) => {
    let chosen = null;
    dialog.querySelectorAll("[data-close]").forEach((button) => button.addEventListener("click", () => dialog.close()));
    dialog.addEventListener("close", () => {
      dialog.remove();
      opener.focus();
      resolve(chosen);
    });
    forms.forEach((form) =>
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        chosen = await ask(address, form, dialog);
        if (chosen) dialog.close();
      }),
    );
  });
}

async function ask(address, form, dialog) {
  const filled = [...new FormData(form)].filter(([, value]) => value);
  const answer = await fetch(`${address}?${new URLSearchParams([["list", form.dataset.list], ...filled])}`);
  if (answer.ok) return answer.json();
  dialog.querySelector("[data-problem]").hidden = false;
  return null;
}
