// The dialog that a page opened by a link shows before anything else changes.

import { Cancelled, end } from '../bridge/worker_client.mjs';
import { copied, element, linkOf, on, say } from './dialogs.mjs';
import { readLink, sealAltered } from './read_link.mjs';
import { canSeal, unseal } from './seal.mjs';

const lines = (count) => `${count.toLocaleString('en-US')} ${count === 1 ? 'line' : 'lines'}`;

/** "“Sales of 2009”, as of 30 April 2012. " of the ledger in a link: its title as the engine shows one. */
function named({ ledger, title }) {
  const { as_of: asOf } = JSON.parse(ledger);
  const day = asOf && new Date(`${asOf}T00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return `${title ? `“${title}”` : 'A ledger without a title'}${day ? `, as of ${day}` : ''}. `;
}

/** So that what is on the screen and what the address says cannot part. */
function leaveAddress() {
  if (location.hash) history.replaceState(null, '', location.href.split('#')[0]);
}

export class SharedDialog {
  #engine;
  #page;
  #load;
  #received = null; // { link, read, reader } of the dialog that is open; reader: the worker at it

  /**
   * @param {import('../bridge/worker_client.mjs').Engine} engine
   * @param {object} page as Sharing knows it
   * @param {(read: import('./read_link.mjs').ReadLink) => Promise<boolean | undefined>} load takes its ledger; whether
   *   the figures match
   */
  constructor(engine, page, load) {
    this.#engine = engine;
    this.#page = page;
    this.#load = load;
    on('shared-open', 'click', () => this.#open());
    on('shared-unseal', 'click', () => this.#unseal());
    on('shared-passphrase', 'keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.#unseal();
    });
    on('shared-compare', 'click', () => this.#compare());
    on('shared-copy', 'click', () => this.#copyReceived());
    element('shared').addEventListener('close', () => this.#done());
  }

  #show(...ids) {
    for (const id of ['shared-sealed', 'shared-open', 'shared-compare', 'shared-copy']) {
      element(id).hidden = !ids.includes(id);
    }
  }

  /**
   * Shows what a link holds, as it came in the address or was pasted.
   * @param {string} text a link or its fragment
   */
  async offer(text) {
    this.#giveUp();
    const received = { link: '', read: null, reader: null };
    this.#received = received;
    say('shared-problem', '');
    say('shared-title', 'Shared by link');
    say('shared-what', 'Reading the link …');
    this.#show();
    const dialog = element('shared');
    if (!dialog.open) dialog.showModal();
    element('shared-close').textContent = 'Discard';
    try {
      received.read = await this.#read(received, text);
      received.link = received.read.link;
    } catch (error) {
      if (this.#received === received) this.#refuse(`The link could not be read: ${error.message}`);
      return;
    }
    if (this.#received !== received) {
      received.read.close();
      return;
    }
    if (received.read.fault === 'sealed') {
      say('shared-what', 'Sealed with a passphrase, which the sender has. Until it is opened, nothing of it can be read.');
      this.#show('shared-sealed');
      element('shared-passphrase').value = '';
      element('shared-passphrase').focus();
    } else this.#present();
  }

  /** Reads with a worker that #giveUp() can end. */
  #read(received, link) {
    const begun = (worker) => {
      received.reader = worker;
    };
    return readLink(this.#engine, link, begun).finally(() => {
      received.reader = null; // what was read has it now
    });
  }

  /** Ends what reads the link of the dialog, and what has read it. */
  #giveUp() {
    end(this.#received?.reader);
    this.#received?.read?.close();
    this.#received = null;
  }

  #refuse(words) {
    say('shared-title', 'This link cannot be opened');
    say('shared-what', words);
    this.#show();
    element('shared-close').textContent = 'Close';
    element('shared-close').focus();
  }

  #present() {
    const { read: it } = this.#received;
    if (it.fault !== 'none') {
      this.#refuse(it.explanation);
      return;
    }
    const stays = this.#page.isOpen() ? ' What is open now stays until you press Open.' : '';
    say('shared-title', 'Shared by link');
    say(
      'shared-what',
      `${named(it)}${lines(it.lines)}, made with ${it.version}, fingerprint ${it.fingerprint}. Nothing of it is open yet; this page will compute every figure itself${it.edition === '1' ? ', by the second edition of the rules; the link was made under the first' : ''}.${stays}`,
    );
    const canCompare = this.#page.isOpen() && typeof window.jm216.compareWith === 'function';
    this.#show('shared-open', ...(canCompare ? ['shared-compare'] : []));
    element('shared-open').focus();
  }

  async #unseal() {
    const received = this.#received;
    say('shared-problem', 'Opening the seal …');
    try {
      const plain = await unseal(received.link, element('shared-passphrase').value);
      if (this.#received !== received) return; // discarded, or another one came
      if (plain === null) {
        say('shared-problem', '');
        this.#refuse(sealAltered);
        return;
      }
      const opened = await this.#read(received, plain);
      if (this.#received !== received) {
        opened.close();
        return;
      }
      received.read?.close();
      received.read = opened;
      say('shared-problem', '');
      this.#present();
    } catch (error) {
      if (this.#received !== received) return;
      const words = canSeal() ? error.message : 'Opening a seal needs a page served over https.';
      say('shared-problem', words, 'bad');
      element('shared-passphrase').select();
    }
  }

  async #open() {
    const received = this.#received;
    if (!(await this.#page.mayReplace()) || this.#received !== received) return;
    let matches;
    say('shared-what', 'Computing the answer …');
    this.#show();
    element('shared-close').textContent = 'Cancel';
    received.isOpening = true;
    try {
      matches = await this.#load(received.read);
    } catch (error) {
      if (!(error instanceof Cancelled)) this.#refuse(`The link could not be opened: ${error.message}`);
      return;
    } finally {
      received.isOpening = false;
    }
    const said = {
      true: 'Your figures match the sender\u2019s.',
      false:
        received.read.edition === '1'
          ? 'Your figures differ from the sender\u2019s: the link was made by the first edition of the rules, and the answer is now the second\u2019s.'
          : 'Your figures differ from the sender\u2019s: another version of the calculator made them, or they were altered.',
      undefined: 'The sender included no result to compare with.',
    }[matches];
    say('shared-title', 'Opened');
    say('shared-what', said, matches === false ? 'bad' : matches ? 'good' : '');
    this.#show('shared-copy');
    element('shared-close').textContent = 'Close';
    element('shared-close').focus();
    leaveAddress();
  }

  async #compare() {
    const { ledger } = this.#received.read;
    element('shared').close();
    await window.jm216.compareWith(ledger).catch(() => {}); // what went wrong has been shown
  }

  async #copyReceived() {
    if (await copied(linkOf(this.#received.link), 'shared-problem')) return;
    const next = 'Close this and press Share: the same facts stand there as a link that can be selected.';
    say('shared-problem', `The browser did not allow copying. ${next}`, 'caution');
  }

  #done() {
    if (this.#received?.isOpening) this.#engine.cancelLoad();
    else this.#giveUp();
    this.#received = null;
    element('shared-passphrase').value = '';
    leaveAddress();
    document.getElementById('canvas').focus();
  }
}
