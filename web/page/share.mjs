// Sharing by link: the dialog that makes one, and the dialog that a page opened by one shows before anything else
// changes. Nothing is sent: the link holds the ledger itself (core/link/link.hpp).

import { answerOf, Cancelled, end } from '../bridge/worker_client.mjs';
import { unpack } from '../bridge/packing.mjs';
import { canSeal, fragmentOf, seal, unseal } from './seal.mjs';

const comfortable = 2000; // characters that every mail program leaves whole
const possible = 8000; // beyond, a link is no way to share

/** A link that could not be opened; `fault` is one of core/link/link.hpp's. */
export class LinkFault extends Error {
  constructor(fault, explanation) {
    super(explanation);
    this.name = 'LinkFault';
    this.fault = fault;
  }
}

const lines = (count) => `${count.toLocaleString('en-US')} ${count === 1 ? 'line' : 'lines'}`;

const sealAltered =
  'This link was altered on its way: what is sealed in it does not open with its own key. Nothing of it was opened. ' +
  'Copy it again, or ask the sender for the ledger as a file.';

/** A link that was read and not yet opened, in a worker of its own. */
class ReadLink {
  #engine;
  #worker;
  #readBy; // the message that it was read by

  constructor(engine, worker, readBy, said) {
    const [fault, explanation, version, count, fingerprint, result, view, ledger] = unpack(said);
    // The ledger is here as a document.
    Object.assign(this, { fault, explanation, version, lines: Number(count), fingerprint, result, view, ledger });
    this.#engine = engine;
    this.#worker = worker;
    this.#readBy = readBy;
    if (fault !== 'none') this.close();
  }

  /** @returns {Promise<Uint8Array>} the report's bytes; the worker becomes the ledger's */
  load(today) {
    const worker = this.#worker;
    this.#worker = null;
    return this.#engine.loadRead(worker, this.#readBy, today);
  }

  close() {
    end(this.#worker);
    this.#worker = null;
  }
}

/**
 * @param {(worker: Worker) => void} [begun] told which worker reads; ending it gives the reading up
 * @returns {Promise<ReadLink>}
 */
async function read(engine, link, begun = () => {}) {
  const worker = engine.spawn();
  const message = { type: 'read_link', link };
  begun(worker);
  try {
    const { bytes } = await answerOf(worker, message);
    return new ReadLink(engine, worker, message, bytes);
  } catch (error) {
    end(worker);
    throw error;
  }
}

export class Sharing {
  #engine;
  #page;
  #received = null; // { link, read, reader } of the dialog that is open; reader: the worker at it
  #made = null; // the link in the share dialog, under way; null while its passphrase is typed

  /**
   * @param {import('../bridge/worker_client.mjs').Engine} engine
   * @param {object} page what the page does for it
   * @param {() => string} page.view name of the view that is open
   * @param {(view: string) => void} page.show
   * @param {(loading: Promise<Uint8Array>) => Promise<void>} page.present a ledger that was loaded
   * @param {() => Promise<boolean>} page.mayReplace asks about unsaved work; false: keep it
   * @param {() => void} page.save gives the person the ledger as a file
   * @param {() => boolean} page.isOpen whether a ledger is open
   */
  constructor(engine, page) {
    this.#engine = engine;
    this.#page = page;
    this.#on('share-result', 'change', () => this.#remake());
    this.#on('share-passphrase', 'input', () => this.#withdraw('The link is made when you leave the passphrase.'));
    this.#on('share-passphrase', 'blur', () => {
      if (!this.#made) this.#remake();
    });
    this.#on('share-passphrase', 'keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault(); // which would close the dialog
      this.#element('share-copy').focus(); // and the passphrase is taken
    });
    this.#on('share', 'close', () => this.#forget());
    this.#on('share-copy', 'click', () => this.#copyMade());
    this.#on('share-file', 'click', () => page.save());
    this.#on('shared-open', 'click', () => this.#open());
    this.#on('shared-unseal', 'click', () => this.#unseal());
    this.#on('shared-passphrase', 'keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.#unseal();
    });
    this.#on('shared-compare', 'click', () => this.#compare());
    this.#on('shared-copy', 'click', () => this.#copyReceived());
    this.#element('shared').addEventListener('close', () => this.#done());
    window.addEventListener('hashchange', () => this.receive());
  }

  #element(id) {
    return document.getElementById(id);
  }

  #on(id, event, act) {
    this.#element(id).addEventListener(event, act);
  }

  #say(id, words, tone = '') {
    const place = this.#element(id);
    place.textContent = words;
    place.dataset.tone = tone;
    place.hidden = !words;
  }

  #show(...ids) {
    for (const id of ['shared-sealed', 'shared-open', 'shared-compare', 'shared-copy']) {
      this.#element(id).hidden = !ids.includes(id);
    }
  }

  /** What stands before the fragment; where a file lies on this computer, a link does not tell. */
  #base() {
    return location.protocol === 'file:' ? '' : location.href.split('#')[0];
  }

  // --- making ------------------------------------------------------------------------------------

  /**
   * What is on the screen as a link.
   * @param {{ withResult?: boolean, passphrase?: string }} [options]
   * @returns {Promise<string | null>} null where it is too large for a link
   */
  async make({ withResult = false, passphrase = '' } = {}) {
    const message = { type: 'link', view: this.#page.view(), with_result: withResult };
    const { text } = await this.#engine.request(message);
    if (text === null) return null;
    const fragment = passphrase ? await seal(text, passphrase) : text;
    return `${this.#base()}#${fragment}`;
  }

  /** Browsers write down what stands in fields, to restore a session: nothing stays in them. */
  #forget() {
    this.#withdraw('');
    this.#element('share-passphrase').value = '';
  }

  share() {
    this.#element('share-passphrase').disabled = !canSeal();
    this.#say('share-cannot-seal', canSeal() ? '' : 'Sealing needs a page that comes by https.');
    this.#element('share-of-file').hidden = location.protocol !== 'file:';
    this.#element('share').showModal();
    this.#remake();
  }

  /** Takes the link away that is no longer the one wished for: an open one must not be copied for a sealed one. */
  #withdraw(words) {
    this.#made = null;
    this.#element('share-link').value = '';
    this.#element('share-copy').disabled = false; // it waits for the next
    this.#say('share-length', words);
  }

  async #remake() {
    const wish = {
      withResult: this.#element('share-result').checked,
      passphrase: this.#element('share-passphrase').value,
    };
    this.#withdraw(wish.passphrase ? 'Sealing …' : 'Making the link …');
    const making = this.make(wish);
    this.#made = making;
    let link;
    try {
      link = await making;
    } catch (error) {
      if (making !== this.#made) return;
      this.#element('share-copy').disabled = true;
      this.#say('share-length', `The link could not be made: ${error.message}`, 'bad');
      return;
    }
    if (making !== this.#made) return; // another wish came
    const isPossible = link !== null && link.length <= possible;
    this.#element('share-link').value = isPossible ? link : '';
    this.#element('share-file').hidden = isPossible;
    const copy = this.#element('share-copy');
    if (!isPossible && document.activeElement === copy) this.#element('share-file').focus();
    copy.disabled = !isPossible;
    const length = `${link?.length.toLocaleString('en-US')} characters`;
    if (link === null) this.#say('share-length', 'This ledger is too large for a link. Send it as a file.', 'bad');
    else if (!isPossible) this.#say('share-length', `${length}: too long for a link. Send the ledger as a file.`, 'bad');
    else if (link.length > comfortable) this.#say('share-length', `${length}: may be cut by mail programs.`, 'caution');
    else this.#say('share-length', `${length}: fits a mail.`, 'good');
  }

  async #copyMade() {
    const link = await this.#made?.catch(() => null); // which has been said
    if (!link || link.length > possible || (await this.#copied(link, 'share-length'))) return;
    this.#element('share-link').select();
    this.#say('share-length', 'The browser did not allow copying. Select the link and copy it.', 'caution');
  }

  /** Whether the browser let the link be copied; it is said where it did. */
  async #copied(link, place) {
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      return false;
    }
    this.#say(place, 'Copied.', 'good');
    return true;
  }

  // --- receiving ---------------------------------------------------------------------------------

  /** Shows what the address's fragment holds, if it has one. Nothing is opened by it. */
  receive() {
    const link = location.hash.slice(1);
    if (!link || document.getElementById(link)) return Promise.resolve();
    return this.offer(link);
  }

  /**
   * Shows what a link holds, as it came in the address or was pasted.
   * @param {string} text a link or its fragment
   */
  async offer(text) {
    const link = fragmentOf(text);
    this.#element('share').close(); // its link is of what is open now
    this.#giveUp();
    const received = { link, read: null, reader: null };
    this.#received = received;
    this.#say('shared-problem', '');
    this.#say('shared-title', 'Shared by link');
    this.#say('shared-what', 'Reading the link …');
    this.#show();
    const dialog = this.#element('shared');
    if (!dialog.open) dialog.showModal();
    this.#element('shared-close').textContent = 'Discard';
    try {
      received.read = await this.#read(received, link);
    } catch (error) {
      if (this.#received === received) this.#refuse(`The link could not be read: ${error.message}`);
      return;
    }
    if (this.#received !== received) {
      received.read.close();
      return;
    }
    if (received.read.fault === 'sealed') {
      this.#say('shared-what', 'Sealed with a passphrase, which the sender has. Until it is opened, nothing of it can be read.');
      this.#show('shared-sealed');
      this.#element('shared-passphrase').value = '';
      this.#element('shared-passphrase').focus();
    } else this.#present();
  }

  /** Reads with a worker that #giveUp() can end. */
  #read(received, link) {
    const begun = (worker) => {
      received.reader = worker;
    };
    return read(this.#engine, link, begun).finally(() => {
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
    this.#say('shared-title', 'This link cannot be opened');
    this.#say('shared-what', words);
    this.#show();
    this.#element('shared-close').textContent = 'Close';
    this.#element('shared-close').focus();
  }

  #present() {
    const { read: it } = this.#received;
    if (it.fault !== 'none') {
      this.#refuse(it.explanation);
      return;
    }
    const stays = this.#page.isOpen() ? ' What is open now stays until you press Open.' : '';
    this.#say('shared-title', 'Shared by link');
    this.#say(
      'shared-what',
      `${lines(it.lines)}, made with ${it.version}, fingerprint ${it.fingerprint}. Nothing of it is open yet; this page will compute every figure itself.${stays}`,
    );
    const canCompare = this.#page.isOpen() && typeof window.jm216.compareWith === 'function';
    this.#show('shared-open', ...(canCompare ? ['shared-compare'] : []));
    this.#element('shared-open').focus();
  }

  async #unseal() {
    const received = this.#received;
    this.#say('shared-problem', 'Opening the seal …');
    try {
      const plain = await unseal(received.link, this.#element('shared-passphrase').value);
      if (this.#received !== received) return; // discarded, or another one came
      if (plain === null) {
        this.#say('shared-problem', '');
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
      this.#say('shared-problem', '');
      this.#present();
    } catch (error) {
      if (this.#received !== received) return;
      const words = canSeal() ? error.message : 'Opening a seal needs a page that comes by https.';
      this.#say('shared-problem', words, 'bad');
      this.#element('shared-passphrase').select();
    }
  }

  async #open() {
    const received = this.#received;
    if (!(await this.#page.mayReplace()) || this.#received !== received) return;
    let matches;
    this.#say('shared-what', 'Computing the answer …');
    this.#show();
    this.#element('shared-close').textContent = 'Cancel';
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
      false: 'Your figures differ from the sender\u2019s: another version of the calculator made them, or they were altered.',
      undefined: 'The sender sent no result along to compare with.',
    }[matches];
    this.#say('shared-title', 'Opened');
    this.#say('shared-what', said, matches === false ? 'bad' : matches ? 'good' : '');
    this.#show('shared-copy');
    this.#element('shared-close').textContent = 'Close';
    this.#element('shared-close').focus();
    this.#leaveAddress();
  }

  /** @returns {Promise<boolean | undefined>} whether the figures match; undefined where none were sent */
  async #load(it) {
    const { view } = it;
    await this.#page.present(it.load(new Date().toISOString().slice(0, 10)));
    if (view) this.#page.show(view);
    if (!it.result) return undefined;
    return (await this.#engine.request({ type: 'result' })).text === it.result;
  }

  async #compare() {
    const { ledger } = this.#received.read;
    this.#element('shared').close();
    await window.jm216.compareWith(ledger).catch(() => {}); // what went wrong has been shown
  }

  async #copyReceived() {
    const link = `${this.#base()}#${this.#received.link}`;
    if (await this.#copied(link, 'shared-problem')) return;
    const next = 'Close this and press Share: the same facts stand there as a link that can be selected.';
    this.#say('shared-problem', `The browser did not allow copying. ${next}`, 'caution');
  }

  #done() {
    if (this.#received?.isOpening) this.#engine.cancelLoad();
    else this.#giveUp();
    this.#received = null;
    this.#element('shared-passphrase').value = '';
    this.#leaveAddress();
    document.getElementById('canvas').focus();
  }

  /** So that what is on the screen and what the address says cannot part. */
  #leaveAddress() {
    if (location.hash) history.replaceState(null, '', location.href.split('#')[0]);
  }

  /**
   * For scripts: opens a link at once.
   * @param {string} text a link or its fragment
   * @param {{ passphrase?: string }} [options]
   * @returns {Promise<{ lines: number, version: string, fingerprint: string, view: string, matches?: boolean }>}
   *   rejects with LinkFault or WrongPassphrase
   */
  async open(text, { passphrase = '' } = {}) {
    let it = await read(this.#engine, text);
    if (it.fault === 'sealed' && passphrase) {
      const plain = await unseal(fragmentOf(text), passphrase);
      if (plain === null) throw new LinkFault('altered', sealAltered);
      it = await read(this.#engine, plain);
    }
    if (it.fault !== 'none') throw new LinkFault(it.fault, it.explanation);
    const matches = await this.#load(it);
    const { lines: count, version, fingerprint, view } = it;
    return { lines: count, version, fingerprint, view, ...(matches === undefined ? {} : { matches }) };
  }
}
