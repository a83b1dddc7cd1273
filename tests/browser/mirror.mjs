// Finds what the page says of itself by role and name, as a screen reader does, and does to it what a screen reader
// would: in every engine alike, for it asks the page's own elements.
import { settled, until } from './page.mjs';

/**
 * In the page: does something with the first element of that role whose name fits, a text wholly or a pattern
 * anywhere. Nothing where there is none (yet).
 */
function inPage({ role, name, isPattern, within, does, argument }) {
  const tags = {
    a: 'link',
    aside: 'complementary',
    button: 'button',
    header: 'banner',
    input: 'textbox',
    nav: 'navigation',
    select: 'combobox',
  };
  const roleOf = (one) =>
    one.getAttribute('role') || (/^h[1-6]$/.test(one.localName) ? 'heading' : tags[one.localName]);
  const nameOf = (one) => one.getAttribute('aria-label') ?? one.textContent.trim();
  const fits = (one) =>
    roleOf(one) === role && (isPattern ? new RegExp(name).test(nameOf(one)) : !name || nameOf(one) === name);
  const all = [...document.querySelectorAll('#mirror *')];
  const roots = within ? all.filter((one) => roleOf(one) === within.role && nameOf(one) === within.name) : [document];
  const element = all.find((one) => fits(one) && roots.some((root) => root.contains(one)));
  if (!element) return null;
  const deeds = {
    look: () => true,
    press: () => element.click(),
    attribute: () => element.getAttribute(argument),
    fill() {
      element.focus();
      element.value = argument;
      element.dispatchEvent(new InputEvent('input', { bubbles: true }));
      element.dispatchEvent(new Event('change', { bubbles: true }));
    },
    cell() {
      const heads = [...element.querySelectorAll('[role=columnheader]')].map((head) => head.textContent);
      const rows = [...element.querySelectorAll('[role=row]')];
      const row = rows.find((line) => line.querySelector('[role=rowheader]')?.textContent === argument.row);
      return row?.children[heads.indexOf(argument.column)]?.textContent;
    },
  };
  return { value: deeds[does]() };
}

async function deed(page, does, role, name, { within, argument } = {}) {
  const isPattern = name instanceof RegExp;
  const wish = { role, name: isPattern ? name.source : name, isPattern, within, does, argument };
  try {
    return (await until(page, inPage, wish)).value;
  } catch (error) {
    throw new Error(`no ${role} ${name} to ${does}: ${String(error.message).slice(0, 60)}`, { cause: error });
  }
}

/**
 * Waits until there is an element of that role and name.
 * @param {string | RegExp} [name]
 * @param {{ role: string, name: string }} [within]
 */
export const there = (page, role, name, within) => deed(page, 'look', role, name, { within });

/** Presses it: nothing is pointed at, the element is told. */
export async function act(page, role, name, within) {
  await deed(page, 'press', role, name, { within });
  await settled(page);
}

/** Fills a field in and leaves it. */
export async function fill(page, name, text) {
  await deed(page, 'fill', 'textbox', name, { argument: text });
  await settled(page);
}

/** An attribute of it. */
export const attribute = (page, role, name, which) => deed(page, 'attribute', role, name, { argument: which });

/** What stands in a table's cell, found by the words of its column's head and of its row's. */
export const cell = (page, table, row, column) => deed(page, 'cell', 'table', table, { argument: { row, column } });

/** Waits until that was said politely, or as an alert. */
export const said = (page, words, place = 'status') =>
  until(page, ([pattern, id]) => new RegExp(pattern).test(document.getElementById(id).textContent), [
    words.source,
    place,
  ]);

/** The name of what the keyboard is on. */
export const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at.getAttribute('aria-label') ?? at.textContent.trim();
  });
