// The hosted page: asks its host for nothing once it is there; from the second visit needs no network; an update is
// checked, waits until it is taken, and a bad one can be left.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { journey } from './journey.mjs';
import {
  engine,
  inRepository,
  kept,
  openBrowser,
  report,
  says,
  serve,
  shots,
  started,
  until,
  untilThere,
  web,
} from './page.mjs';

let browser;
let folder = null; // what is hosted: a copy of build/web, which tests change
let host = null;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

async function hostACopy(options) {
  folder = mkdtempSync(join(tmpdir(), 'jm216-'));
  cpSync(web, folder, { recursive: true });
  host = await serve({ folder, ...options });
}

afterEach(async () => {
  await host?.close();
  if (folder) rmSync(folder, { recursive: true });
  host = folder = null;
});

const sha256 = (content) => `sha256-${createHash('sha256').update(content).digest('base64')}`;

const open = (options = {}) => browser.page({ address: host.address, ...options });

/** Waits until a reload, or a first visit, has been answered by the service worker. */
async function reload(page) {
  await page.reload();
  await started(page);
}

/** Publishes another release: a page with other words, as web/packing/pack.mjs would list it. */
function publish(words, { listed = true } = {}) {
  const old = readFileSync(join(web, 'index.html'), 'utf8');
  const page = old.replace('Licence Calculator</h1>', `Licence Calculator ${words}</h1>`);
  assert.notEqual(page, old);
  writeFileSync(join(folder, 'index.html'), page);
  const worker = readFileSync(join(web, 'sw.js'), 'utf8');
  const digest = /\["index\.html","(sha256-[^"]+)"\]/.exec(worker)[1];
  const release = /jm216Release = "(\w+)"/.exec(worker)[1];
  const published = worker.replace(release, `${release}${words}`);
  writeFileSync(join(folder, 'sw.js'), listed ? published.replace(digest, sha256(page)) : published);
}

const heading = (page) => page.evaluate(() => document.querySelector('h1').textContent);

const update = 'A newer version of the calculator is ready.';
const isOffered = (page) => page.evaluate((words) => document.body.innerText.includes(words), update);

test('what is hosted is what the service worker keeps', () => {
  const list = JSON.parse(/jm216Files = (\[.*\]);/.exec(readFileSync(join(web, 'sw.js'), 'utf8'))[1]);
  const plain = readdirSync(web).filter((name) => !/\.(br|gz)$/.test(name) && !['sw.js', 'SHA256SUMS'].includes(name));
  assert.deepEqual(list.map(([name]) => name).sort(), plain.sort());
  for (const [name, integrity] of list) assert.equal(sha256(readFileSync(join(web, name))), integrity, name);
});

test('a whole session asks the host for nothing once the page is there', async () => {
  await hostACopy();
  const { page, requests, complaints } = await open();
  await kept(page);
  const [askedAtStart, requestsAtStart] = [host.asked.length, requests.length];
  await journey(page);
  for (const view of ['sales', 'royalties', 'statements', 'term', 'milestones', 'rights', 'deadlines', 'findings']) {
    await page.evaluate((name) => window.jm216.show(name), view);
  }
  await page.evaluate(() => window.jm216.read());
  assert.deepEqual(host.asked.slice(askedAtStart), []);
  assert.deepEqual(requests.slice(requestsAtStart).filter((url) => !/^(blob:|data:|about:)/.test(url)), []);
  assert.deepEqual(complaints, []);

  // Nothing of the ledger is kept by the browser.
  const stored = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
    cookies: document.cookie,
  }));
  assert.deepEqual(stored, { local: [], session: [], databases: 0, cookies: '' });
  await page.close();
});

test('what could talk to another computer is gone or forbidden, in the page and in its workers', async () => {
  await hostACopy();
  const { page } = await open();
  await kept(page);
  const ways = ['fetch', 'XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource', 'RTCPeerConnection', 'open'];
  assert.deepEqual(await page.evaluate((names) => names.filter((name) => name in window), ways), []);
  assert.equal(await page.evaluate(() => 'sendBeacon' in navigator), false);

  // A fresh window brings the constructors back; the policy holds all the same.
  const askedAtStart = host.asked.length;
  const outcomes = await page.evaluate(async (address) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const fresh = frame.contentWindow;
    const tried = {};
    tried.fetch = await fresh.fetch(address).then(
      () => 'sent',
      () => 'refused',
    );
    fresh.navigator.sendBeacon(address, 'x'); // says true; whether it arrives is seen at the host
    const loaded = (element) =>
      new Promise((resolve) => {
        element.onload = () => resolve('sent');
        element.onerror = () => resolve('refused');
        document.body.append(element);
      });
    const image = new Image();
    image.src = `${address}icon.png`;
    tried.image = await loaded(image);
    const script = document.createElement('script');
    script.src = `${address}other.js`;
    tried.script = await loaded(script);
    const inline = document.createElement('script');
    inline.textContent = 'window.harm = true';
    document.body.append(inline);
    tried.inline = window.harm ? 'ran' : 'refused';
    const worker = new Worker(URL.createObjectURL(new Blob([`fetch('${address}').then(() => postMessage('sent'), () => postMessage('refused'))`])));
    tried.worker = await new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = () => resolve('no worker');
    });
    return tried;
  }, host.address);
  assert.deepEqual(outcomes, {
    fetch: 'refused',
    image: 'refused',
    script: 'refused',
    inline: 'refused',
    worker: 'refused',
  });
  await page.waitForTimeout(500);
  assert.deepEqual(host.asked.slice(askedAtStart), []);
  await page.close();
});

test('the second visit needs no network', async () => {
  await hostACopy({ compressed: true });
  const { page, complaints } = await open();
  await kept(page);
  await host.close();
  if (engine === 'chromium') await page.context().setOffline(true); // the host is down in any case
  await reload(page);
  const { last } = await journey(page);
  assert.deepEqual(await report(page), last);
  assert.deepEqual(complaints, []);
  await page.close();
});

/** Puts other bytes, or other headers, in the place of a file that is kept. */
const alter = (page, file, added, headers = {}) =>
  page.evaluate(
    async ([pattern, more, other]) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (!new RegExp(`/${pattern}$`).test(request.url)) continue;
          const was = await cache.match(request);
          const all = { ...Object.fromEntries(was.headers), ...other };
          await cache.put(request, new Response(new Blob([await was.blob(), more]), { headers: all }));
          return request.url;
        }
      }
      return null;
    },
    [file, added, headers],
  );

const warning = 'What this browser kept of the calculator had been altered.';
const isWarned = (page) => page.evaluate((words) => document.body.innerText.includes(words), warning);

test('what was altered where it is kept is noticed, got anew and said', async () => {
  await hostACopy();
  const { page, complaints } = await open();
  await kept(page);
  await reload(page);
  assert.equal(await isWarned(page), false);

  assert.ok(await alter(page, 'page.\\w+.js', 'window.harm = true;'));
  assert.ok(await alter(page, 'index.html', '<p>Harm done</p>'));
  const askedBefore = host.asked.length;
  await reload(page);
  await says(page, warning);
  assert.match(await page.evaluate(() => document.getElementById('altered-files').textContent), /index\.html.*page\.\w+\.js/);
  assert.equal(await page.evaluate(() => 'harm' in window || document.body.innerText.includes('Harm done')), false);
  assert.equal(host.asked.slice(askedBefore).filter((path) => /index\.html|page\./.test(path)).length, 2);
  await page.screenshot({ path: `${shots}/altered.png` });
  await page.getByRole('button', { name: 'Close' }).click();
  assert.equal(await isWarned(page), false);

  // What was got anew is what answers the next time, without the host.
  await host.close();
  await reload(page);
  await journey(page);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('what was altered where it is kept is not opened without a network either', async () => {
  await hostACopy();
  const { page } = await open();
  await kept(page);
  await alter(page, 'worker.\\w+.js', 'fetch("/harm");');
  await host.close();
  await page.reload();
  await untilThere(page, () => document.getElementById('altered-files')?.textContent.startsWith('worker.'));
  assert.equal(await page.evaluate(() => document.getElementById('altered-refused').hidden), false);
  // The page learns of the refusal first, and that it cannot start when its worker does not.
  const mayReset = () => !['no-start', 'no-start-reset'].some((id) => document.getElementById(id).hidden);
  await untilThere(page, mayReset);
  await alter(page, 'index.html', '<p>Other</p>');
  await page.reload();
  await untilThere(page, () => document.body.innerText.includes('Nothing of it was opened.'));
  assert.equal(await page.evaluate(() => document.body.innerText.includes('Other')), false);
  await page.close();
});

test('no header that was put beside what is kept leads elsewhere', async () => {
  await hostACopy();
  const { page, requests } = await open();
  await kept(page);
  const elsewhere = { Refresh: '0; url=/elsewhere', Link: '</elsewhere>; rel=preload; as=script' };
  assert.ok(await alter(page, 'index.html', '', { ...elsewhere, 'Content-Type': 'text/plain' }));
  const requestsBefore = requests.length;
  await reload(page);
  await page.waitForTimeout(300);
  assert.deepEqual(requests.slice(requestsBefore).filter((url) => url.includes('elsewhere')), []);
  await page.close();
});

test('an update waits until it is taken', async () => {
  await hostACopy();
  const { page, complaints } = await open();
  await kept(page);
  publish('Second');
  await reload(page);
  await says(page, update);
  assert.doesNotMatch(await heading(page), /Second/);
  await page.screenshot({ path: `${shots}/update.png` });
  await page.getByRole('button', { name: 'Not now' }).click();
  assert.equal(await isOffered(page), false);

  await reload(page);
  assert.doesNotMatch(await heading(page), /Second/, 'it still waits');
  await page.getByRole('button', { name: 'Use it now' }).click();
  await untilThere(page, () => window.jm216 && document.querySelector('h1').textContent.includes('Second'));
  await until(page, async () => (await caches.keys()).length === 1);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('an update is taken in one tab, and the button of another still works', async () => {
  await hostACopy();
  const { page } = await browser.page({ address: `${host.address}outside`, runs: false });
  await page.evaluate(async () => {
    const start = () => {
      const tab = document.createElement('iframe');
      tab.src = './';
      document.body.append(tab);
      return tab;
    };
    const first = start();
    await new Promise((done) => {
      first.onload = done;
    });
    await first.contentWindow.navigator.serviceWorker.ready;
    first.remove();
    window.tabs = [start(), start()]; // which it answers
  });
  const eachTab = (question) =>
    untilThere(
      page,
      (text) => window.tabs.every((tab) => new Function('tab', `return ${text}`)(tab.contentWindow)),
      question,
    );
  await eachTab('tab.jm216 && tab.navigator.serviceWorker.controller');
  publish('Second');
  await page.evaluate(() => window.tabs[0].contentWindow.navigator.serviceWorker.getRegistration().then((it) => it.update()));
  await eachTab('!tab.document.getElementById("update").hidden');
  for (const tab of [0, 1]) {
    await page.evaluate((which) => window.tabs[which].contentDocument.getElementById('update-take').click(), tab);
    await untilThere(
      page,
      (which) => window.tabs[which].contentWindow.jm216 && window.tabs[which].contentDocument.querySelector('h1').textContent.includes('Second'),
      tab,
    );
  }
  await page.close();
});

test('a release whose files are not those it lists is not kept', async () => {
  await hostACopy();
  const { page } = await open();
  await kept(page);
  publish('Altered', { listed: false });
  const askedBefore = host.asked.length;
  await reload(page);
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => found.update().catch(() => {})));
  await until(page, async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return !registration.installing;
  });
  assert.ok(host.asked.slice(askedBefore).includes('/index.html'), 'it was looked at');
  await reload(page);
  assert.doesNotMatch(await heading(page), /Altered/);
  assert.equal(await isOffered(page), false);
  await until(page, async () => (await caches.keys()).length === 1); // once it has been looked at anew
  await page.close();
});

test('?reset forgets what was kept and gets the page from its host', async () => {
  await hostACopy();
  const { page } = await open();
  await kept(page);
  publish('Mended');
  await reload(page);
  assert.doesNotMatch(await heading(page), /Mended/, 'the kept one answers');
  await page.goto(`${host.address}?reset`);
  await untilThere(page, () => window.jm216 && location.search === '');
  assert.match(await heading(page), /Mended/);
  await page.close();
});

test('a host that withdraws its page makes browsers forget it', async () => {
  await hostACopy();
  const { page } = await open();
  await kept(page);
  publish('Mended');
  copyFileSync(inRepository('web/hosting/withdraw.js'), join(folder, 'sw.js'));
  await reload(page);
  assert.doesNotMatch(await heading(page), /Mended/, 'the kept one answers');
  await untilThere(page, async () => (await caches.keys()).length === 0);
  await reload(page);
  assert.match(await heading(page), /Mended/);
  await page.close();
});
