/* global createJm216 */

// The worker's side of protocol.md. The glue script and this one make up the worker's Blob.

import { Failed } from './failed.mjs';
import { hold } from './holding.mjs';
import { call } from './memory.mjs';
import { closeNetwork } from '../platform/no_network.mjs';

closeNetwork();

(() => {
  const outcomes = ['done', 'problems', 'memory', 'file', 'fault', 'nothing'];

  const ahead = 4 << 20; // bytes read at a time, for each read has its price

  let sources = [];
  let total = 0;
  let done = 0;
  let began = 0;
  let told = 0;

  const reader = new FileReaderSync();
  let current = -1; // the source being read; the wasm reads them one after the other
  let offset = 0; // in it, after `chunk`
  let chunk = new Uint8Array(0);

  /** Hands the wasm reader the next bytes of a source; no file is held whole, but where workers read none. */
  function pull(source, bytes) {
    if (source !== current) {
      current = source;
      offset = 0;
      chunk = chunk.subarray(0, 0);
    }
    if (chunk.length === 0) {
      try {
        const from = sources[source];
        chunk =
          from instanceof Blob
            ? new Uint8Array(reader.readAsArrayBuffer(from.slice(offset, offset + ahead)))
            : from.bytes.subarray(offset, offset + ahead);
      } catch {
        return -1; // removed or changed since it was chosen
      }
      offset += chunk.length;
    }
    const count = Math.min(bytes.length, chunk.length);
    bytes.set(chunk.subarray(0, count));
    chunk = chunk.subarray(count);
    done += count;
    const now = performance.now();
    if (now - told > 50) {
      told = now;
      postMessage({ type: 'progress', done, total, rate: (done * 1000) / (now - began) });
    }
    return count;
  }

  let instance;
  let held = Promise.resolve();

  function start(module) {
    instance = createJm216({
      pull,
      instantiateWasm(imports, use) {
        WebAssembly.instantiate(module, imports).then((made) => use(made, module));
        return {};
      },
    });
  }

  function output(wasm) {
    const at = wasm._jm216_engine_output() >>> 0; // beyond 2 GB an address arrives negative
    try {
      return wasm.HEAPU8.slice(at, at + (wasm._jm216_engine_output_size() >>> 0));
    } catch {
      throw new Failed('memory'); // outside the wasm
    }
  }

  function open(list) {
    sources = list;
    current = -1;
    total = sources.reduce((sum, source) => sum + source.size, 0);
    done = 0;
    began = performance.now();
  }

  /** One request, one reply: how it ended, and the bytes where there are any. */
  function reply(wasm, { verb, values, sources: given }) {
    if (given) open(given);
    const outcome = outcomes[call(wasm, `jm216_engine_${verb}`, ...values)];
    if (outcome !== 'done' && outcome !== 'problems') {
      postMessage({ type: 'reply', outcome });
      return;
    }
    const bytes = output(wasm);
    postMessage({ type: 'reply', outcome, bytes }, [bytes.buffer]);
  }

  onmessage = async ({ data }) => {
    if (data.type === 'start') {
      start(data.module);
      if (data.lock && navigator.locks) held = hold(data.lock);
      return;
    }
    await held;
    try {
      reply(await instance, data);
    } catch (error) {
      const outcome = error instanceof Failed ? error.reason : 'fault';
      postMessage({ type: 'reply', outcome, detail: String(error) });
    }
  };
})();
