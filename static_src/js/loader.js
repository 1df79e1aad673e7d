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

export function loadWhereNeeded(root, source) {
  if (!source) return;
  if (root.querySelector("[hx-get], [hx-post], [data-hx-get], [data-hx-post], [hx-boost]")) {
    addScript(source.dataset.htmx);
  }
  if (root.querySelector("textarea[data-rich-text]")) {
    addStylesheet(source.dataset.editorStyle);
    addScript(source.dataset.editor);
  }
}
