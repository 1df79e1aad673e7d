/* The list at the door that a browser keeps is for one person: it goes at log-out, and when somebody else logs in.
   What was not sent yet stays, locked for everybody else, so that an evening's work is never lost. */
const CACHE = "sw-deur";
const OWNER = "sw-deur-van";

function forget(store) {
  store.setItem(OWNER, "");
  // A page that is left stops its work: the mark above lets the next page finish it.
  return window.caches?.delete(CACHE).then(() => store.removeItem(OWNER));
}

export function forgetDoorLists(root) {
  let store;
  try {
    store = window.localStorage;
  } catch {
    return; // refused by the browser's settings
  }
  root.addEventListener("submit", ({ target }) => {
    if (target.matches("form[action$='/accounts/logout/']") && store.getItem(OWNER) !== null) forget(store);
  });
  const kept = store.getItem(OWNER);
  const now = root.querySelector("meta[name='sw-drafts']")?.content;
  if (kept === "" || (kept !== null && now && now !== kept)) forget(store);
}
