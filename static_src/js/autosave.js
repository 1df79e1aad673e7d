/* Beheer: what Wagtail kept by itself is one's own version. Without this the next "Publiceren" would say that
   somebody else was first (pages/edit_conflicts.py looks at the version that the form was opened on). */
document.addEventListener("w-autosave:success", ({ target, detail }) => {
  const fields = target.elements;
  const kept = detail.data;
  if (!fields || !kept?.revision_id) return;
  if (fields.loaded_revision_id) fields.loaded_revision_id.value = kept.revision_id;
  if (fields.loaded_revision_created_at) fields.loaded_revision_created_at.value = "autosave";
});
