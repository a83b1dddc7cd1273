// The emergency exit for a host: put in place of sw.js, it makes every browser that comes by forget what it
// kept of the page, so that the page is the host's again. Browsers look for it at the next visit.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  const forget = async () => {
    const ours = `jm216 ${self.registration.scope} `;
    for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
    await self.registration.unregister();
  };
  event.waitUntil(forget());
});
