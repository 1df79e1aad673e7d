/* Beheer: Wagtail keeps a page by itself while somebody types. That is one's own version, never a second writer's. */

/* Without the number of that version the next "Publiceren" would say that somebody else was first
   (pages/edit_conflicts.py looks at the version that the form was opened on). */
document.addEventListener("w-autosave:success", ({ target, detail }) => {
  const fields = target.elements;
  const kept = detail.data;
  if (!fields || !kept?.revision_id) return;
  if (fields.loaded_revision_id) fields.loaded_revision_id.value = kept.revision_id;
  if (fields.loaded_revision_created_at) fields.loaded_revision_created_at.value = "autosave";
});

/* The two kinds of saving take turns: a press on a button waits for the answer to what is being kept, which holds that
   number, and nothing is kept any more once the form is on its way. */
const keeping = new Set();
const leaving = new Set();
const pressed = new Map();

function goOn(form) {
  if (keeping.has(form) || !pressed.has(form)) return;
  const button = pressed.get(form);
  pressed.delete(form);
  // Wagtail turns a button off while it says "Publiceren…", and the form would be sent without what was pressed.
  const off = button?.disabled;
  if (button) button.disabled = false;
  form.requestSubmit(button);
  if (button) button.disabled = off;
}

function kept({ target }) {
  keeping.delete(target);
  setTimeout(goOn, 0, target); // after Wagtail begins to keep what was typed meanwhile
}

document.addEventListener("w-autosave:save", (event) => {
  if (leaving.has(event.target)) event.preventDefault();
  else keeping.add(event.target);
});
document.addEventListener("w-autosave:success", kept);
document.addEventListener("w-autosave:error", kept);

document.addEventListener(
  "submit",
  (event) => {
    if (!keeping.has(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed.set(event.target, event.submitter);
  },
  { capture: true },
);
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) leaving.add(event.target);
});
window.addEventListener("pageshow", () => leaving.clear());
