// WebKit (WebKitGTK), by its plain W3C WebDriver. Every page is a browser of its own, for what a page asks for is
// given to the browser when it starts. It needs a screen, which run.mjs gives it.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { dispatch, eventually, fillField, keysOf, passingFolder, pathsOf, patience, savedIn } from './common.mjs';

/** What this driver cannot do, and why. */
export const cannot = {
  composition: 'W3C WebDriver has no command for input methods',
  'print to PDF on a given paper': 'WebKitWebDriver has no command to print',
  'another locale': 'the page takes it from the system, which has one',
  'pixel ratio changed live': 'GTK takes it at the start',
  'pixel ratios between whole numbers': 'GTK scales by whole numbers only',
  'windows as narrow as a phone': 'MiniBrowser’s window is 447 pixels wide at least',
  'touch and phones': 'WebKitWebDriver has no touch, and no finger can be made the main pointer',
  'forced colours': 'WebKitGTK has none',
  'no network, no scripts': 'WebDriver can switch off neither',
  'a script before those of a file': 'WebDriver has no command for it, and the tests’ host serves no file on disk',
};

/** Tests left out in this engine, and why. */
export const leavesOut = {
  'pictures_test.mjs': 'the pictures that are kept are Chromium’s',
  'axe_test.mjs':
    'the driver asks no frame within the page; what axe-core judges, elements and styles, is judged in the others',
};

const launcher = process.env.JM216_WEBKIT || 'WebKitWebDriver';
const browsers = [
  process.env.JM216_MINIBROWSER,
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
];

/** As WebDriver writes the keys that are no characters. */
const keyCodes = {
  Control: '\ue009',
  Shift: '\ue008',
  Alt: '\ue00a',
  Meta: '\ue03d',
  Enter: '\ue007',
  Escape: '\ue00c',
  Tab: '\ue004',
  Backspace: '\ue003',
  Delete: '\ue017',
  ArrowLeft: '\ue012',
  ArrowUp: '\ue013',
  ArrowRight: '\ue014',
  ArrowDown: '\ue015',
  Home: '\ue011',
  End: '\ue010',
  PageUp: '\ue00e',
  PageDown: '\ue00f',
};

/** A script before the page's own comes with the page (page.mjs). */
export const insertsNoScripts = true;

/** A port that is free now. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** One browser with one page, by WebDriver's commands. */
class Session {
  #process;
  #address;
  #path = '';

  /** Now and then a browser ends at its start, and its driver waits for it for ever: then another is started. */
  static async start(...how) {
    for (let tries = 1; ; ++tries) {
      const session = new Session();
      try {
        await session.#start(...how);
        return session;
      } catch (error) {
        session.#process?.kill();
        if (tries === 3) throw error;
      }
    }
  }

  async #start(environment, settings, onLine) {
    const port = await freePort();
    this.#address = `http://127.0.0.1:${port}`;
    this.#process = spawn(launcher, ['-p', String(port)], {
      env: {
        ...process.env,
        LIBGL_ALWAYS_SOFTWARE: '1',
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', // as root
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const failed = new Promise((_, reject) => {
      this.#process.once('error', (error) => reject(new Error(`${launcher}: ${error.message}`)));
    });
    createInterface({ input: this.#process.stdout }).on('line', onLine);
    await Promise.race([
      failed,
      eventually(() => this.send('GET', '/status').then(() => true, () => false), `${launcher} to start`),
    ]);
    const capabilities = {
      alwaysMatch: {
        'webkitgtk:browserOptions': {
          binary: browsers.find((path) => path && existsSync(path)),
          args: ['--automation', '--enable-write-console-messages-to-stdout=true', ...settings],
        },
      },
    };
    const { sessionId } = await this.send('POST', '/session', { capabilities }, AbortSignal.timeout(patience));
    this.#path = `/session/${sessionId}`;
    await this.send('POST', '/timeouts', { script: patience, pageLoad: patience, implicit: 0 });
  }

  async send(method, path, body, signal) {
    const response = await fetch(this.#address + this.#path + path, {
      method,
      signal,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  async close() {
    await this.send('DELETE', '');
    this.#process.kill();
  }
}

export function launch() {
  const open = new Set();
  return {
    async page({ viewport, deviceScaleFactor = 1, colorScheme, timezoneId }) {
      const home = passingFolder();
      mkdirSync(`${home}/Downloads`);
      mkdirSync(`${home}/.config`);
      writeFileSync(`${home}/.config/user-dirs.dirs`, 'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n');
      const complaints = [];
      const session = await Session.start(
        {
          HOME: home,
          XDG_CONFIG_HOME: `${home}/.config`,
          GDK_SCALE: String(deviceScaleFactor),
          ...(colorScheme === 'dark' && { GTK_THEME: 'Adwaita:dark' }),
          ...(timezoneId && { TZ: timezoneId }),
        },
        [],
        (line) => {
          const [, message] = /CONSOLE (?:\w+ )?(?:ERROR|WARN)\w* (.*)/.exec(line) ?? [];
          if (message) complaints.push(message);
        },
      );
      const page = new WebKitPage(session, home);
      open.add(page);
      page.onClose = () => open.delete(page);
      await page.setViewportSize(viewport);
      return { page, requests: null, complaints };
    },
    async close() {
      for (const page of open) await page.close();
    },
  };
}

/** Elements that may have a role without saying so. */
const tags = {
  button: 'button, ',
  link: 'a, ',
  textbox: 'input, textarea, ',
  heading: 'h1, h2, h3, ',
  table: 'table, ',
  dialog: 'dialog, ',
};

/** A value as JavaScript; JSON would make null of what is undefined. */
function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal)}]`;
  return value === undefined ? 'undefined' : JSON.stringify(value);
}

class WebKitPage {
  onClose = () => {};
  #session;
  #home;
  #size;

  constructor(session, home) {
    this.#session = session;
    this.#home = home;
    const pointer = (...actions) => this.#act({ type: 'pointer', id: 'mouse', actions });
    const moved = (x, y) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y) });
    const key = (type, name) => ({ type, value: keyCodes[name] ?? name });
    const keys = (actions) => this.#act({ type: 'key', id: 'keyboard', actions });
    let at = [0, 0];
    this.mouse = {
      move: (x, y) => pointer(moved(...(at = [x, y]))),
      down: () => pointer({ type: 'pointerDown', button: 0 }),
      up: () => pointer({ type: 'pointerUp', button: 0 }),
      click: (x, y) =>
        pointer(moved(...(at = [x, y])), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }),
      wheel: (deltaX, deltaY) =>
        this.#act({ type: 'wheel', id: 'wheel', actions: [{ ...moved(...at), type: 'scroll', deltaX, deltaY }] }),
    };
    this.keyboard = {
      down: (name) => keys([key('keyDown', name)]),
      up: (name) => keys([key('keyUp', name)]),
      type: (text) => keys([...text].flatMap((one) => [key('keyDown', one), key('keyUp', one)])),
      press: (combination) => {
        const names = keysOf(combination);
        return keys([
          ...names.map((name) => key('keyDown', name)),
          ...[...names].reverse().map((name) => key('keyUp', name)),
        ]);
      },
    };
  }

  #act(source) {
    return this.#session.send('POST', '/actions', { actions: [source] });
  }

  goto(url) {
    return this.#session.send('POST', '/url', { url });
  }

  /** Each page is a window of its own. */
  bringToFront() {}

  reload() {
    return this.#session.send('POST', '/refresh', {});
  }

  async evaluate(question, argument) {
    const { value, error } = await this.#session.send('POST', '/execute/async', {
      script: `const done = arguments[0];
        Promise.resolve(${literal(argument)}).then(${question}).then(
          (value) => done(value === undefined ? {} : { value }), // WebDriver would make null of it
          (error) => done({ error: String(error) }));`,
      args: [],
    });
    if (error !== undefined) throw new Error(error);
    return value;
  }

  async screenshot({ path } = {}) {
    const bytes = Buffer.from(await this.#session.send('GET', '/screenshot'), 'base64');
    if (path) writeFileSync(path, bytes);
    return bytes;
  }

  viewportSize() {
    return this.#size;
  }

  /** The window is as much larger as the browser's own parts need. */
  async setViewportSize(size) {
    this.#size = size;
    let { width, height } = size;
    for (let tries = 0; tries < 3; ++tries) {
      await this.#session.send('POST', '/window/rect', { x: 0, y: 0, width, height });
      const [innerWidth, innerHeight] = await this.evaluate(() => [window.innerWidth, window.innerHeight]);
      if (innerWidth === size.width && innerHeight === size.height) return;
      width += size.width - innerWidth;
      height += size.height - innerHeight;
    }
  }

  focus(selector) {
    return this.evaluate((given) => document.querySelector(given).focus(), selector);
  }

  async fill(selector, value) {
    const [field] = await this.#find(selector);
    await this.#run(field, fillField, value);
  }

  /** Runs a function in the page that is given an element. */
  #run(element, question, argument = null) {
    return this.#session.send('POST', '/execute/sync', {
      script: `return (${question})(...arguments)`,
      args: [{ 'element-6066-11e4-a52e-4f735466cecf': element }, argument],
    });
  }

  waitForTimeout(milliseconds) {
    return sleep(milliseconds);
  }

  async #find(selector) {
    const elements = await this.#session.send('POST', '/elements', { using: 'css selector', value: selector });
    return elements.map((element) => Object.values(element)[0]);
  }

  async setInputFiles(selector, files) {
    const [picker] = await this.#find(selector);
    await this.#session.send('POST', `/element/${picker}/value`, { text: pathsOf(files).join('\n') });
  }

  /** The driver sees no file dialog: the field that asks for one is caught, and given the files. */
  async chooseFiles(action, files) {
    await this.evaluate(() => {
      const { click } = HTMLInputElement.prototype;
      HTMLInputElement.prototype.click = function () {
        HTMLInputElement.prototype.click = click;
        if (!this.isConnected) document.body.append(this);
        this.setAttribute('data-asked', '');
      };
    });
    await action();
    await eventually(async () => (await this.#find('[data-asked]')).length, 'a file dialog');
    await this.setInputFiles('[data-asked]', files);
    await this.evaluate(() => document.querySelector('[data-asked]').removeAttribute('data-asked'));
  }

  async download(action) {
    const folder = `${this.#home}/Downloads`;
    for (const name of readdirSync(folder)) rmSync(`${folder}/${name}`);
    await action();
    return savedIn(folder);
  }

  /** What has that role and name, by what the browser itself tells of each element. */
  async #withRole(role, name) {
    const found = [];
    const elements = await this.#session.send('POST', '/execute/sync', {
      script: 'return [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility())',
      args: [`${tags[role] ?? ''}[role="${role}"]`],
    });
    for (const [element] of elements.map(Object.values)) {
      // Nothing is told of an element that has gone meanwhile.
      const told = (what) => this.#session.send('GET', `/element/${element}/computed${what}`).catch(() => null);
      if (name && (await told('label')) !== name) continue;
      if ((await told('role')) !== role) continue;
      found.push(element);
    }
    return found;
  }

  getByRole(role, { name = '' } = {}) {
    const found = () => eventually(async () => (await this.#withRole(role, name))[0], `${role} "${name}"`);
    const run = async (question, argument) => this.#run(await found(), question, argument);
    return {
      waitFor: found,
      count: async () => (await this.#withRole(role, name)).length,
      click: async () => this.#session.send('POST', `/element/${await found()}/click`, {}),
      dispatchEvent: (type) => run(dispatch, type),
      evaluate: run,
      focus: () => run((element) => element.focus()),
      fill: (value) => run(fillField, value),
      innerText: () => run((element) => element.innerText),
      inputValue: () => run((element) => element.value),
    };
  }

  async close() {
    this.onClose();
    await this.#session.close();
    rmSync(this.#home, { recursive: true, force: true });
  }
}
