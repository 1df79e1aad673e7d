/* In the editor of a page: puts each suggestion of a reader under the heading that it is about.
   Without this script they stand together above the text, with the name of their section. */
const place = () => {
  for (const card of document.querySelectorAll("[data-suggestion-block]")) {
    const block = document.querySelector(`[data-contentpath="${CSS.escape(card.dataset.suggestionBlock)}"]`);
    if (!block) continue;
    block.append(card);
    card.removeAttribute("data-suggestion-block");
    if (`#${card.id}` === window.location.hash) card.scrollIntoView();
  }
  for (const list of document.querySelectorAll("[data-suggestions]")) {
    const section = list.closest("section[data-panel], .w-panel");
    if (section && !list.children.length) section.hidden = true;
  }
};

/* The blocks of the text are drawn by Wagtail's own scripts, which may come later. */
document.addEventListener("DOMContentLoaded", () => {
  place();
  const waiting = () => document.querySelector("[data-suggestion-block]");
  if (!waiting()) return;
  const watcher = new MutationObserver(() => {
    place();
    if (!waiting()) watcher.disconnect();
  });
  watcher.observe(document.body, { childList: true, subtree: true });
});
