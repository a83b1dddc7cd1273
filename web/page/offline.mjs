// The page's side of service_worker.mjs: has the page kept for use without a network, and says when a
// newer release is there, and when what was kept had been altered.

import { isHosted } from './parts.mjs';

/** Says that a newer release waits, and takes it if the person wishes. */
function offer(waiting) {
  const notice = document.getElementById('update');
  document.getElementById('update-take').onclick = () => {
    if (waiting.state !== 'installed') {
      location.reload(); // another tab has taken it, or a newer one came
      return;
    }
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take over');
  };
  document.getElementById('update-later').onclick = () => {
    notice.hidden = true;
    document.getElementById('canvas').focus();
  };
  notice.hidden = false;
}

const altered = []; // files

/** Says which of what was kept were not those published. */
function warn({ data }) {
  if (!data.altered?.length) return;
  altered.push(...data.altered);
  document.getElementById('altered-files').textContent = altered.join(', ');
  document.getElementById('altered-mended').hidden = data.refused;
  document.getElementById('altered-refused').hidden = !data.refused;
  const notice = document.getElementById('altered');
  document.getElementById('altered-close').onclick = () => {
    notice.hidden = true;
    document.getElementById('canvas').focus();
  };
  notice.hidden = false;
}

/** Listens for it from the page's first script on: the rest may be what was altered. */
export function hearWhatWasAltered() {
  const workers = isHosted() && navigator.serviceWorker;
  if (!workers) return;
  workers.addEventListener('message', warn);
  workers.startMessages();
  workers.controller?.postMessage('what was altered');
}

/**
 * From the second visit on the page needs no network. Does nothing where the browser keeps nothing: in
 * one-file documents, on hosts without https, in some private windows.
 */
export async function keepForOffline() {
  if (!isHosted() || !navigator.serviceWorker) return;
  let registration;
  try {
    registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
  } catch {
    return; // the page works all the same
  }
  const whenThere = (worker) => {
    // The very first release takes nobody's place.
    if (worker?.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
  };
  whenThere(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing.addEventListener('statechange', () => whenThere(installing));
  });
}

/** The way out of a bad release, `?reset`: forgets all that was kept here and gets the page anew. */
export async function reset() {
  const folder = new URL('.', location.href).href;
  for (const registration of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
    if (registration.scope === folder) await registration.unregister();
  }
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    if (name.startsWith(`jm216 ${folder} `)) await caches.delete(name);
  }
  location.replace(folder);
}
