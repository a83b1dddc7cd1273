// Real elements of what the canvas shows, for screen readers, voice control and the Tab key. After a
// drawn frame in which something changed the program sends what changed (ui/mirror.cpp); nothing else
// is touched. The elements lie over what is drawn, cannot be seen and let the pointer through. What
// is done to them goes back: a press, a typed value, the keyboard's place.

import { call } from '../bridge/memory.mjs';
import { unpack } from '../bridge/packing.mjs';

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

function place(element, [x, y, width, height]) {
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
  element.style.width = `${Math.max(width, 1)}px`; // what has no size is taken for hidden
  element.style.height = `${Math.max(height, 1)}px`;
}

export class Mirror {
  #root = document.getElementById('mirror');
  #status = document.getElementById('status');
  #alert = document.getElementById('alert');
  #elements = new Map([['1', this.#root]]);
  #program = null;
  #applies = false;
  #place = '0'; // the node that the program's keyboard is on
  #fits;

  /** @param {(text: string) => boolean} fits whether a field takes so much; it says so where it does not */
  constructor(fits) {
    this.#fits = fits;
  }

  /** @param {object} program the wasm, once it is there */
  attach(program) {
    this.#program = program;
    this.#root.addEventListener('click', (event) => this.#pressed(event));
    this.#root.addEventListener('input', (event) => this.#typed(event));
    this.#root.addEventListener('change', (event) => this.#changed(event));
    this.#root.addEventListener('focusin', ({ target }) => this.#focused(target));
    document.addEventListener('keydown', (event) => Mirror.#helps(event));
    const agent = document.getElementById('text-agent');
    agent.addEventListener('focus', () => this.#lend(agent));
    agent.addEventListener('blur', () => agent.setAttribute('aria-hidden', 'true'));
    for (const id of ['canvas', 'text-agent']) {
      document.getElementById(id).addEventListener('keydown', (event) => this.#leaves(event));
    }
  }

  /** @param {Uint8Array} patch records, as ui/mirror.cpp packs them */
  apply(patch) {
    const texts = unpack(patch);
    let at = 0;
    const take = (count) => texts.slice(at, (at += count));
    const next = () => texts[at++];
    const hadFocus = this.#root.contains(document.activeElement);
    this.#applies = true;
    const stops = new Set(); // groups that Tab stops at once and that have changed
    while (at < texts.length) {
      switch (next()) {
        case 'n': {
          const [key, role, name, shown, about] = take(5);
          const options = Array.from({ length: Number(next()) }, () => take(2));
          const [state, number, ...box] = take(6);
          this.#describe(key, role, { name, shown, about, options, state: Number(state), number: Number(number) }, box);
          break;
        }
        case 'm':
          place(this.#elements.get(next()), take(4));
          break;
        case 'c': {
          const parent = this.#elements.get(next());
          this.#order(parent, take(Number(next())));
          stops.add(parent.closest('[data-one-stop]'));
          break;
        }
        case 'd':
          this.#elements.delete(next());
          break;
        case 'f':
          this.#place = next();
          break;
        case 's':
          this.#status.textContent = next();
          break;
        case 'a':
          this.#alert.textContent = next();
          break;
        default:
      }
    }
    for (const group of stops) if (group) this.#keepOneStop(group);
    this.#follow(hadFocus);
    this.#applies = false;
  }

  #describe(key, role, said, box) {
    const { name, about, state, number } = said;
    let element = this.#elements.get(key);
    const tag = role === 'heading' ? `h${number}` : elements[role][0];
    if (!element || element.localName !== tag) {
      const before = element;
      element = document.createElement(tag);
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
      this.#elements.set(key, element);
      before?.replaceWith(element);
    }
    place(element, box);
    setAttribute(element, 'title', about || null);
    if (controls.has(role)) this.#describeControl(element, role, said);
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

  #describeControl(element, role, { name, shown, options, state, number }) {
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
      if (role === 'choice') this.#offer(element, options, number);
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

  #offer(element, options, chosen) {
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

  /** Puts children in order; those that stay where they are are not touched. */
  #order(parent, keys) {
    const wanted = new Set(keys.map((key) => this.#elements.get(key)));
    for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
    let at = parent.firstChild;
    for (const child of wanted) {
      if (child === at) at = at.nextSibling;
      else parent.insertBefore(child, at);
    }
    if (!keys.length && parent.dataset.words) parent.textContent = parent.dataset.words;
  }

  #keepOneStop(group) {
    const all = [...group.querySelectorAll('[data-control]')];
    const stop =
      all.find((one) => one === document.activeElement) ||
      all.find((one) => one.tabIndex === 0 && one.dataset.stop) ||
      all.find((one) => one.matches('[aria-current],[aria-pressed=true],[aria-checked=true]')) ||
      all[0];
    for (const one of all) one.tabIndex = one === stop ? 0 : -1;
  }

  /** Takes the focus to where the program's keyboard is, if the focus is the program's. */
  #follow(hadFocus) {
    const now = document.activeElement;
    const isOurs = now === document.body || now.id === 'canvas' || this.#root.contains(now);
    if (!isOurs) return;
    const wanted = this.#elements.get(this.#place);
    if (wanted && wanted !== now) wanted.focus({ preventScroll: true });
    else if (hadFocus && !this.#root.contains(now)) document.getElementById('canvas').focus({ preventScroll: true });
  }

  // --- what is done here ------------------------------------------------------------------------

  #key(target) {
    return Number(target.closest('[data-control]')?.dataset.key || 0) >>> 0;
  }

  #pressed(event) {
    if (event.target.matches('input, select, option')) return;
    event.preventDefault();
    const key = this.#key(event.target);
    if (key && event.target.getAttribute('aria-disabled') !== 'true') this.#program._jm216_mirror_press(key);
  }

  #edit(target) {
    if (!this.#fits(target.value)) {
      target.value = target.dataset.shown;
      return;
    }
    call(this.#program, 'jm216_mirror_edit', this.#key(target), target.value);
  }

  #typed({ target }) {
    if (target.localName === 'input' && !('whenLeft' in target.dataset)) this.#edit(target);
  }

  #changed({ target }) {
    if (target.localName === 'select') this.#program._jm216_mirror_choose(this.#key(target), target.selectedIndex);
    else if ('whenLeft' in target.dataset) this.#edit(target);
  }

  #focused(target) {
    if (!('control' in target.dataset)) return;
    const group = target.closest('[data-one-stop]');
    if (group) {
      for (const one of group.querySelectorAll('[data-stop]')) delete one.dataset.stop;
      target.dataset.stop = 'here';
      for (const one of group.querySelectorAll('[data-control]')) one.tabIndex = one === target ? 0 : -1;
    }
    if (!this.#applies) this.#program._jm216_mirror_focus(this.#key(target));
  }

  /** What is typed into the canvas goes to the agent, which has the name of the field meanwhile. */
  #lend(agent) {
    const field = this.#elements.get(String(this.#program._jm216_mirror_place() >>> 0));
    agent.removeAttribute('aria-hidden');
    agent.setAttribute('aria-label', field?.getAttribute('aria-label') || 'Text');
  }

  /** "?" lists the keys, unless it is typed into something. */
  static #helps(event) {
    const isTyped = document.activeElement.matches('input, select, textarea') || document.querySelector('dialog[open]');
    if (event.key !== '?' || isTyped || !document.body.classList.contains('running')) return;
    event.preventDefault();
    document.getElementById('shortcuts').showModal();
  }

  /** Tab goes on from where the program's keyboard is. */
  #leaves(event) {
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return;
    const from = this.#elements.get(String(this.#program._jm216_mirror_place() >>> 0));
    if (!from) return;
    this.#applies = true;
    from.focus({ preventScroll: true });
    this.#applies = false;
  }
}
