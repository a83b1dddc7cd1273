// The dialog that makes a link of what is on the screen.

import { copied, element, on, say } from './dialogs.mjs';
import { canSeal } from './seal.mjs';

const comfortable = 2000; // characters that every mail program leaves whole
const possible = 8000; // beyond, a link is no way to share

export class ShareDialog {
  #make;
  #made = null; // the link in the dialog, under way; null while its passphrase is typed

  /**
   * @param {(options: { withResult: boolean, passphrase: string }) => Promise<string | null>} make a link; null where
   *   the ledger is too large for one
   * @param {() => void} save gives the person the ledger as a file
   */
  constructor(make, save) {
    this.#make = make;
    on('share-result', 'change', () => this.#remake());
    on('share-passphrase', 'input', () => this.#withdraw('The link is made when you leave the passphrase.'));
    on('share-passphrase', 'blur', () => {
      if (!this.#made) this.#remake();
    });
    on('share-passphrase', 'keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault(); // which would close the dialog
      element('share-copy').focus(); // and the passphrase is taken
    });
    on('share', 'close', () => this.#forget());
    on('share-copy', 'click', () => this.#copyMade());
    on('share-file', 'click', save);
  }

  /** Browsers write down what stands in fields, to restore a session: nothing stays in them. */
  #forget() {
    this.#withdraw('');
    element('share-passphrase').value = '';
  }

  close() {
    element('share').close();
  }

  open() {
    element('share-passphrase').disabled = !canSeal();
    say('share-cannot-seal', canSeal() ? '' : 'Sealing needs a page served over https.');
    element('share-of-file').hidden = location.protocol !== 'file:';
    element('share').showModal();
    this.#remake();
  }

  /** Takes the link away that is no longer the one wished for: an open one must not be copied for a sealed one. */
  #withdraw(words) {
    this.#made = null;
    element('share-link').value = '';
    element('share-copy').disabled = false; // it waits for the next
    say('share-length', words);
  }

  async #remake() {
    const wish = {
      withResult: element('share-result').checked,
      passphrase: element('share-passphrase').value,
    };
    this.#withdraw(wish.passphrase ? 'Sealing …' : 'Making the link …');
    const making = this.#make(wish);
    this.#made = making;
    let link;
    try {
      link = await making;
    } catch (error) {
      if (making !== this.#made) return;
      element('share-copy').disabled = true;
      say('share-length', `The link could not be made: ${error.message}`, 'bad');
      return;
    }
    if (making !== this.#made) return; // another wish came
    const isPossible = link !== null && link.length <= possible;
    element('share-link').value = isPossible ? link : '';
    element('share-file').hidden = isPossible;
    const copy = element('share-copy');
    if (!isPossible && document.activeElement === copy) element('share-file').focus();
    copy.disabled = !isPossible;
    const length = `${link?.length.toLocaleString('en-US')} characters`;
    if (link === null) say('share-length', 'This ledger is too large for a link. Send it as a file.', 'bad');
    else if (!isPossible) say('share-length', `${length}: too long for a link. Send the ledger as a file. (“What really happened”, on the first page, is short enough to try one.)`, 'bad');
    else if (link.length > comfortable) say('share-length', `${length}: may be cut by mail programs.`, 'caution');
    else say('share-length', `${length}: fits a mail.`, 'good');
  }

  async #copyMade() {
    const link = await this.#made?.catch(() => null); // which has been said
    if (!link || link.length > possible || (await copied(link, 'share-length'))) return;
    element('share-link').select();
    say('share-length', 'The browser did not allow copying. Select the link and copy it.', 'caution');
  }
}
