// axe-core finds nothing against WCAG 2.2 AA (nor its own good practice) on the page, the mirror, the dialogs and the
// answer as a document, in light, dark and forced colours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { act, there } from './mirror.mjs';
import { load, openBrowser, settled, until } from './page.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** What axe-core says, a line for each element. */
async function complaints(page) {
  const all = [];
  let looked = false;
  // Each frame by itself: axe-core gives a frame within a page only a minute.
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => document.querySelector('h1') !== null))) continue; // nothing is in it yet
    looked = true;
    await frame.evaluate(axeSource);
    const lines = await frame.evaluate(async () => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const options = { runOnly: tags, iframes: false, resultTypes: ['violations'], selectors: false };
      const { violations, passes } = await window.axe.run(document, options);
      if (passes.length < 8) return ['axe-core looked at next to nothing'];
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`),
      );
    });
    all.push(...lines);
  }
  return looked ? all : ['axe-core looked at no page'];
}

for (const [name, options, views] of [
  [
    'light',
    {},
    [
      'overview',
      'sales',
      'royalties',
      'obligations',
      'statements',
      'term',
      'milestones',
      'rights',
      'deadlines',
      'readings',
      'judgment',
      'findings',
      'facts',
    ],
  ],
  ['dark', { colorScheme: 'dark' }, ['overview', 'facts']],
  ['forced colours', { forcedColors: 'active' }, ['overview', 'facts']],
]) {
  test(`axe-core finds nothing in ${name}`, async () => {
    const { page } = await browser.page(options);
    const found = {};
    const look = async (what) => {
      await settled(page);
      const lines = await complaints(page);
      if (lines.length) found[what] = lines.slice(0, 12);
    };
    await look('start');
    await load(page);
    for (const view of views) {
      await page.evaluate((wanted) => window.jm216.show(wanted), view);
      await look(view);
    }
    await act(page, 'button', /^Open /, { role: 'table', name: 'Payments' });
    await look('form');
    await page.evaluate(() => document.querySelector('#mirror input').focus());
    await look('a field that is typed into');
    await act(page, 'button', 'Export');
    await look('menu');
    await page.keyboard.press('Escape');
    await page.evaluate(() => window.jm216.show('obligations'));
    await act(page, 'button', /^Why .*Amount$/);
    await there(page, 'button', 'Close the explanation');
    await look('explanation');
    await page.evaluate(() => window.jm216.load('{"sales":[{}]}').catch(() => {}));
    await look('problems');
    await act(page, 'button', 'Back to the loaded ledger');
    for (const dialog of ['shortcuts', 'unsaved']) {
      await page.evaluate((id) => document.getElementById(id).showModal(), dialog);
      await look(dialog);
      await page.evaluate((id) => document.getElementById(id).close(), dialog);
    }
    // Of one line: the document is the same in kind, whatever its length.
    const sale = { invoice: 'A', date: '2010-01-14', country: 'US', currency: 'USD', gross: '1000' };
    const small = JSON.stringify({ as_of: '2010-06-30', sales: [sale] });
    await load(page, small);
    await page.evaluate(() => window.jm216.read());
    await until(page, () => document.getElementById('document-frame').contentDocument?.querySelector('h1') != null);
    await look('document');
    assert.deepEqual(found, {});
    await page.close();
  });
}
