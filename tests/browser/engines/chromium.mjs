// Chromium, by Playwright. Its page is Playwright's with what page.mjs adds for all engines.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { patience } from './common.mjs';

/** What this driver cannot do, and why. */
export const cannot = {};

/** Tests left out in this engine, and why. */
export const leavesOut = {};

export async function launch() {
  const browser = await chromium.launch({
    timeout: patience,
    executablePath: process.env.JM216_CHROMIUM || '/usr/bin/chromium',
    chromiumSandbox: process.getuid() !== 0,
  });
  return {
    async page({ before, ...options }) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      const requests = [];
      const complaints = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => {
        // Without a GPU the browser remarks on its own slowness.
        if (/GPU stall|Automatic fallback to software WebGL/.test(message.text())) return;
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      if (before) await page.addInitScript(before);
      return { page: completed(page, context), requests, complaints };
    },
    close: () => browser.close(),
  };
}

function completed(page, context) {
  const close = page.close.bind(page);
  let devtools = null;
  return Object.assign(page, {
    async download(action) {
      const coming = page.waitForEvent('download');
      await action();
      const download = await coming;
      const path = await download.path();
      return { name: download.suggestedFilename(), path, text: readFileSync(path, 'utf8') };
    },
    async chooseFiles(action, files) {
      const chooser = page.waitForEvent('filechooser');
      await action();
      await (await chooser).setFiles(files);
    },
    compose: composer(page, context),
    /** As zooming does, and a window that goes to another screen. */
    async setScreen({ width, height, deviceScaleFactor }) {
      devtools ??= await context.newCDPSession(page); // with its end, what it set would end
      await devtools.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
    },
    async close() {
      await close();
      await context.close();
    },
  });
}

/** Text as an input method gives it: shown while it is put together, step by step, then taken. */
function composer(page, context) {
  let devtools = null;
  const begin = async (...steps) => {
    devtools ??= await context.newCDPSession(page);
    for (const text of steps) {
      await devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
  };
  const compose = async (...steps) => {
    await begin(...steps);
    await devtools.send('Input.insertText', { text: steps.at(-1) });
  };
  return Object.assign(compose, { begin });
}
