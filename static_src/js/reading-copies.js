/* Copies of papers in this browser, for when there is no connection. Only pages that the site marks as ones that may be kept. */
import { keepPage } from "./forget-copies.js";

const CACHE = "sw-lezen";
const OWNER = "sw-lezen-van";
const FILES = /\.(css|js|woff2)(\?|$)/;
const FRESH = 30 * 60 * 1000;
const PAGE = /^\/werkplaats\/lezen\/(vergaderingen\/\d+\/|stukken\/[^/]+\/)?$/;
const PAPER = /\/werkplaats\/lezen\/stukken\/([^/"?#]+)\//g;

export async function startWorker(address) {
  if (!("serviceWorker" in navigator) || !window.caches) return false;
  await navigator.serviceWorker.register(address);
  return true;
}

/* The page as the site just gave it, and its own files. */
export async function keepCopy(path, owner) {
  const response = await fetch(path, { cache: "no-store", redirect: "manual" });
  // Nothing that came out of the cache itself, and only what says that it may be kept.
  const age = Date.now() - Date.parse(response.headers.get("Date"));
  if (!response.ok || response.type === "opaqueredirect" || age > FRESH) return;
  if (!(await response.clone().text()).includes("data-reading-device")) return;
  await keepPage({ cache: CACHE, owner: OWNER, name: owner, path, response, files: FILES });
}

/* The papers of a meeting, one after the other, so that the site has time for others. */
export async function keepFile(owner) {
  const cache = await caches.open(CACHE);
  for (const link of document.querySelectorAll("a[data-reading-keep]")) {
    const path = new URL(link.href).pathname;
    const kept = await cache.match(path);
    if (kept && Date.now() - Date.parse(kept.headers.get("Date")) < FRESH) continue;
    await keepCopy(path, owner);
  }
}

/* Each copy with the papers that it shows or names: those of a list, the ones before and after a paper. */
async function copies() {
  if (!window.caches || !(await caches.has(CACHE))) return [];
  const cache = await caches.open(CACHE);
  return Promise.all((await cache.keys()).map(async (request) => ({ request, slugs: await slugsOf(cache, request) })));
}

async function slugsOf(cache, request) {
  const { pathname } = new URL(request.url);
  if (!PAGE.test(pathname)) return [];
  const words = await (await cache.match(request))?.text(); // another window may have removed it
  return [...`${pathname} ${words}`.matchAll(PAPER)].map((found) => found[1]);
}

export async function keptSlugs() {
  return [...new Set((await copies()).flatMap(({ slugs }) => slugs))].slice(0, 200);
}

/* What this person may not keep any more goes, and with it every page that names it. */
export async function removeOthers(stay) {
  const gone = (await copies()).filter(({ slugs }) => slugs.some((slug) => !stay.includes(slug)));
  if (!gone.length) return;
  const cache = await caches.open(CACHE);
  await Promise.all(gone.map(({ request }) => cache.delete(request)));
}

export async function removeCopies() {
  await window.caches?.delete(CACHE);
  window.localStorage.removeItem(OWNER);
}
