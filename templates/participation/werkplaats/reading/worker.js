/* Opens kept papers without a connection. The page itself puts what is needed in the cache (static_src/js/reading.js); this
   script only reads it, and only when the site cannot be reached. When the site answers that nobody is logged in any more,
   the copies go. */
const CACHE = "sw-lezen";
const LONGEST = 48 * 3600 * 1000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function kept(request) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(request, { ignoreSearch: request.mode === "navigate", ignoreVary: true });
  if (!found) return Response.error();
  if (request.mode === "navigate" && Date.now() - Date.parse(found.headers.get("Date")) > LONGEST) {
    await cache.delete(request, { ignoreSearch: true });
    return Response.error();
  }
  return found;
}

async function asked(request) {
  const response = await fetch(request);
  // Every page of reading answers by itself; a way elsewhere leads to the log-in page.
  if (request.mode === "navigate" && response.type === "opaqueredirect") await caches.delete(CACHE);
  return response;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const here = new URL(request.url).origin === self.location.origin;
  if (request.method !== "GET" || !here) return;
  if (request.mode !== "navigate" && request.destination === "") return;
  event.respondWith(asked(request).catch(() => kept(request)));
});
