/* global createJm216 */

// The worker's side of protocol.md. This text and the glue script make up the worker's Blob.

'use strict';

(() => {
  const outcomes = ['done', 'problems', 'memory', 'file', 'fault'];

  let sources = [];
  let offsets = [];
  let total = 0;
  let done = 0;
  let began = 0;
  let told = 0;

  const reader = new FileReaderSync();

  /** Hands the wasm reader the next bytes of a source; nothing is held whole. */
  function pull(source, bytes) {
    const from = offsets[source];
    let slice;
    try {
      slice = reader.readAsArrayBuffer(sources[source].slice(from, from + bytes.length));
    } catch {
      return -1; // removed or changed since it was chosen
    }
    bytes.set(new Uint8Array(slice));
    offsets[source] += slice.byteLength;
    done += slice.byteLength;
    const now = performance.now();
    if (now - told > 50) {
      told = now;
      postMessage({ type: 'progress', done, total, rate: (done * 1000) / (now - began) });
    }
    return slice.byteLength;
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
    const at = wasm._jm216_engine_output();
    return wasm.HEAPU8.slice(at, at + wasm._jm216_engine_output_size());
  }

  function call(wasm, name, ...texts) {
    return outcomes[wasm.ccall(name, 'number', texts.map(() => 'string'), texts)];
  }

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
      offsets = sources.map(() => 0);
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
        postMessage({ type: 'json', text: new TextDecoder().decode(output(wasm)) });
      } else answer('json', outcome, wasm);
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
