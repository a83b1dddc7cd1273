// Firefox, by WebDriver BiDi. It draws WebGL only with a screen, which run.mjs gives it.
import { readdirSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { dispatch, eventually, fillField, keysOf, passingFolder, pathsOf, patience, savedIn } from './common.mjs';

/** What this driver cannot do, and why. */
export const cannot = {
  composition: 'WebDriver BiDi has no command for input methods',
  'print to PDF on a given paper': 'the test measures what Chromium prints',
  'no network, no scripts': 'WebDriver BiDi can switch off neither',
};

/** Tests left out in this engine, and why. */
export const leavesOut = { 'pictures_test.mjs': 'the pictures that are kept are Chromium’s' };

/** What a page can ask for that Firefox takes from its settings; each combination is a browser of its own. */
function settingsOf({ colorScheme, reducedMotion, hasTouch, forcedColors, locale }) {
  return {
    'webgl.force-enabled': true,
    'browser.download.alwaysOpenPanel': false, // with it, the next window is not given the keyboard
    'security.sandbox.content.level': 0, // as root
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    ...(reducedMotion === 'reduce' && { 'ui.prefersReducedMotion': 1 }),
    ...(forcedColors === 'active' && { 'browser.display.document_color_use': 2 }),
    ...(locale && {
      'intl.accept_languages': locale,
      'intl.regional_prefs.use_os_locales': true, // with `LC_ALL`
    }),
    ...(hasTouch && {
      'dom.w3c_touch_events.enabled': 1,
      'ui.primaryPointerCapabilities': 1, // coarse
      'ui.allPointerCapabilities': 1,
    }),
  };
}

export function launch() {
  let browser = null;
  let running = ''; // its settings
  // One at a time: a browser whose window is behind another's is asked for no frames.
  const close = async () => {
    await browser?.close();
    browser = null;
  };
  async function browserOf(options) {
    const { locale } = options;
    const settings = settingsOf(options);
    const wanted = JSON.stringify(settings);
    if (browser && wanted === running) return browser;
    await close();
    running = wanted;
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env.JM216_FIREFOX || '/usr/bin/firefox-esr',
      headless: false,
      timeout: patience,
      protocolTimeout: 2 * patience,
      defaultViewport: null,
      env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1', ...(locale && { LC_ALL: `${locale.replace('-', '_')}.UTF-8` }) },
      extraPrefsFirefox: settings,
    });
    return browser;
  }
  return {
    async page({ before, viewport, deviceScaleFactor = 1, timezoneId, ...options }) {
      const folder = passingFolder();
      const context = await (await browserOf(options)).createBrowserContext({
        downloadBehavior: { policy: 'allow', downloadPath: folder },
      });
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      const requests = [];
      const complaints = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => {
        // Without a GPU the browser remarks on its own slowness.
        if (/WebGL warning|performance warning/i.test(message.text())) return;
        if (['error', 'warn', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      if (viewport) await page.setViewport({ ...viewport, deviceScaleFactor });
      if (timezoneId) await page.emulateTimezone(timezoneId);
      if (before) await page.evaluateOnNewDocument(before);
      await page.bringToFront(); // behind another, it is asked for no frames
      return { page: new FirefoxPage(page, context, folder), requests, complaints };
    },
    close,
  };
}

class FirefoxPage {
  #page;
  #context;
  #folder; // that files are saved to

  constructor(page, context, folder) {
    this.#page = page;
    this.#context = context;
    this.#folder = folder;
    const { mouse, keyboard, touchscreen } = page;
    this.mouse = {
      move: (x, y) => mouse.move(x, y),
      down: () => mouse.down(),
      up: () => mouse.up(),
      click: (x, y) => mouse.click(x, y),
      wheel: (deltaX, deltaY) => mouse.wheel({ deltaX, deltaY }),
    };
    this.touchscreen = { tap: (x, y) => touchscreen.tap(x, y) };
    this.keyboard = {
      down: (key) => keyboard.down(key),
      up: (key) => keyboard.up(key),
      type: (text) => keyboard.type(text),
      async press(combination) {
        const keys = keysOf(combination);
        for (const key of keys) await keyboard.down(key);
        for (const key of keys.reverse()) await keyboard.up(key);
      },
    };
  }

  goto(address) {
    return this.#page.goto(address);
  }

  bringToFront() {
    return this.#page.bringToFront();
  }

  reload() {
    return this.#page.reload();
  }

  evaluate(question, argument) {
    return this.#page.evaluate(question, argument);
  }

  /** The page's own and those within it, each of which can be asked. */
  frames() {
    return this.#page.frames();
  }

  screenshot({ path } = {}) {
    return this.#page.screenshot({ path }).then((bytes) => Buffer.from(bytes));
  }

  viewportSize() {
    return this.#page.viewport();
  }

  async setViewportSize(size) {
    await this.#page.setViewport({ ...this.#page.viewport(), ...size });
  }

  /** As zooming does, and a window that goes to another screen. */
  async setScreen(screen) {
    await this.#page.setViewport(screen);
  }

  focus(selector) {
    return this.#page.focus(selector);
  }

  fill(selector, value) {
    return this.#page.$eval(selector, fillField, value);
  }

  waitForTimeout(milliseconds) {
    return sleep(milliseconds);
  }

  async setInputFiles(selector, files) {
    const picker = await this.#page.$(selector);
    await picker.uploadFile(...pathsOf(files));
  }

  async chooseFiles(action, files) {
    const chooser = this.#page.waitForFileChooser();
    await action();
    await (await chooser).accept(pathsOf(files));
  }

  async download(action) {
    for (const name of readdirSync(this.#folder)) rmSync(`${this.#folder}/${name}`);
    await action();
    return savedIn(this.#folder);
  }

  getByRole(role, { name = '' } = {}) {
    const quoted = name.replace(/["\\]/g, '\\$&');
    const selector = `::-p-aria(${name && `[name="${quoted}"]`}[role="${role}"])`;
    const found = () => eventually(() => this.#page.$(selector), `${role} "${name}"`);
    return {
      waitFor: found,
      count: async () => (await this.#page.$$(selector)).length,
      click: async () => (await found()).click(),
      dispatchEvent: async (type) => (await found()).evaluate(dispatch, type),
      evaluate: async (question, argument) => (await found()).evaluate(question, argument),
      focus: async () => (await found()).focus(),
      fill: async (value) => (await found()).evaluate(fillField, value),
      innerText: async () => (await found()).evaluate((element) => element.innerText),
      inputValue: async () => (await found()).evaluate((element) => element.value),
    };
  }

  async close() {
    await this.#context.close();
    rmSync(this.#folder, { recursive: true });
  }
}
