/* global createWorkbook */

// The worker that reads one workbook or writes one, by the wasm that is made for it (workbook.cpp). The glue script and this one make
// up the worker's Blob. Its messages are those of protocol.md.

import { closeNetwork } from '../platform/no_network.mjs';
import { hold } from './holding.mjs';

closeNetwork();

(() => {
  const outcomes = ['done', 'problems', 'memory'];

  let instance;
  let held = Promise.resolve();

  const start = (module) =>
    createWorkbook({
      instantiateWasm(imports, use) {
        WebAssembly.instantiate(module, imports).then((made) => use(made, module));
        return {};
      },
    });

  /** Hands over bytes, and asks something of them. */
  function given(wasm, bytes, ask) {
    const at = wasm._jm216_workbook_room(bytes.length) >>> 0; // beyond 2 GB an address arrives negative
    if (!at) return outcomes.indexOf('memory');
    wasm.HEAPU8.set(bytes, at);
    return wasm[ask]();
  }

  const asked = {
    open: (wasm, bytes) => given(wasm, bytes, '_jm216_workbook_open'),
    write: (wasm, bytes) => given(wasm, bytes, '_jm216_workbook_write'),
    sheet: (wasm, number) => wasm._jm216_workbook_sheet(number),
  };

  onmessage = async ({ data }) => {
    if (data.type === 'start') {
      instance = start(data.module);
      if (data.lock && navigator.locks) held = hold(data.lock);
      return;
    }
    await held;
    try {
      const wasm = await instance;
      const outcome = outcomes[asked[data.verb](wasm, ...data.values)];
      const at = wasm._jm216_workbook_output() >>> 0;
      const bytes = outcome === 'memory' ? null : wasm.HEAPU8.slice(at, at + (wasm._jm216_workbook_output_size() >>> 0));
      postMessage({ type: 'reply', outcome, bytes }, bytes ? [bytes.buffer] : []);
    } catch (error) {
      postMessage({ type: 'reply', outcome: error instanceof RangeError ? 'memory' : 'fault', detail: String(error) });
    }
  };
})();
