// No browser says that it has ended a worker, short of memory say: so each holds a lock of its own, and whoever else
// gets it knows.

/** The worker's side: holds a lock until the worker ends. Settles once it is held. */
export const hold = (lock) =>
  new Promise((resolve) => {
    const forever = new Promise(() => {});
    const taken = () => {
      postMessage({ type: 'holds' });
      resolve();
      return forever;
    };
    navigator.locks.request(lock, taken).catch(resolve); // refused: nobody watches
  });

/**
 * The page's side: starts a worker.
 * @param {string} script its address
 * @param {WebAssembly.Module} module that it is to use
 * @returns {Worker} whose `onerror` is called, with `ended`, where the browser has ended it
 */
export function spawned(script, module) {
  const worker = new Worker(script);
  const lock = navigator.locks ? `jm216-${crypto.randomUUID()}` : '';
  worker.addEventListener('message', (event) => {
    if (event.data.type !== 'holds') return;
    event.stopImmediatePropagation();
    navigator.locks.request(lock, () => worker.onerror?.({ ended: true, message: '' })).catch(() => {});
  });
  worker.postMessage({ type: 'start', module, lock });
  return worker;
}
