// Why something could not be carried out, and what a person can do about it.

const sentences = {
  unloaded: 'No ledger is loaded: open one first, then ask again.',
  memory:
    'There was not enough memory for it. Close what you do not need in the browser, then ask again; the command ' +
    'jm216 computes larger ledgers.',
  file: 'A file could not be read: it may have been moved or changed meanwhile. Open it again.',
  ended: 'The browser ended it, perhaps for want of memory. Close what you do not need in the browser, then ask again.',
  gone:
    'The calculation was ended and cannot begin again, for the files it was read from are gone. The answer on the ' +
    'screen is the last one: note it, then open the files again.',
};

/**
 * `reason` is one of web/bridge/protocol.md's, `ended`, `gone`, `unloaded` or `unpack`; the message is a sentence for
 * a person.
 */
export class Failed extends Error {
  constructor(reason, detail = '') {
    const fault = `This program stopped with a fault of its own${detail && ` (${detail})`}. Try again; if it happens once more, open the ledger again.`;
    super(reason === 'unpack' ? detail : (sentences[reason] ?? fault));
    this.name = 'Failed';
    this.reason = reason;
  }
}
