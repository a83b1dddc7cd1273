// The answer that a one-file document brought with it, beside the one that this page gives to the same ledger: an
// older version, or the first edition of the rules, may have answered otherwise.

/** Tables whose rows are figures of one thing each, named by the first cell. */
const compared = /^(Totals|Obligations|Milestones)/;

/** The most differences that are named; the rest is counted. */
const named = 6;

/** The text between two marks, both inside; '' where there is none. */
function between(text, begin, end) {
  const from = text.indexOf(begin);
  const to = from < 0 ? -1 : text.indexOf(end, from);
  return to < 0 ? '' : text.slice(from, to + end.length);
}

/** Amounts and dates by what they are of, such as "Obligations: Royalty 2009-Q1, Amount". */
function figuresIn(root) {
  const figures = new Map();
  for (const table of root.querySelectorAll('table')) {
    const caption = table.caption?.textContent ?? '';
    if (!compared.test(caption)) continue;
    const columns = [...table.querySelectorAll('thead th')].map((cell) => cell.textContent);
    for (const row of table.tBodies[0]?.rows ?? []) {
      const [first, ...cells] = row.cells;
      cells.forEach((cell, i) => {
        const column = columns[i + 1] === 'US$' ? '' : `, ${columns[i + 1]}`;
        figures.set(`${first.textContent}${column}`, cell.textContent);
      });
    }
  }
  return figures;
}

/** Without running, loading or showing anything of it. */
const parsed = (html) => new DOMParser().parseFromString(html, 'text/html');

/** This page's own version. */
const ownVersion = () => /\d+\.\d+\.\d+/.exec(document.querySelector('meta[name="generator"]').content)[0];

/**
 * What a document says, if it has an answer in it that another version gave: this one gives the same again.
 * @param {string} html the whole document
 * @returns {{ version: string, figures: Map<string, string> } | null}
 */
export function savedAnswer(html) {
  const article = between(html, '<article id="saved-report">', '</article>');
  const version = /JM216 Licence Calculator (\d+\.\d+\.\d+)/.exec(article)?.[1];
  return version && version !== ownVersion() ? { version, figures: figuresIn(parsed(article)) } : null;
}

/**
 * Which figures are others now, in words; '' where none is.
 * @param {{ version: string, figures: Map<string, string> }} saved
 * @param {string} html the answer as this page gives it
 */
export function whatDiffers(saved, html) {
  const now = figuresIn(parsed(html));
  const others = [...saved.figures]
    .filter(([name, then]) => now.has(name) && now.get(name) !== then)
    .map(([name, then]) => `${name}: ${then || 'none'} then, ${now.get(name) || 'none'} now`);
  const gone = [...saved.figures.keys()].filter((name) => !now.has(name)).length;
  if (others.length === 0 && gone === 0) return '';
  const rest = others.length - named;
  return [
    saved.version.startsWith('0.1.')
      ? 'The document was saved under the first edition of the rules; the answer here is the second\u2019s.'
      : `The document was saved by version ${saved.version} of the calculator; the answer here is this version\u2019s.`,
    ...(others.length > 0 ? [`${others.slice(0, named).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`] : []),
    ...(gone > 0 ? [`${gone} of its figures are not in this answer.`] : []),
  ].join(' ');
}
