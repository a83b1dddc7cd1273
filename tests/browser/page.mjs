// The page of build/web (or of the folder JM216_WEB) in a real browser, for tests: a static server on localhost, and
// a page whose every request and console message is kept. JM216_ENGINE says which browser: chromium, firefox, webkit.
//
// Every driver (engines/) gives the same page: a part of Playwright's, and `download`, `chooseFiles`, `compose`.
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { example as exampleText } from '../../assets/make_example.mjs';
import { patience } from './engines/common.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folder of the page. */
export const web = process.env.JM216_WEB || `${root}build/web`;

export const engine = process.env.JM216_ENGINE || 'chromium';

const driver = await import(`./engines/${engine}.mjs`);

/** Folder that screenshots go to; for people to look at, not compared. */
export const shots = process.env.JM216_SHOTS || `${root}build/shots${engine === 'chromium' ? '' : `/${engine}`}`;

/** The native command, whose bytes the page must give too. */
export const command = process.env.JM216_COMMAND || `${root}build/native/jm216`;

/** @param {string} name of a file in the repository */
export const inRepository = (name) => root + name;

/** A ledger that uses most sections: as text, and as the file that lies beside the command. */
export { exampleText };
export const example = `${dirname(command)}/example.json`;

/**
 * Options of a test that needs something of the driver: where it cannot do that, the test is skipped, and says why.
 * @param {...string} abilities as the drivers' lists of what they cannot do name them
 */
export function needs(...abilities) {
  const missing = abilities.filter((ability) => driver.cannot[ability]);
  return missing.length ? { skip: missing.map((ability) => `${ability}: ${driver.cannot[ability]}`).join('; ') } : {};
}

/** What of the driver a page of these options needs. */
export function abilitiesOf({ deviceScaleFactor = 1, hasTouch, isMobile, forcedColors, locale, reducedMotion }) {
  return [
    ...(Number.isInteger(deviceScaleFactor) ? [] : ['pixel ratios between whole numbers']),
    ...(hasTouch || isMobile ? ['touch and phones'] : []),
    ...(forcedColors ? ['forced colours'] : []),
    ...(reducedMotion ? ['reduced motion'] : []),
    ...(locale ? ['another locale'] : []),
  ];
}

/**
 * Serves a folder on localhost, the page's if none is named, and beside it an empty page with a text field (another
 * program's, say). `asked` lists the paths that were asked for.
 * @param {{ folder?: string, compressed?: boolean, wasmType?: string, holds?: RegExp }} [options] compressed: what is beside each file,
 *   as a host should; then it must not change. wasmType: what the host calls a .wasm. holds: what it gives out only once
 *   it is told to, by `release`
 */
export async function serve({ folder = web, compressed = false, wasmType = 'application/wasm', holds } = {}) {
  const setHeaders = (response, path) => {
    if (path.endsWith('.wasm')) response.setHeader('Content-Type', wasmType);
  };
  const files = sirv(folder, { setHeaders, ...(compressed ? { brotli: true, gzip: true } : { dev: true }) });
  const asked = [];
  let held = holds ? [] : null;
  const made = {
    '/outside': '<!doctype html><meta charset="utf-8"><title>Outside</title><textarea></textarea>',
  };
  const server = createServer((request, response) => {
    asked.push(request.url);
    const answer = made[request.url];
    const type = request.url.endsWith('.js') ? 'text/javascript' : 'text/html';
    if (held && holds.test(request.url)) held.push(() => files(request, response));
    else if (answer) response.writeHead(200, { 'Content-Type': type }).end(answer);
    else files(request, response);
  });
  await new Promise((listening) => {
    server.listen(0, 'localhost', listening);
  });
  const address = `http://localhost:${server.address().port}/`;
  return {
    address,
    asked,
    release() {
      for (const give of held) give();
      held = null;
    },
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
    /** The address of the page with a script before its own. */
    async withScript(script) {
      const page = await (await fetch(address)).text();
      made['/before.js'] = `(${script})();`;
      made['/?before'] = page
        .replace('script-src ', "script-src 'self' ")
        .replace('<script', '<script src="before.js"></script>\n    <script');
      return `${address}?before`;
    },
  };
}

/** Waits until the program runs: `mode` is `running` where it draws, `reading` where it cannot. */
export const running = (page, mode = 'running') =>
  until(page, (wanted) => window.jm216?.report && document.body.classList.contains(wanted), mode);

/** Waits until the program runs and has asked its host for all that it will. */
export async function started(page, mode) {
  await running(page, mode);
  await page.evaluate(() => window.jm216.settled());
}

/** Waits until the page is kept for the next visit. */
export const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active.state));

function withoutWebGLScript() {
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
    return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...more);
  };
}

/** One server and one browser for a file of tests. */
export async function openBrowser() {
  mkdirSync(shots, { recursive: true });
  const server = await serve();
  const browser = await driver.launch();
  let latest = {}; // options of the last page
  return {
    address: server.address,
    /**
     * Opens the page and waits until it runs.
     * @param {{ viewport?: { width: number, height: number }, deviceScaleFactor?: number, colorScheme?: 'dark',
     *   hasTouch?: boolean, isMobile?: boolean, reducedMotion?: 'reduce', forcedColors?: 'active',
     *   timezoneId?: string, locale?: string, offline?: boolean, javaScriptEnabled?: boolean,
     *   withoutWebGL?: boolean, before?: () => void, address?: string, runs?: boolean }} [options] before: runs in
     *   the page before its own scripts; address: of another page than the one served; runs: whether it is to be
     *   waited for
     */
    async page({ withoutWebGL = false, before, address = server.address, runs = true, ...options } = {}) {
      const script = withoutWebGL ? withoutWebGLScript : before;
      latest = options;
      const native = driver.insertsNoScripts ? undefined : script;
      const opening = await browser.page({ viewport: { width: 1440, height: 900 }, ...options, before: native });
      await opening.page.goto(script && !native ? await server.withScript(script) : address);
      if (runs) await started(opening.page, withoutWebGL ? 'reading' : 'running');
      // Where only the host knows of requests, it is asked first for what is kept for the next visit.
      if (runs && !opening.requests && address.startsWith('http')) await kept(opening.page);
      return { ...opening, requests: opening.requests ?? server.asked };
    },
    /**
     * Another program with a text field: what it copies can be pasted into the page, and the other way round.
     * @param inside the page, which has the keyboard afterwards
     */
    async outside(inside) {
      const { page } = await browser.page({ ...latest, viewport: { width: 500, height: 300 } });
      await page.goto(`${server.address}outside`);
      const field = (text) => {
        const area = document.querySelector('textarea');
        area.value = text;
        area.focus();
        area.select();
      };
      return {
        async copy(text) {
          await page.bringToFront();
          await page.evaluate(field, text);
          await page.keyboard.press('Control+C');
          await inside.bringToFront();
        },
        async paste() {
          await page.bringToFront();
          await page.evaluate(field, '');
          await page.keyboard.press('Control+V');
          await page.waitForTimeout(200);
          const text = await page.evaluate(() => document.querySelector('textarea').value);
          await inside.bringToFront();
          return text;
        },
        async close() {
          await page.close();
          await inside.bringToFront();
        },
      };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Opens a ledger, the example if none is given, as a script would. */
export const load = (page, text = exampleText) => page.evaluate((given) => window.jm216.load(given), text);

/** The page with the example, in a browser of `openBrowser`. */
export async function opened(browser, options = {}) {
  const opening = await browser.page(options);
  await load(opening.page);
  return opening;
}

/** What is on the screen, as an object. */
export const report = async (page) => JSON.parse(await page.evaluate(() => window.jm216.report()));

/** Waits until the page has answered and drawn what it was asked to. */
export async function settled(page) {
  await page.evaluate(() => window.jm216.settled());
}

/** A picture of the page once it has settled, under `shots`. @returns its bytes */
export async function shoot(page, name) {
  await settled(page);
  return page.screenshot({ path: `${shots}/${name}.png` });
}

/**
 * Presses what bears that id on the canvas, as a person would: with the mouse, or by a tap. Waits until the page has
 * settled and it is drawn.
 * @param {string | RegExp} id as in window.jm216.places(); a pattern presses the first that fits
 */
export async function press(page, id, { tap = false } = {}) {
  await settled(page);
  const { x, y, width, height } = await until(
    page,
    ([text, isPattern]) => {
      const fits = isPattern ? (place) => new RegExp(text).test(place.id) : (place) => place.id === text;
      return window.jm216.places().find(fits);
    },
    [id instanceof RegExp ? id.source : id, id instanceof RegExp],
  );
  const at = [x + width / 2, y + height / 2];
  if (tap) await page.touchscreen.tap(...at);
  else await page.mouse.click(...at);
}

/** Brings what bears that id into sight, as a person would: by the wheel. */
export async function find(page, id) {
  await settled(page);
  const { height } = page.viewportSize();
  await page.mouse.move(page.viewportSize().width / 2, height / 2);
  // Most lies a little below what was pressed last.
  for (const step of [0, 400, 400, 400, ...Array(4).fill(-4000), ...Array(40).fill(400)]) {
    if (step) await page.mouse.wheel(0, step);
    await settled(page);
    const place = (await page.evaluate(() => window.jm216.places())).find((one) => one.id === id);
    if (place && place.y > 120 && place.y + place.height < height - 8) return;
  }
  throw new Error(`${id} is nowhere on the page`);
}

/** Presses, and waits for what follows. */
export async function pressAndSettle(page, id) {
  await press(page, id);
  await settled(page);
}

/** Brings it into sight, presses, and waits for what follows. */
export async function findAndPress(page, id) {
  await find(page, id);
  await pressAndSettle(page, id);
}

/** Whether something that bears that id is drawn. */
export const has = (page, id) =>
  page.evaluate((wanted) => window.jm216.places().some((place) => place.id === wanted), id);

/** Pastes what another program has copied, by the keyboard. */
export async function paste(browser, page, text) {
  const outside = await browser.outside(page);
  await outside.copy(text);
  await page.keyboard.press('Control+V');
  await outside.close(); // with a program, X forgets what it copied
}

/** Waits until the page says these words. */
export const says = (page, words) => until(page, (wanted) => document.body.innerText.includes(wanted), words);

/**
 * Asks in the page until the answer is something, for two minutes at most; `question` may return a promise.
 * @returns that answer
 */
export async function until(page, question, argument) {
  const latest = Date.now() + patience;
  for (;;) {
    const answer = await page.evaluate(question, argument);
    if (answer) return answer;
    if (Date.now() > latest) throw new Error(`not within two minutes: ${question}`);
    await page.waitForTimeout(50);
  }
}

/** The same where the page may be on its way to another one meanwhile. */
export async function untilThere(page, question, argument) {
  const latest = Date.now() + patience;
  for (;;) {
    // Its context may end under the question.
    if (await page.evaluate(question, argument).catch(() => false)) return;
    if (Date.now() > latest) throw new Error(`not within two minutes: ${question}`);
    await page.waitForTimeout(50);
  }
}
