// The page of build/web (or of the folder JM216_WEB) in Debian's Chromium, for tests: a static server on localhost,
// a browser, and a page whose every request and console message is kept.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sirv from 'sirv';

const root = fileURLToPath(new URL('../..', import.meta.url));

const web = process.env.JM216_WEB || `${root}build/web`;

/** Folder that screenshots go to; for people to look at, not compared. */
export const shots = process.env.JM216_SHOTS || `${root}build/shots`;

/** The native command, whose bytes the page must give too. */
export const command = process.env.JM216_COMMAND || `${root}build/native/jm216`;

/** @param {string} name of a file in the repository */
export const inRepository = (name) => root + name;

/**
 * Serves a folder on localhost, the page's if none is named; `asked` lists the paths that were asked for.
 * @param {{ folder?: string, port?: number }} [options] port: a free one if none is named
 */
export async function serve({ folder = web, port = 0 } = {}) {
  const asked = [];
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    asked.push(request.url);
    files(request, response);
  });
  await new Promise((listening) => {
    server.listen(port, 'localhost', listening);
  });
  return {
    address: `http://localhost:${server.address().port}/`,
    port: server.address().port,
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

/** Waits until the program runs: `mode` is `running` where it draws, `reading` where it cannot. */
export const started = (page, mode = 'running') =>
  page.waitForFunction((wanted) => window.jm216 && document.body.classList.contains(wanted), mode);

/** One server and one browser for a file of tests. */
export async function openBrowser() {
  const server = await serve();
  const browser = await chromium.launch({
    timeout: 120_000,
    executablePath: process.env.JM216_CHROMIUM || '/usr/bin/chromium',
    chromiumSandbox: process.getuid() !== 0,
  });
  return {
    /**
     * Opens the page and waits until it runs.
     * @param {import('playwright-core').BrowserContextOptions & { withoutWebGL?: boolean, address?: string, runs?: boolean }} [options]
     *   address: of another page than the one served; runs: whether it is to be waited for
     */
    async page({ withoutWebGL = false, address = server.address, runs = true, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(120_000); // a busy machine is no failure
      const requests = [];
      const complaints = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => {
        // Without a GPU the browser remarks on its own slowness.
        if (/GPU stall|Automatic fallback to software WebGL/.test(message.text())) return;
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      if (withoutWebGL) {
        await page.addInitScript(() => {
          const getContext = HTMLCanvasElement.prototype.getContext;
          HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
            return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...more);
          };
        });
      }
      await page.goto(address);
      if (runs) await started(page, withoutWebGL ? 'reading' : 'running');
      return { page, requests, complaints };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Waits until the page has answered and drawn what it was asked to. */
export async function settled(page) {
  await page.evaluate(() => window.jm216.settled());
}

/**
 * Presses what bears that id on the canvas, as a person would: with the mouse, or by a tap. Waits until the page has
 * settled and it is drawn.
 * @param {string | RegExp} id as in window.jm216.places(); a pattern presses the first that fits
 */
export async function press(page, id, { tap = false } = {}) {
  await settled(page);
  const found = await page.waitForFunction(
    ([text, isPattern]) => {
      const fits = isPattern ? (place) => new RegExp(text).test(place.id) : (place) => place.id === text;
      return window.jm216.places().find(fits);
    },
    [id instanceof RegExp ? id.source : id, id instanceof RegExp],
  );
  const { x, y, width, height } = await found.jsonValue();
  const at = [x + width / 2, y + height / 2];
  if (tap) await page.touchscreen.tap(...at);
  else await page.mouse.click(...at);
}

/** Asks in the page until the answer is true, for two minutes at most; `question` may return a promise. */
export async function until(page, question, argument) {
  const latest = Date.now() + 120_000;
  while (!(await page.evaluate(question, argument))) {
    if (Date.now() > latest) throw new Error(`not within two minutes: ${question}`);
    await page.waitForTimeout(50);
  }
}
