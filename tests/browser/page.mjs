// The page of build/web in Debian's Chromium, for tests: a static server on localhost, a browser, and a page whose
// every request and console message is kept.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sirv from 'sirv';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folder that screenshots go to; for people to look at, not compared. */
export const shots = `${root}build/shots`;

/** @param {string} name of a file in the repository */
export const inRepository = (name) => root + name;

/** Serves build/web on a free port. */
async function serve() {
  const server = createServer(sirv(`${root}build/web`, { dev: true }));
  await new Promise((listening) => {
    server.listen(0, 'localhost', listening);
  });
  return { address: `http://localhost:${server.address().port}/`, close: () => server.close() };
}

/** One server and one browser for a file of tests. */
export async function openBrowser() {
  const server = await serve();
  const browser = await chromium.launch({
    executablePath: process.env.JM216_CHROMIUM || '/usr/bin/chromium',
    chromiumSandbox: process.getuid() !== 0,
  });
  return {
    /**
     * Opens the page and waits until it runs.
     * @param {import('playwright-core').BrowserContextOptions} [options]
     */
    async page(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      const requests = [];
      const complaints = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => {
        // Without a GPU the browser remarks on its own slowness.
        if (/GPU stall|Automatic fallback to software WebGL/.test(message.text())) return;
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(server.address);
      await page.waitForFunction(() => window.jm216 && document.body.classList.contains('running'));
      return { page, requests, complaints };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Waits until the page has drawn what it was asked to and has gone quiet. */
export async function settled(page) {
  let before = -1;
  for (;;) {
    const { frames } = await page.evaluate(() => window.jm216.counters());
    if (frames === before) return;
    before = frames;
    await page.waitForTimeout(120);
  }
}
