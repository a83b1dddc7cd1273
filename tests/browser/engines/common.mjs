// What the drivers of the three engines share.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A machine may be busy: that is no failure. */
export const patience = 120_000;

/** A folder of its own under the system's folder for passing files; gone when the test program ends. */
export function passingFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'jm216-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files into a folder: by name and content, and gives the path of each. */
export const filesIn = (folder) => (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** Asks until the answer is something, for two minutes at most. */
export async function eventually(ask, what) {
  const latest = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > latest) throw new Error(`not within two minutes: ${what}`);
    await sleep(50);
  }
}

/**
 * Paths of files; those given by their content are written to disk.
 * @param {string | { name: string, buffer: Buffer } | (string | { name: string, buffer: Buffer })[]} files
 */
export function pathsOf(files) {
  return [files].flat().map((file) => {
    if (typeof file === 'string') return file;
    return filesIn(passingFolder())(file.name, file.buffer);
  });
}

/** Waits for the one file that a browser is saving in a folder that was empty. */
export async function savedIn(folder) {
  const name = await eventually(() => {
    const names = readdirSync(folder);
    return names.length === 1 && !/\.(part|wkdownload)$/.test(names[0]) && names[0];
  }, 'a saved file');
  const path = join(folder, name);
  let size = -1;
  await eventually(async () => {
    const before = size;
    await sleep(50);
    size = readFileSync(path).length;
    return size > 0 && size === before;
  }, `all of ${name}`);
  return { name, path, text: readFileSync(path, 'utf8') };
}

/** The keys of `Control+Shift+Z`, as events name them: with Control, a letter is the key's and small. */
export function keysOf(combination) {
  const keys = combination === '+' ? ['+'] : combination.split('+');
  const shifted = keys.includes('Shift');
  return keys.map((key) => (keys.length > 1 && !shifted && /^[A-Z]$/.test(key) ? key.toLowerCase() : key));
}

/** Runs in the page: sets a field as its user would, in one go. */
export function fillField(field, value) {
  field.focus();
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Runs in the page: as assistive technology presses, the element is told and the pointer is nowhere. */
export function dispatch(element, type) {
  element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
}
