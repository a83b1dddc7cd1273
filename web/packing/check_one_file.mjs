// Whether the calculator in a one-file document is the one that was published: each part has the digest that
// SHA256SUMS says, and all else is what the published page makes of those parts, a report and a ledger. Runs
// nothing of the document.
//
// usage: node web/packing/check_one_file.mjs DOCUMENT.html SHA256SUMS
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { oneFile } from '../page/one_file.mjs';

/**
 * What a report consists of: none of it does anything. Its links lead within it, and its names are none of the page's,
 * whose scripts would find them first.
 */
const harmless =
  /<\/?(a|br|caption|details|div|h[1-6]|li|ol|p|span|summary|table|tbody|td|tfoot|th|thead|time|tr)( ((class|scope|datetime|open)="|id="why-|href="#why-)[^"<>]*")*>/g;

/** No part is larger, unpacked. */
const mostBytes = 64 << 20;

/** The report of a document, as it was saved; nothing where there is none. */
function reportIn(html) {
  const end = '\n</article>\n';
  const note = html.indexOf('<p id="saved-note"');
  const from = note < 0 ? -1 : html.indexOf('</p>\n', note);
  const to = from < 0 ? -1 : html.indexOf(end, from);
  return to < 0 ? undefined : html.slice(from + '</p>\n'.length, to);
}

/** A part unpacked; nothing where it is no such archive, or too large. */
function unpacked(base64) {
  try {
    return gunzipSync(Buffer.from(base64, 'base64'), { maxOutputLength: mostBytes });
  } catch {
    return null;
  }
}

/** The digests of SHA256SUMS by part: `page.js` for `page.0123abcdef.js`. */
function publishedDigests(sums) {
  const lines = [...sums.matchAll(/^([0-9a-f]{64}) {2}(\S+)\.[0-9a-f]{10}(\.\w+)$/gm)];
  return new Map(lines.map(([, digest, name, ending]) => [name + ending, digest]));
}

/** @returns {string} what is wrong; empty where nothing is */
function fault(html, sums) {
  const published = publishedDigests(sums);
  if (published.size === 0) return 'the sums name no part of the calculator; they have to be the SHA256SUMS of a build';
  const blocks = [...html.matchAll(/<script type="text\/plain" data-part="([\w.]+)">\n([A-Za-z0-9+/=]*)\n<\/script>/g)];
  const parts = new Map(blocks.map(([, name, base64]) => [name, base64]));
  const ledger = parts.get('ledger.json');
  parts.delete('ledger.json');
  let template = '';
  for (const [name, digest] of published) {
    if (!parts.has(name)) return `it has no ${name}`;
    const content = unpacked(parts.get(name));
    if (!content || createHash('sha256').update(content).digest('hex') !== digest) {
      return `its ${name} is not the published one`;
    }
    if (name === 'one_file.html') template = content.toString();
  }
  if (parts.size !== published.size) return 'it has parts that were not published';

  let saved = null;
  if (ledger) {
    const [, title] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
    const report = reportIn(html);
    if (title === undefined || report === undefined) return 'it has a ledger but no report';
    if (report.replace(harmless, '').includes('<')) return 'its report has markup that no report has';
    saved = { title, report, ledger };
  }
  return oneFile(template, parts, saved) === html ? '' : 'around its parts it is not the published page';
}

const [document_, sums] = process.argv.slice(2);
if (!sums) {
  console.error('usage: node web/packing/check_one_file.mjs DOCUMENT.html SHA256SUMS');
  process.exit(2);
}
let found;
try {
  found = fault(readFileSync(document_, 'utf8'), readFileSync(sums, 'utf8'));
} catch (error) {
  found = error.message;
}
if (found) {
  console.error(`${document_}: ${found}. Do not open it; a page that you trust can take the ledger out of it.`);
  process.exit(1);
}
console.log(`${document_}: the calculator in it is the published one.`);
