/* Loads htmx and the text editor only on pages that use them. Addresses come from the script element,
   because the server adds a hash to each file name. */

function addScript(address) {
  const script = document.createElement("script");
  script.src = address;
  script.defer = true;
  document.head.append(script);
}

function addStylesheet(address) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  document.head.append(link);
}

/* htmx starts itself only when it comes before the page is parsed or after everything is loaded. */
function onceLoaded(task) {
  if (document.readyState === "complete") task();
  else window.addEventListener("load", task, { once: true });
}

export function loadWhereNeeded(root, source) {
  if (!source) return;
  if (root.querySelector("[hx-get], [hx-post], [data-hx-get], [data-hx-post], [hx-boost]")) {
    onceLoaded(() => addScript(source.dataset.htmx));
  }
  if (root.querySelector("textarea[data-rich-text]")) {
    addStylesheet(source.dataset.editorStyle);
    addScript(source.dataset.editor);
  }
}
