/* Explains a word where it stands: on focus, on hover, and on a first tap. Without this the word is a link to its own
   page, and the meanings stand in a list below the text. The explanation stays while the pointer is on it, and Escape
   sends it away (WCAG 1.4.13). */
const LINGER = 250;
const EDGE = 12;

export function explainTerms(root) {
  const list = root.querySelector(".sw-terms");
  if (!list) return;
  const tip = root.createElement("div");
  tip.className = "sw-term-tip";
  tip.id = "begrip-uitleg";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  root.getElementById("inhoud").append(tip);

  let shown = null;
  let tapped = null;
  let sentAway = null;
  let timer = 0;
  let touching = false;

  const termAt = (target) => (target instanceof Element ? target.closest("a.sw-term") : null);

  function show(link) {
    clearTimeout(timer);
    if (shown === link || sentAway === link) return;
    hide();
    const meaning = root.getElementById(link.dataset.explains);
    if (!meaning) return;
    tip.replaceChildren(paragraph("sw-term-tip__text", meaning.textContent));
    if (touching) tip.append(paragraph("sw-term-tip__hint", list.dataset.tapHint));
    tip.hidden = false;
    place(link);
    link.setAttribute("aria-describedby", tip.id);
    link.classList.add("sw-term--open");
    shown = link;
  }

  function paragraph(name, words) {
    const element = root.createElement("p");
    element.className = name;
    element.textContent = words;
    return element;
  }

  /* Below the word, or above it where there is no room; never over the edge of the screen. */
  function place(link) {
    const word = link.getClientRects()[0];
    const base = (tip.offsetParent || root.documentElement).getBoundingClientRect();
    const width = root.documentElement.clientWidth;
    const left = Math.max(EDGE, Math.min(word.left, width - tip.offsetWidth - EDGE));
    const above = word.bottom + tip.offsetHeight + EDGE > window.innerHeight && word.top > tip.offsetHeight;
    const top = above ? word.top - tip.offsetHeight : word.bottom;
    tip.style.left = `${left - base.left}px`;
    tip.style.top = `${top - base.top}px`;
  }

  function hide() {
    clearTimeout(timer);
    if (!shown) return;
    shown.setAttribute("aria-describedby", shown.dataset.explains);
    shown.classList.remove("sw-term--open");
    tip.hidden = true;
    shown = null;
  }

  function hideSoon() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (shown !== root.activeElement) hide();
    }, LINGER);
  }

  root.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = termAt(event.target);
    if (link) show(link);
    else if (tip.contains(event.target)) clearTimeout(timer);
    else {
      sentAway = null;
      if (shown) hideSoon();
    }
  });
  root.addEventListener("focusin", (event) => {
    const link = termAt(event.target);
    if (link !== sentAway) sentAway = null;
    if (link && !touching) show(link);
    else if (!link) hide();
  });
  root.addEventListener("focusout", (event) => {
    if (termAt(event.target) && !touching) hideSoon();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    sentAway = shown;
    tapped = null;
    hide();
  });
  root.addEventListener("pointerdown", (event) => {
    touching = event.pointerType === "touch";
    if (termAt(event.target) || tip.contains(event.target)) return;
    tapped = null;
    hide();
  });
  root.addEventListener("click", (event) => {
    const link = termAt(event.target);
    if (!link || !touching || link === tapped) return;
    event.preventDefault();
    sentAway = null;
    tapped = link;
    show(link);
  });
}
