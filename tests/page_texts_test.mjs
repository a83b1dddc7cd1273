// What the page makes of texts that come from outside, by itself in Node: in time that grows as they do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fragmentOf } from '../web/page/seal.mjs';

/** A fragment as it is found by an expression: plain, and slow where ends of sentences stand in a long row. */
function slowly(text) {
  const at = text.indexOf('#jm216.');
  const fragment = text.slice((at < 0 ? text.indexOf('#') : at) + 1).replace(/[ \n\r\t>]/g, '');
  return fragment.slice(0, 6) + fragment.slice(6).replace(/[.,;:!?)\]"']+$/, '');
}

/** Numbers below `limit` that are the same in every run. */
function numbers() {
  let seed = 216;
  return (limit) => {
    seed = (seed * 48271) % 2147483647;
    return seed % limit;
  };
}

/** The least milliseconds of processor time of three runs. */
function cost(work) {
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

test('a fragment ends before the words around it, however it was pasted', () => {
  assert.equal(fragmentOf('See https://example.org/#jm216.AbC-_9!).'), 'jm216.AbC-_9');
  assert.equal(fragmentOf('> jm216.Ab\n> C"\'?]'), 'jm216.AbC');
  assert.equal(fragmentOf('Item #3: #jm216.Ab,C;'), 'jm216.Ab,C');
  assert.equal(fragmentOf('jm216.'), 'jm216.', 'the mark keeps its own full stop');
  const next = numbers();
  const pieces = ['jm216.', '#', 'A', '-', '_', '9', '.', ',', ';', ':', '!', '?', ')', ']', '"', "'", ' ', '\n', '>', 'é'];
  for (let n = 0; n < 20000; ++n) {
    const text = Array.from({ length: next(12) }, () => pieces[next(pieces.length)]).join('');
    assert.equal(fragmentOf(text), slowly(text), JSON.stringify(text));
  }
});

test('a long row of full stops takes time in proportion', () => {
  // Ten times the text took a hundred times as long; 100,000 characters took a browser minutes.
  const of = (size) => {
    const text = `jm216.${'.'.repeat(size)}x`;
    return () => assert.equal(fragmentOf(text).length, text.length);
  };
  of(200)();
  const [less, more] = [cost(of(2000)), cost(of(20_000))];
  assert.ok(more < 40 * Math.max(less, 1), `${less} ms, then ${more} ms`);
});
