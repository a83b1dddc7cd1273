// What the drivers cannot do stands in README.md, reason for reason.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { engine, inRepository } from './page.mjs';
import * as firefox from './engines/firefox.mjs';
import * as webkit from './engines/webkit.mjs';

/** The lists of both as lines of a table. */
function table() {
  const lines = ['cannot', 'leavesOut'].flatMap((list) =>
    [...new Set([firefox, webkit].flatMap((driver) => Object.keys(driver[list])))].map(
      (what) => `| ${what} | ${firefox[list][what] ?? ''} | ${webkit[list][what] ?? ''} |`,
    ),
  );
  return lines.join('\n');
}

test('README.md says what the drivers cannot do', { skip: engine !== 'chromium' && 'once is enough' }, () => {
  const expected = table();
  assert.ok(readFileSync(inRepository('tests/browser/README.md'), 'utf8').includes(expected), expected);
});
