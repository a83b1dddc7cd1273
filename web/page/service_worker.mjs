/* global jm216Release, jm216Files */

// Keeps the page for use without a network. web/packing/pack.mjs writes before this script which files make up
// the release, each with its digest: jm216Files, and a name for all of them, jm216Release.
//
// A release is kept whole or not at all, and answers for all its files. The next one waits beside it
// until the person takes it (offline.mjs) or has closed the page. `?reset` always goes to the host.
//
// What is kept lies where other pages of the host, and programs on the computer, can write. So each file is
// compared with its digest whenever it is given out; one that was altered is got anew, and offline.mjs is told.

const digests = new Map(jm216Files);
const ours = `jm216 ${self.registration.scope} `; // two of them on one host know nothing of each other
const cacheName = ours + jm216Release;
const altered = new Set(); // files of what is kept, until a page has been told
let refused = false; // one of them could not be had anew

const types = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  wasm: 'application/wasm',
};

/** What a host says of its pages beside their policy (web/hosting/headers.conf). Nothing else is kept or believed. */
const said = [
  'Cross-Origin-Embedder-Policy',
  'Cross-Origin-Opener-Policy',
  'Cross-Origin-Resource-Policy',
  'Referrer-Policy',
  'X-Content-Type-Options',
  'X-Frame-Options',
];

/** A response of our own making: no redirection, no encoding, no header that could lead elsewhere. */
function responseOf(file, bytes, headers) {
  const own = new Headers({ 'Content-Type': types[file.split('.').pop()] });
  for (const name of said) if (headers.has(name)) own.set(name, headers.get(name));
  const frames = /^frame-ancestors [^;,]*$/.exec(headers.get('Content-Security-Policy') ?? '');
  if (frames) own.set('Content-Security-Policy', frames[0]);
  return new Response(bytes, { headers: own });
}

async function isAsPublished(file, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return digests.get(file) === `sha256-${btoa(String.fromCharCode(...digest))}`;
}

async function keep() {
  const cache = await caches.open(cacheName);
  const keepOne = async ([file, integrity]) => {
    // Names carry a digest, so the browser's own cache may answer; the page's does not.
    const response = await fetch(file, { integrity, cache: file === 'index.html' ? 'no-cache' : 'default' });
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    await cache.put(file, responseOf(file, await response.arrayBuffer(), response.headers));
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

/** Where a file was altered and the host cannot be asked for it. */
function refusal(file) {
  refused = true;
  if (file !== 'index.html') return Response.error();
  const words =
    '<p>What this browser kept of the calculator had been altered, and its host cannot be reached. Nothing of it ' +
    'was opened. What was altered was thrown away: until the host can be reached the calculator does not start. ' +
    'Then <a href="?reset">fetch the calculator again</a>.</p>';
  const policy = "default-src 'none'; frame-ancestors 'none'";
  return new Response(`<!doctype html><html lang="en"><title>JM216 Licence Calculator</title>${words}`, {
    status: 502,
    headers: { 'Content-Type': types.html, 'Content-Security-Policy': policy },
  });
}

/** From the host. Its page may be of a newer release meanwhile, and is given out, but not kept. */
async function anew(file, cache) {
  const response = await fetch(file, { cache: file === 'index.html' ? 'no-cache' : 'reload' });
  if (!response.ok) return response;
  const bytes = await response.arrayBuffer();
  const given = responseOf(file, bytes, response.headers);
  if (await isAsPublished(file, bytes)) await cache.put(file, given.clone());
  return given;
}

function tell(page) {
  if (!page) return;
  page.postMessage({ altered: [...altered], refused });
  altered.clear();
}

/** The browser may have thrown away what was kept; then, too, the host is asked. */
async function kept(file, client) {
  const cache = await caches.open(cacheName);
  const found = await cache.match(file);
  if (!found) return anew(file, cache);
  const bytes = await found.arrayBuffer().catch(() => new ArrayBuffer(0));
  if (await isAsPublished(file, bytes)) return responseOf(file, bytes, found.headers);
  altered.add(file);
  await cache.delete(file);
  const given = await anew(file, cache).catch(() => refusal(file));
  if (client) tell(await self.clients.get(client));
  return given;
}

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
self.addEventListener('message', ({ data, source }) => {
  if (data === 'take over') self.skipWaiting();
  if (data === 'what was altered') tell(source);
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  const { pathname, search } = new URL(request.url);
  if (search === '?reset') return;
  const file = pathname.slice(new URL(self.registration.scope).pathname.length) || 'index.html';
  // A page that is only coming asks by itself; until then `clientId` is the one that it takes the place of.
  if (digests.has(file)) event.respondWith(kept(file, request.mode === 'navigate' ? '' : event.clientId));
});
