/* Copies of pages that a browser keeps for when there is no connection are for one person: they go at log-out, and when
   somebody else logs in. What was not sent yet stays, locked for everybody else, so that an evening's work is never lost. */
// Each: the name of the cache, and where it stands whose copies they are.
const KINDS = [
  ["sw-deur", "sw-deur-van"],
  ["sw-lezen", "sw-lezen-van"],
];

/* Forgetting and keeping take turns, also those of two windows: a copy is never made halfway through forgetting. */
function inTurn(work) {
  return navigator.locks ? navigator.locks.request("sw-copies", work) : work();
}

function forget(store, [cache, owner]) {
  store.setItem(owner, "");
  // A page that is left stops its work: the mark above lets the next page finish it.
  return inTurn(() => window.caches?.delete(cache).then(() => store.removeItem(owner)));
}

export function forgetCopies(root) {
  let store;
  try {
    store = window.localStorage;
  } catch {
    return; // refused by the browser's settings
  }
  root.addEventListener("submit", ({ target }) => {
    if (!target.matches("form[action$='/accounts/logout/']")) return;
    document.documentElement.dataset.leaving = "";
    KINDS.filter(([, owner]) => store.getItem(owner) !== null).forEach((kind) => forget(store, kind));
  });
  const now = root.querySelector("meta[name='sw-drafts']")?.content;
  for (const kind of KINDS) {
    const kept = store.getItem(kind[1]);
    if (kept === "" || (kept !== null && now && now !== kept)) forget(store, kind);
  }
}

/* Keeps a page as the site just gave it, and the files of this page of these kinds. All copies in this cache are this
   person's from now on; nothing is kept for who just pressed "Uitloggen". */
export function keepPage({ cache: cacheName, owner, name, path, response, files }) {
  return inTurn(async () => {
    if ("leaving" in document.documentElement.dataset) return;
    window.localStorage.setItem(owner, name);
    const cache = await caches.open(cacheName);
    await cache.put(path, response);
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    const own = loaded.filter((address) => new URL(address).origin === location.origin && files.test(address));
    const kept = [...new Set(own)].filter((address) => !address.includes("werker.js"));
    await Promise.allSettled(kept.map((address) => cache.add(address)));
  });
}

/* Who sees the log-in page is nobody here: papers that were kept go, also when a session only ended by itself. */
export function forgetPapersAtLogin(root) {
  if (!root.querySelector("form input[name='login']")) return;
  try {
    if (window.localStorage.getItem("sw-lezen-van") !== null) forget(window.localStorage, KINDS[1]);
  } catch {
    // refused by the browser's settings: then nothing was kept either
  }
}
