// What an element of the mirror is, by the role that the program gives it, and what it says of its state.

const disabled = 1 << 0;
const invalid = 1 << 1;
const up = 1 << 2;
const down = 1 << 3;
const closed = 1 << 4;
const open = 1 << 5;
const current = 1 << 6;
const ascending = 1 << 7;
const descending = 1 << 8;
const required = 1 << 9;
const whenLeft = 1 << 10;
const oneStop = 1 << 11;

/** Tag and role: the role is given where the tag's place or style would lose it. */
const elements = {
  plain: ['div'],
  header: ['header'],
  navigation: ['nav'],
  main: ['div', 'main'], // <main> holds the page's own words
  aside: ['aside'],
  group: ['div', 'group'],
  radios: ['div', 'radiogroup'],
  menu: ['div', 'menu'],
  table: ['table', 'table'],
  row: ['tr', 'row'],
  columnhead: ['th', 'columnheader'],
  rowhead: ['th', 'rowheader'],
  cell: ['td', 'cell'],
  paragraph: ['p'],
  words: ['span'],
  button: ['button'],
  link: ['a', 'link'],
  radio: ['button', 'radio'],
  entry: ['button', 'menuitem'],
  field: ['input'],
  choice: ['select'],
};

const holds = new Set(['plain', 'header', 'navigation', 'main', 'aside', 'group', 'radios', 'menu', 'table', 'row']);
const cells = new Set(['columnhead', 'rowhead', 'cell']);
const controls = new Set(['button', 'link', 'radio', 'entry', 'field', 'choice']);

function setAttribute(element, name, value) {
  if (value === null || value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

const when = (is, value) => (is ? value : null);
/** true, false, or nothing where the state does not apply. */
const either = (state, yes, no) => (state & yes ? 'true' : state & no ? 'false' : null);

export function place(element, [x, y, width, height]) {
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
  element.style.width = `${Math.max(width, 1)}px`; // what has no size is taken for hidden
  element.style.height = `${Math.max(height, 1)}px`;
}

/** The tag of a role; a heading's has its level. */
export const tagOf = (role, level) => (role === 'heading' ? `h${level}` : elements[role][0]);

/** An element that says nothing yet. */
export function made(key, role, tag) {
  const element = document.createElement(tag);
  element.dataset.key = key;
  if (elements[role]?.[1]) element.setAttribute('role', elements[role][1]);
  if (tag === 'button') element.type = 'button';
  if (tag === 'input') Object.assign(element, { type: 'text', autocomplete: 'off', spellcheck: false });
  // Browsers keep what was chosen of a list, unless it is of a form that forbids it.
  if (tag === 'select') element.setAttribute('form', 'unkept');
  if (tag === 'a') element.href = '#';
  if (role === 'columnhead') element.scope = 'col';
  if (role === 'rowhead') element.scope = 'row';
  if (controls.has(role)) element.dataset.control = '';
  return element;
}

function offer(element, options, chosen) {
  const all = JSON.stringify(options);
  if (element.dataset.options !== all) {
    element.dataset.options = all;
    element.replaceChildren(
      ...options.map(([words, isHeading]) => {
        const option = new Option(words);
        option.disabled = isHeading === '1'; // over others, and no choice
        return option;
      }),
    );
  }
  element.selectedIndex = chosen;
}

function describeControl(element, role, { name, shown, options, state, number }) {
  setAttribute(element, 'aria-disabled', when(state & disabled, 'true'));
  setAttribute(element, 'aria-expanded', either(state, open, closed));
  setAttribute(element, 'aria-current', when(state & current, 'page'));
  if (role === 'field' || role === 'choice') {
    setAttribute(element, 'aria-label', name);
    setAttribute(element, 'aria-invalid', when(state & invalid, 'true'));
    setAttribute(element, 'aria-required', when(state & required, 'true'));
    if (state & whenLeft) element.dataset.whenLeft = '';
    if (role === 'field') {
      element.dataset.shown = shown;
      if (element.value !== shown) element.value = shown;
    }
    if (role === 'choice') offer(element, options, number);
    return;
  }
  const isChecked = role === 'radio' || role === 'entry';
  setAttribute(element, isChecked ? 'aria-checked' : 'aria-pressed', either(state, down, up));
  if (role === 'entry') setAttribute(element, 'role', state & (down | up) ? 'menuitemcheckbox' : 'menuitem');
  setAttribute(element, 'aria-haspopup', when(state & (open | closed), 'menu'));
  const text = shown || name;
  if (element.textContent !== text) element.textContent = text;
  setAttribute(element, 'aria-label', when(shown && shown !== name, name));
}

/** Has it say what the program says of it. */
export function describe(element, role, said) {
  const { name, about, state, number } = said;
  setAttribute(element, 'title', about || null);
  if (controls.has(role)) describeControl(element, role, said);
  else if (holds.has(role)) setAttribute(element, 'aria-label', name || null);
  else {
    element.dataset.words = name;
    if (!element.querySelector('[data-control]')) element.textContent = name;
  }
  if (role === 'table') setAttribute(element, 'aria-rowcount', String(number));
  if (role === 'row') setAttribute(element, 'aria-rowindex', String(number));
  if (cells.has(role)) {
    setAttribute(element, 'aria-sort', state & ascending ? 'ascending' : when(state & descending, 'descending'));
  }
  if (state & oneStop) element.dataset.oneStop = '';
}
