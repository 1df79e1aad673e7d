/* The page of a paper by itself: margins fold on a narrow window, and keys for who asked for them. */
const NARROW = "(width < 60rem)";

export function foldOnNarrow(page) {
  if (!window.matchMedia(NARROW).matches) return;
  page.querySelectorAll("details[data-reading-fold]").forEach((one) => one.removeAttribute("open"));
}

function sections(page) {
  return [...page.querySelectorAll("[data-reading-section]")];
}

/* The section that one is in: the last whose top is at or above the upper third of the window. */
function current(page) {
  const all = sections(page);
  return all.findLastIndex((one) => one.getBoundingClientRect().top <= window.innerHeight / 3);
}

function go(page, step) {
  const all = sections(page);
  const target = all[Math.min(Math.max(current(page) + step, 0), all.length - 1)];
  target?.focus({ preventScroll: true });
  target?.scrollIntoView();
}

function openNote(section) {
  const note = section?.querySelector("[data-reading-note]");
  if (!note) return;
  note.open = true;
  note.querySelector("textarea").focus();
}

const ACTS = {
  j: (page) => go(page, 1),
  k: (page) => go(page, -1),
  m: (page) => sections(page)[current(page)]?.querySelector(".sw-read-mark")?.click(),
  n: (page) => openNote(sections(page)[current(page)]),
  ".": (page) => page.querySelector("a[rel='next']")?.click(),
  ",": (page) => page.querySelector("a[rel='prev']")?.click(),
};

/* Off until somebody switches them on: a letter that acts surprises who speaks to the computer (WCAG 2.1.4). */
export function useKeys(page) {
  if (!page.matches("[data-reading-keys]")) return;
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const act = ACTS[event.key.toLowerCase()];
    if (typing || !act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(page);
  });
}
