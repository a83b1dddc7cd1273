/* global createJm216 */

// The worker's side of protocol.md. The glue script and this one make up the worker's Blob.

import { Failed } from './failed.mjs';
import { call as callWasm } from './memory.mjs';
import { closeNetwork } from '../platform/no_network.mjs';
import { pack } from './packing.mjs';

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

  /** Holds a lock until this worker ends, which is how the page comes to know. Settles once it is held. */
  const hold = (lock) =>
    new Promise((resolve) => {
      const forever = new Promise(() => {});
      const taken = () => {
        postMessage({ type: 'holds' });
        resolve();
        return forever;
      };
      navigator.locks.request(lock, taken).catch(resolve); // refused: nobody watches
    });

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

  const call = (wasm, name, ...values) => outcomes[callWasm(wasm, name, ...values)];

  const text = (wasm) => new TextDecoder().decode(output(wasm));

  function answer(type, outcome, wasm) {
    if (outcome === 'done' || outcome === 'problems') {
      const bytes = output(wasm);
      postMessage({ type: outcome === 'done' ? type : outcome, bytes }, [bytes.buffer]);
    } else {
      postMessage({ type: 'failed', reason: outcome, detail: '' });
    }
  }

  function answerText(type, outcome, wasm) {
    if (outcome === 'done') postMessage({ type, text: text(wasm) });
    else answer(type, outcome, wasm);
  }

  /** The new report and, in the same answer, the facts as they are now. */
  function edited(wasm, outcome) {
    if (outcome !== 'done') {
      answer('edited', outcome, wasm);
      return;
    }
    const bytes = output(wasm);
    const facts = call(wasm, 'jm216_engine_facts') === 'done' ? text(wasm) : '';
    postMessage({ type: 'edited', bytes, facts }, [bytes.buffer]);
  }

  function open(list) {
    sources = list;
    current = -1;
    total = sources.reduce((sum, source) => sum + source.size, 0);
    done = 0;
    began = performance.now();
  }

  /** Without a name a message about the only file begins with the place in it. */
  const names = () => pack(sources.map((source) => (source.name || '').split('\n').join(' ')));

  const on = {
    load(wasm, message) {
      open(message.sources);
      answer('loaded', call(wasm, 'jm216_engine_load', names(), message.today), wasm);
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
    compare(wasm, { mine, theirs, today }) {
      open([mine, ...theirs]);
      const outcome = call(wasm, 'jm216_engine_compare', names(), today);
      if (outcome === 'done') postMessage({ type: 'compared' });
      else answer('compared', outcome, wasm);
    },
    comparison(wasm, { format, table }) {
      const outcome = call(wasm, 'jm216_engine_comparison', format, table);
      if (outcome === 'nothing') postMessage({ type: 'exported', bytes: null });
      else answer('exported', outcome, wasm);
    },
    statements(wasm, { format }) {
      const outcome = call(wasm, 'jm216_engine_statements', format);
      if (outcome === 'nothing') postMessage({ type: 'exported', bytes: null });
      else answer('exported', outcome, wasm);
    },
    table_look(wasm, { source, mapping }) {
      open([source]);
      const bytes = typeof mapping === 'string' ? new TextEncoder().encode(mapping) : mapping;
      answer('looked', call(wasm, 'jm216_engine_table_look', bytes), wasm);
    },
    table_read(wasm, { source, mapping }) {
      open([source]);
      answerText('read', call(wasm, 'jm216_engine_table_read', mapping), wasm);
    },
    table_load(wasm, { today }) {
      answer('loaded', call(wasm, 'jm216_engine_table_load', today), wasm);
    },
    facts(wasm) {
      answerText('facts', call(wasm, 'jm216_engine_facts'), wasm);
    },
    check(wasm, { facts }) {
      const outcome = call(wasm, 'jm216_engine_check_facts', facts);
      answer(outcome === 'done' ? 'checked' : 'failed', outcome, wasm);
    },
    edit_facts(wasm, { facts, as_of, readings }) {
      edited(wasm, call(wasm, 'jm216_engine_edit_facts', facts, as_of, readings));
    },
    sale(wasm, { line }) {
      answerText('sale', call(wasm, 'jm216_engine_sale', line), wasm);
    },
    edit_sale(wasm, { edit, line, text: sale, as_of, readings }) {
      edited(wasm, call(wasm, 'jm216_engine_edit_sale', edit, line, sale, as_of, readings));
    },
    link(wasm, { view, with_result }) {
      const outcome = call(wasm, 'jm216_engine_link', view, with_result);
      if (outcome === 'nothing') postMessage({ type: 'link', text: null });
      else answerText('link', outcome, wasm);
    },
    read_link(wasm, { link }) {
      answer('link_read', call(wasm, 'jm216_engine_read_link', link), wasm);
    },
    result(wasm) {
      answerText('result', call(wasm, 'jm216_engine_result'), wasm);
    },
    lines(wasm, message) {
      const { query, offset: first, count } = message;
      answer('lines', call(wasm, 'jm216_engine_lines', query, first, count), wasm);
    },
    save(wasm, { as_of, readings }) {
      answer('saved', call(wasm, 'jm216_engine_save', as_of, readings), wasm);
    },
    alternative(wasm, { reading }) {
      answerText('alternative', call(wasm, 'jm216_engine_alternative', reading), wasm);
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
      if (data.lock && navigator.locks) held = hold(data.lock);
      return;
    }
    await held;
    try {
      on[data.type](await instance, data);
    } catch (error) {
      const reason = error instanceof Failed ? error.reason : 'fault';
      postMessage({ type: 'failed', reason, detail: String(error) });
    }
  };
})();
