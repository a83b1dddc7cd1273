// Sharing by link. Nothing is sent: the link holds the ledger itself (core/link/link.hpp).

import { linkOf } from './dialogs.mjs';
import { today } from './loading.mjs';
import { LinkFault, readLink, sealAltered } from './read_link.mjs';
import { seal, unseal } from './seal.mjs';
import { ShareDialog } from './share_dialog.mjs';
import { SharedDialog } from './shared_dialog.mjs';

export class Sharing {
  #engine;
  #page;
  #share;
  #shared;

  /**
   * @param {import('../bridge/worker_client.mjs').Engine} engine
   * @param {object} page what the page does for it
   * @param {() => string} page.view name of the view that is open
   * @param {(view: string) => void} page.show
   * @param {(loading: Promise<Uint8Array>, isKept: boolean) => Promise<void>} page.present a ledger that was loaded
   * @param {() => Promise<boolean>} page.mayReplace asks about unsaved work; false: keep it
   * @param {() => void} page.save gives the person the ledger as a file
   * @param {() => boolean} page.isOpen whether a ledger is open
   * @param {Promise<void>} page.isClosed settles once nothing can be sent any more
   */
  constructor(engine, page) {
    this.#engine = engine;
    this.#page = page;
    this.#share = new ShareDialog((options) => this.make(options), page.save);
    this.#shared = new SharedDialog(engine, page, (it) => this.#load(it, false));
    window.addEventListener('hashchange', () => this.receive());
  }

  share() {
    this.#share.open();
  }

  /**
   * What is on the screen as a link.
   * @param {{ withResult?: boolean, passphrase?: string }} [options]
   * @returns {Promise<string | null>} null where it is too large for a link
   */
  async make({ withResult = false, passphrase = '' } = {}) {
    const text = await this.#engine.text('link', this.#page.view(), Boolean(withResult));
    if (text === null) return null;
    const fragment = passphrase ? await seal(text, passphrase) : text;
    return linkOf(fragment);
  }

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
    await this.#page.isClosed;
    this.#share.close(); // its link is of what is open now
    await this.#shared.offer(text);
  }

  /** @returns {Promise<boolean | undefined>} whether the figures match; undefined where none were sent */
  async #load(it, isKept) {
    const { view } = it;
    await this.#page.present(it.load(today()), isKept);
    if (view) this.#page.show(view);
    if (!it.result) return undefined;
    return (await this.#engine.text('result')) === it.result;
  }

  /**
   * For scripts: opens a link at once.
   * @param {string} text a link or its fragment
   * @param {{ passphrase?: string }} [options]
   * @returns {Promise<{ lines: number, version: string, fingerprint: string, view: string, matches?: boolean }>}
   *   rejects with LinkFault or WrongPassphrase
   */
  async open(text, { passphrase = '' } = {}) {
    let it = await readLink(this.#engine, text);
    if (it.fault === 'sealed' && passphrase) {
      const plain = await unseal(it.link, passphrase);
      if (plain === null) throw new LinkFault('altered', sealAltered);
      it = await readLink(this.#engine, plain);
    }
    if (it.fault !== 'none') throw new LinkFault(it.fault, it.explanation);
    const matches = await this.#load(it, true);
    const { lines: count, version, fingerprint, view } = it;
    return { lines: count, version, fingerprint, view, ...(matches === undefined ? {} : { matches }) };
  }
}
