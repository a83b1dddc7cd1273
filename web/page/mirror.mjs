// Real elements of what the canvas shows, for screen readers, voice control and the Tab key. After a
// drawn frame in which something changed the program sends what changed (ui/mirror.cpp); nothing else
// is touched. The elements lie over what is drawn, cannot be seen and let the pointer through. What
// is done to them goes back: a press, a typed value, the keyboard's place.

import { call } from '../bridge/memory.mjs';
import { describe, made, place, tagOf } from './mirror_elements.mjs';
import { unpack } from '../bridge/packing.mjs';

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
    this.#root.addEventListener('keydown', (event) => this.#submits(event));
    document.addEventListener('keydown', (event) => Mirror.#helps(event));
    document.addEventListener('keydown', (event) => this.#goesThroughViews(event), true); // before the program has it
    const agent = document.getElementById('text-agent');
    agent.addEventListener('focus', () => this.#lend(agent));
    agent.addEventListener('keydown', (event) => this.#submits(event, this.#fieldOfAgent()));
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
    let element = this.#elements.get(key);
    const tag = tagOf(role, said.number);
    if (element?.localName !== tag) {
      const before = element;
      element = made(key, role, tag);
      this.#elements.set(key, element);
      before?.replaceWith(element);
    }
    place(element, box);
    describe(element, role, said);
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

  /** Enter in a field does what the form's button does. */
  #submits(event, field = event.target) {
    if (event.key !== 'Enter' || event.isComposing || field?.localName !== 'input') return;
    const buttons = [...this.#root.querySelectorAll('[role=main] button')];
    const isAfter = (one) => field.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
    const main = buttons.find((one) => /^(Add|Apply)$/.test(one.textContent) && isAfter(one));
    if (!main || main.getAttribute('aria-disabled') === 'true') return;
    this.#program._jm216_mirror_press(this.#key(main));
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

  #fieldOfAgent() {
    return this.#elements.get(String(this.#program._jm216_mirror_place() >>> 0));
  }

  /** What is typed into the canvas goes to the agent, which has the name of the field meanwhile. */
  #lend(agent) {
    const field = this.#fieldOfAgent();
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

  /**
   * In the list of views the arrow keys go through the list. Left to Dear ImGui they would go to whatever is nearest,
   * which may be in the view beside it.
   */
  #goesThroughViews(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const now = document.activeElement;
    if (!this.#root.contains(now) && now.id !== 'canvas') return;
    const at = now.id === 'canvas' ? this.#elements.get(this.#place) : now;
    const from = at?.closest('nav [data-control]');
    if (!from) return;
    const list = from.closest('nav');
    const all = [...list.querySelectorAll('[data-control]')];
    const [first, second] = all.map((one) => one.getBoundingClientRect());
    const isBar = second && second.top < first.bottom;
    const along = isBar ? ['ArrowLeft', '', 'ArrowRight'] : ['ArrowUp', '', 'ArrowDown'];
    const step = along.indexOf(event.key) - 1;
    if (step < -1) return;
    event.preventDefault();
    event.stopPropagation();
    all[all.indexOf(from) + step]?.focus({ preventScroll: true });
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
