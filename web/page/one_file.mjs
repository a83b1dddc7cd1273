// The one-file document: the application, a ledger and the report as it was saved, in one HTML. The
// same function makes the empty one when the page is built (web/packing/pack.mjs) and every other on the page.

/**
 * @param {string} text with places named {{so}}
 * @param {Record<string, string>} values for some of them; the others stay
 */
export const fill = (text, values) =>
  text.replace(/\{\{(\w+)\}\}/g, (place, name) => (Object.hasOwn(values, name) ? values[name] : place));

const block = (name, base64) => `<script type="text/plain" data-part="${name}">\n${base64}\n</script>`;

/** What a page has in the places where a saved document has its report. */
export const noReport = {
  title: 'JM216 Licence Calculator',
  pageStyleMedia: '',
  pageHidden: '',
  savedStyleMedia: ' media="not all"',
  savedReport: '',
};

/**
 * @param {string} template shell.html as web/packing/pack.mjs leaves it
 * @param {Map<string, string>} parts of the application: base64 of gzip, by name
 * @param {{ title: string, report: string, ledger: string } | null} saved title and
 *   report as markup, as the export has them; ledger as base64 of gzip
 * @returns {string} HTML
 */
export function oneFile(template, parts, saved = null) {
  const blocks = [...parts].map(([name, base64]) => block(name, base64));
  if (!saved) return fill(template, { ...noReport, parts: blocks.join('\n') });
  const [, madeBy] = /<meta name="generator" content="([^"]*)">/.exec(template);
  return fill(template, {
    title: saved.title,
    pageStyleMedia: ' media="not all"',
    pageHidden: ' hidden',
    savedStyleMedia: '',
    savedReport:
      '<article id="saved-report">\n<p id="saved-note" class="quiet">This is the report as it was saved. ' +
      `The calculator is in this file too, and takes its place where scripts may run: ${madeBy}.</p>\n` +
      `${saved.report.trim()}\n</article>`,
    parts: [...blocks, block('ledger.json', saved.ledger)].join('\n'),
  });
}

/**
 * The ledger in a one-file document.
 * @param {string} html
 * @returns {string | null} base64 of gzip; null where it is no such document, or an empty one
 */
export function ledgerIn(html) {
  return /<script type="text\/plain" data-part="ledger\.json">\s*([A-Za-z0-9+/=]+)\s*<\/script>/.exec(html)?.[1] ?? null;
}
