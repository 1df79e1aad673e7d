/* A large picture over the page. Without this script the link opens the picture itself.
   Inside the window: + and − and the buttons make it larger and smaller, arrows move it, Escape closes. */
const STEPS = [1, 1.5, 2, 3, 4];

export function zoomPictures(root) {
  root.querySelectorAll("a[data-zoom]").forEach((link) =>
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      open(link);
    }),
  );
}

function button(text) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", textContent: text, className: "utrecht-button utrecht-button--secondary-action" });
  return made;
}

function open(link) {
  const dialog = Object.assign(document.createElement("dialog"), { className: "sw-zoomed" });
  const alternative = link.closest("figure")?.querySelector("img")?.alt ?? "";
  dialog.setAttribute("aria-label", link.textContent.trim());
  const bar = Object.assign(document.createElement("div"), { className: "sw-zoomed__bar" });
  const [larger, smaller, close] = [link.dataset.zoomIn, link.dataset.zoomOut, link.dataset.zoomClose].map(button);
  bar.append(larger, smaller, close);
  const field = Object.assign(document.createElement("div"), { className: "sw-zoomed__field", tabIndex: 0 });
  field.setAttribute("role", "region");
  field.setAttribute("aria-label", alternative || link.textContent.trim());
  const image = Object.assign(document.createElement("img"), { src: link.href, alt: alternative });
  field.append(image);
  dialog.append(bar, field);
  document.body.append(dialog);

  let step = 0;
  const resize = (by) => {
    step = Math.min(STEPS.length - 1, Math.max(0, step + by));
    field.dataset.zoom = String(step);
    larger.disabled = step === STEPS.length - 1;
    smaller.disabled = step === 0;
  };
  larger.addEventListener("click", () => resize(1));
  smaller.addEventListener("click", () => resize(-1));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", ({ key }) => {
    if (key === "+" || key === "=") resize(1);
    if (key === "-") resize(-1);
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  resize(0);
  dialog.showModal();
}
