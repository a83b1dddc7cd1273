/* global createJm216 */

// The worker's side of protocol.md. This text and the glue script make up the worker's Blob.

'use strict';

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

  /** Hands the wasm reader the next bytes of a source; no file is ever held whole. */
  function pull(source, bytes) {
    if (source !== current) {
      current = source;
      offset = 0;
      chunk = chunk.subarray(0, 0);
    }
    if (chunk.length === 0) {
      try {
        const slice = sources[source].slice(offset, offset + ahead);
        chunk = new Uint8Array(reader.readAsArrayBuffer(slice));
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
    return wasm.HEAPU8.slice(at, at + wasm._jm216_engine_output_size());
  }

  function call(wasm, name, ...values) {
    const types = values.map((value) => (typeof value === 'string' ? 'string' : 'number'));
    return outcomes[wasm.ccall(name, 'number', types, values)];
  }

  const text = (wasm) => new TextDecoder().decode(output(wasm));

  function answer(type, outcome, wasm) {
    if (outcome === 'done' || outcome === 'problems') {
      const bytes = output(wasm);
      postMessage({ type: outcome === 'done' ? type : outcome, bytes }, [bytes.buffer]);
    } else {
      postMessage({ type: 'failed', reason: outcome, detail: '' });
    }
  }

  const on = {
    load(wasm, message) {
      sources = message.sources;
      current = -1;
      total = sources.reduce((sum, source) => sum + source.size, 0);
      done = 0;
      began = performance.now();
      // Without a name a message about the only file begins with the place in it.
      const names = sources.map((source) => (source.name || '').split('\n').join(' ') + '\n');
      answer('loaded', call(wasm, 'jm216_engine_load', names.join(''), message.today), wasm);
    },
    evaluate(wasm, message) {
      const outcome = call(wasm, 'jm216_engine_evaluate', message.as_of, message.readings);
      answer('report', outcome, wasm);
    },
    json(wasm) {
      const outcome = call(wasm, 'jm216_engine_json');
      if (outcome === 'done') {
        postMessage({ type: 'json', text: text(wasm) });
      } else answer('json', outcome, wasm);
    },
    export(wasm, { format, table, quarter }) {
      const outcome = call(wasm, 'jm216_engine_export', format, table, quarter);
      if (outcome === 'nothing') postMessage({ type: 'exported', bytes: null });
      else answer('exported', outcome, wasm);
    },
    explain(wasm, message) {
      const outcome = call(wasm, 'jm216_engine_explain', message.id, message.form === 'bytes');
      if (outcome === 'nothing') postMessage({ type: 'explanation', answer: null });
      else if (outcome === 'done') {
        postMessage({ type: 'explanation', answer: message.form === 'bytes' ? output(wasm) : text(wasm) });
      } else answer('explanation', outcome, wasm);
    },
  };

  onmessage = async ({ data }) => {
    if (data.type === 'start') {
      start(data.module);
      return;
    }
    try {
      on[data.type](await instance, data);
    } catch (error) {
      postMessage({ type: 'failed', reason: 'fault', detail: String(error) });
    }
  };
})();
