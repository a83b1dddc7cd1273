// How long the page takes to start, in Chromium, beside a page that only streams the same wasm and compiles it: cold,
// and at the second visit. In milliseconds from navigation: to the running program (window.jm216.report exists), and to
// the first figures of the example drawn. Every round asks each page under each condition once, by turns.
//
//   node tests/bench/start.mjs [--runs 5] [--web build/web] [--before OTHER_BUILD/web]
//
// Of --before, another build's folder, the same is told beside it.
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { example } from '../../assets/make_example.mjs';
import { inRepository } from '../browser/page.mjs';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    web: { type: 'string', default: inRepository('build/web') },
    before: { type: 'string' },
  },
});

/** As a phone of some years ago, and such a phone on a slow line: 1.6 Mbit/s, 150 ms. */
const conditions = {
  'from this machine': {},
  'at a quarter of the speed': { slower: 4 },
  'that, and 1.6 Mbit/s': { slower: 4, bytesPerSecond: 200_000, latency: 150 },
};

/** Serves a build, what is beside each file as a host should, and at /floor the page that is the floor. */
async function host(folder) {
  const wasm = readdirSync(folder).find((name) => /^jm216\..*\.wasm$/.test(name));
  const floor = `<!doctype html><title>floor</title><script>
    WebAssembly.compileStreaming(fetch('${wasm}')).then(() => { window.isRunning = performance.now(); });
  </script>`;
  const files = sirv(folder, { brotli: true, gzip: true, maxAge: 3600 });
  const server = createServer((request, response) => {
    if (request.url === '/floor') response.writeHead(200, { 'Content-Type': 'text/html' }).end(floor);
    else files(request, response);
  });
  await new Promise((listening) => {
    server.listen(0, 'localhost', listening);
  });
  return { address: `http://localhost:${server.address().port}/`, close: () => server.close() };
}

/** Runs before the page's own scripts: notes when the program runs. */
function noteRunning() {
  let given;
  Object.defineProperty(window, 'jm216', {
    configurable: true,
    get: () => given,
    set(value) {
      given = value;
      window.isRunning = performance.now();
    },
  });
}

async function visit(context, address, { slower, bytesPerSecond, latency }, drawn) {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  if (slower) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  if (bytesPerSecond) {
    await devtools.send('Network.enable');
    const line = { offline: false, latency, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond };
    await devtools.send('Network.emulateNetworkConditions', line);
  }
  await page.addInitScript(noteRunning);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.isRunning, null, { polling: 20, timeout: 120_000 });
  const times = { running: await page.evaluate(() => window.isRunning) };
  if (drawn) {
    times.drawn = await page.evaluate(async (text) => {
      await window.jm216.load(text);
      await new Promise((seen) => {
        requestAnimationFrame(() => requestAnimationFrame(seen));
      });
      return performance.now();
    }, example);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  }
  await page.close();
  return times;
}

const builds = { now: options.web, ...(options.before ? { before: options.before } : {}) };
const hosts = {};
for (const [name, folder] of Object.entries(builds)) hosts[name] = await host(folder);
const browser = await chromium.launch({
  executablePath: process.env.JM216_CHROMIUM || '/usr/bin/chromium',
  chromiumSandbox: process.getuid() !== 0,
});

const all = {};
const note = (condition, what, time) => ((all[condition] ??= {})[what] ??= []).push(time);
for (let round = 0; round < Number(options.runs); ++round) {
  for (const [condition, how] of Object.entries(conditions)) {
    for (const [name, { address }] of Object.entries(hosts)) {
      const empty = await browser.newContext();
      note(condition, `${name}: floor`, (await visit(empty, `${address}floor`, how, false)).running);
      await empty.close();
      const context = await browser.newContext();
      const cold = await visit(context, address, how, true);
      note(condition, `${name}: running`, cold.running);
      note(condition, `${name}: example drawn`, cold.drawn);
      note(condition, `${name}: second visit, running`, (await visit(context, address, how, true)).running);
      await context.close();
    }
  }
}
await browser.close();
for (const { close } of Object.values(hosts)) close();

const least = (times) => Math.min(...times);
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
for (const [condition, measured] of Object.entries(all)) {
  console.log(`\n${condition}: ms, least (median); beside the floor`);
  const floor = measured['now: floor'];
  for (const [what, times] of Object.entries(measured)) {
    const beside = `${(least(times) / least(floor)).toFixed(2)} (${(median(times) / median(floor)).toFixed(2)})`;
    console.log(`${what.padEnd(32)} ${`${least(times).toFixed(0)} (${median(times).toFixed(0)})`.padStart(14)}  ${beside}`);
  }
}
