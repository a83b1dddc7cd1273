// The answer that a one-file document brought with it, beside the one that this page gives to the same ledger: an
// older version, or the first edition of the rules, may have answered otherwise.

/** How a table begins whose rows are figures of one thing each, named by the first cell. */
const compared = /^<table[^<>]{0,80}>\s{0,8}<caption>(Totals|Obligations|Milestones)/;

/** As much of them is read as some three thousand obligations fill; the page stands still for what is parsed. */
const most = 1 << 20;

/** The most figures that are read: those of so many obligations. */
const mostFigures = 40_000;

/** The most characters of a name or figure: none of ours is longer. */
const mostCharacters = 200;

/** The most differences that are named; the rest is counted. */
const named = 6;

const amount = /^-?\d{1,3}(,\d{3}){0,6}\.\d{2,6}$/;
const date = /^\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}$/;
const status =
  /^(not triggered|accruing|none|due|overdue|unrecorded|paid|paid late|upcoming|in grace|missed|attained|attained late)$/;

/** What the columns hold beside amounts, as core/export/html.cpp writes it. */
const kinds = {
  Clause: /^[IVX]{1,5}\.\d{1,2}( ?\([a-z]\))?$/,
  Status: status,
  ...Object.fromEntries(['Due', 'Claimable until', 'Target', 'Deadline', 'Attained'].map((column) => [column, date])),
};

/** Words in the place of a figure. */
const without = new Set(['', 'none', 'not known', 'not triggered']);

/** Whether a text is a figure of the kind that stands under the name; what is none is nothing that a page may say. */
function isFigure(name, text) {
  const column = name.slice(name.lastIndexOf(', ') + 2);
  return without.has(text) || (Object.hasOwn(kinds, column) ? kinds[column] : amount).test(text);
}

/** The text between two marks, both inside; '' where there is none. */
function between(text, begin, end) {
  const from = text.indexOf(begin);
  const to = from < 0 ? -1 : text.indexOf(end, from);
  return to < 0 ? '' : text.slice(from, to + end.length);
}

/** The tables that are compared, as markup; null where they are too large. */
export function tablesIn(html) {
  const end = '</table>';
  let tables = '';
  for (let from = html.indexOf('<table'); from >= 0; from = html.indexOf('<table', from + 1)) {
    if (!compared.test(html.slice(from, from + 200))) continue;
    const to = html.indexOf(end, from);
    if (to < 0) break;
    if (tables.length + to - from > most) return null;
    tables += html.slice(from, to + end.length);
    from = to;
  }
  return tables;
}

/** The texts of cells; null where one is longer than any of ours. */
function textsOf(cells) {
  const texts = Array.from(cells, (cell) => cell.textContent);
  return texts.some((text) => text.length > mostCharacters) ? null : texts;
}

/**
 * Amounts and dates by what they are of, such as "Obligations: Royalty 2009-Q1, Amount".
 * @param {string} html of an answer
 * @returns {Map<string, string> | null} null where its tables are too large
 */
export function figuresIn(html) {
  const tables = tablesIn(html);
  if (tables === null) return null;
  const figures = new Map();
  let cells = 0;
  // Nothing of it runs, is loaded or shown.
  for (const table of new DOMParser().parseFromString(tables, 'text/html').querySelectorAll('table')) {
    // One table in another is none of ours, and its text would be read with each around it.
    if (table.querySelector('table')) return null;
    const columns = textsOf(table.querySelectorAll('thead th'));
    for (const row of table.tBodies[0]?.rows ?? []) {
      const texts = textsOf(row.cells);
      cells += row.cells.length;
      if (!columns || !texts || cells > mostFigures) return null;
      for (let i = 1; i < texts.length; ++i) {
        figures.set(`${texts[0]}${columns[i] === 'US$' ? '' : `, ${columns[i]}`}`, texts[i]);
      }
    }
  }
  return figures;
}

/** This page's own version. */
const ownVersion = () => /\d+\.\d+\.\d+/.exec(document.querySelector('meta[name="generator"]').content)[0];

/**
 * What a document says, if it has an answer in it that another version gave: this one gives the same again.
 * @param {string} html the whole document
 * @returns {{ version: string, figures: Map<string, string> | null } | null} figures: null where they are too large
 */
export function savedAnswer(html) {
  const article = between(html, '<article id="saved-report">', '</article>');
  const version = /JM216 Licence Calculator (\d{1,3}\.\d{1,3}\.\d{1,3})(?!\d)/.exec(article)?.[1];
  return version && version !== ownVersion() ? { version, figures: figuresIn(article) } : null;
}

/** Which figures are others, in sentences. */
function differences(saved, now) {
  if (saved === null || now === null) return ['There are too many figures in it to be compared here.'];
  const others = [...saved].filter(([name, then]) => now.has(name) && now.get(name) !== then);
  // A document is anybody's text: what does not read as a figure is not said in the program's own name.
  if (!others.every(([name, then]) => isFigure(name, then))) return ['The document\u2019s figures cannot be read.'];
  const gone = [...saved.keys()].filter((name) => !now.has(name)).length;
  const words = others
    .slice(0, named)
    .map(([name, then]) => `${name}: ${then || 'none'} then, ${now.get(name) || 'none'} now`);
  const rest = others.length - words.length;
  return [
    ...(words.length > 0 ? [`${words.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`] : []),
    ...(gone > 0 ? [`${gone} of its figures are not in this answer.`] : []),
  ];
}

/**
 * Which figures are others now, in words; '' where none is.
 * @param {{ version: string, figures: Map<string, string> | null }} saved
 * @param {Map<string, string> | null} now those of the answer as this page gives it
 */
export function whatDiffers(saved, now) {
  const words = differences(saved.figures, now);
  if (words.length === 0) return '';
  return [
    saved.version.startsWith('0.1.')
      ? 'The document was saved under the first edition of the rules; the answer here is the second\u2019s.'
      : `The document was saved by version ${saved.version} of the calculator; the answer here is this version\u2019s.`,
    ...words,
  ].join(' ');
}
