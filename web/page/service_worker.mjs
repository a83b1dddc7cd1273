/* global jm216Release, jm216Files */

// Keeps the page for use without a network. web/pack.mjs writes before this script which files make up
// the release, each with its digest: jm216Files, and a name for all of them, jm216Release.
//
// A release is kept whole or not at all, and answers for all its files. The next one waits beside it
// until the person takes it (offline.mjs) or has closed the page. `?reset` always goes to the host.

const digests = new Map(jm216Files);
const ours = `jm216 ${self.registration.scope} `; // two of them on one host know nothing of each other
const cacheName = ours + jm216Release;

async function keep() {
  const cache = await caches.open(cacheName);
  const keepOne = async ([file, integrity]) => {
    // Names carry a digest, so the browser's own cache may answer; the page's does not.
    const response = await fetch(file, { integrity, cache: file === 'index.html' ? 'no-cache' : 'default' });
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    // A copy, for what came by a redirection may not answer for a page; and it is no longer compressed.
    const headers = new Headers(response.headers);
    for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name);
    await cache.put(file, new Response(await response.arrayBuffer(), { headers }));
  };
  try {
    await Promise.all([...digests].map(keepOne));
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(ours) && name !== cacheName).map((name) => caches.delete(name)),
  );
}

/** The browser may have thrown away what was kept; then the host is asked. */
async function kept(file, request) {
  const cache = await caches.open(cacheName);
  return (await cache.match(file)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  const { pathname, search } = new URL(request.url);
  if (search === '?reset') return;
  const file = pathname.slice(new URL(self.registration.scope).pathname.length) || 'index.html';
  if (digests.has(file)) event.respondWith(kept(file, request));
});
