// Workbooks as the tests make them: a ZIP writer and the few parts that a spreadsheet needs.
import { deflateRawSync } from 'node:zlib';

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; ++k) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** A container of parts (names and texts), packed or as they are. */
export function zip(parts, { packed = true } = {}) {
  const pieces = [];
  const directory = [];
  const made = new Map();
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    if (!made.has(text)) {
      const bytes = Buffer.from(text);
      made.set(text, { stored: packed ? deflateRawSync(bytes) : bytes, size: bytes.length, crc: crc32(bytes) });
    }
    const { stored, size, crc } = made.get(text);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2); // names are UTF-8
    common.writeUInt16LE(packed ? 8 : 0, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(stored.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(title.length, 22);
    pieces.push(Buffer.from('PK\x03\x04'), common, title, stored);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, title);
    at += 30 + title.length + stored.length;
  }
  const listed = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(listed, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

const transitional = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const strict = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  r: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};

const typeOf = (part, type) =>
  `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;

/** What is what in the container: other programs look there first. */
const types = (sheets) =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `${typeOf('workbook', 'sheet.main')}${typeOf('styles', 'styles')}${typeOf('sharedStrings', 'sharedStrings')}` +
  `${Array.from({ length: sheets }, (_, i) => typeOf(`worksheets/sheet${i + 1}`, 'worksheet')).join('')}</Types>`;

export const escaped = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** "I2" of column 8 and row 2, columns from 0. */
export function placeOf(column, row) {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** The day's number in the date system of 1900, or of 1904. */
export const serial = (iso, is1904 = false) => (Date.parse(iso) - Date.parse(is1904 ? '1904-01-01' : '1899-12-30')) / 86_400_000;

/** A date cell. Style 1 is a built-in format of dates, 2 one of the workbook's own. */
export const day = (iso, style = 1) => ({ iso, style });

/**
 * A workbook of sheets: each a list of rows, or an object with `rows`, `name`, and what else it has. A cell is null, a
 * text, a number or its digits ({ v }), true or false, a date (day()), or XML ({ xml }, with PLACE where its place stands). `change`
 * changes the parts before they are packed.
 */
export function workbook(sheets, { is1904 = false, isStrict = false, strings = 'shared', calc = '', packed = true, prefix = '', change = (parts) => parts } = {}) {
  const { main, r } = isStrict ? strict : transitional;
  const p = prefix && `${prefix}:`;
  const of = prefix && `:${prefix}`;
  const shared = [];
  const cell = (value, place) => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'object' && 'xml' in value) return value.xml.replaceAll('PLACE', place);
    if (typeof value === 'object' && 'iso' in value) {
      return `<${p}c r="${place}" s="${value.style}"><${p}v>${serial(value.iso, is1904)}</${p}v></${p}c>`;
    }
    if (typeof value === 'object') return `<${p}c r="${place}"><${p}v>${value.v}</${p}v></${p}c>`;
    if (typeof value === 'number') return `<${p}c r="${place}"><${p}v>${value}</${p}v></${p}c>`;
    if (typeof value === 'boolean') return `<${p}c r="${place}" t="b"><${p}v>${Number(value)}</${p}v></${p}c>`;
    if (strings === 'inline') return `<${p}c r="${place}" t="inlineStr"><${p}is><${p}t xml:space="preserve">${escaped(value)}</${p}t></${p}is></${p}c>`;
    if (!shared.includes(value)) shared.push(value);
    return `<${p}c r="${place}" t="s"><${p}v>${shared.indexOf(value)}</${p}v></${p}c>`;
  };
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const list = sheets.map((sheet, i) => ({ name: `Sheet${i + 1}`, ...(Array.isArray(sheet) ? { rows: sheet } : sheet) }));
  const parts = {};
  list.forEach(({ rows, hidden = [], after = '', before = '', from = 1 }, i) => {
    const lines = rows.map((cells, n) => {
      const row = from + n;
      const inside = cells.map((value, column) => cell(value, placeOf(column, row))).join('');
      return `<${p}row r="${row}"${hidden.includes(row) ? ' hidden="1"' : ''}>${inside}</${p}row>`;
    });
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `${head}<${p}worksheet xmlns${of}="${main}">${before}<${p}sheetData>${lines.join('')}</${p}sheetData>${after}</${p}worksheet>`;
  });
  const relationship = (n, type, target) => `<Relationship Id="rId${n}" Type="${r}/${type}" Target="${target}"/>`;
  const relationships = (...all) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
  return zip(
    change({
      '[Content_Types].xml': types(list.length),
      '_rels/.rels': relationships(relationship(1, 'officeDocument', 'xl/workbook.xml')),
      'xl/workbook.xml':
        `${head}<${p}workbook xmlns${of}="${main}" xmlns:r="${r}"><${p}workbookPr${is1904 ? ' date1904="1"' : ''}/><${p}sheets>` +
        list.map(({ name, state }, i) => `<${p}sheet name="${escaped(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`).join('') +
        `</${p}sheets>${calc}</${p}workbook>`,
      'xl/_rels/workbook.xml.rels': relationships(
        ...list.map((_, i) => relationship(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
        relationship(list.length + 1, 'styles', '/xl/styles.xml'),
        relationship(list.length + 2, 'sharedStrings', 'sharedStrings.xml'),
      ),
      'xl/styles.xml':
        `${head}<${p}styleSheet xmlns${of}="${main}"><${p}numFmts count="1"><${p}numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\ hh:mm"/></${p}numFmts>` +
        `<${p}cellStyleXfs><${p}xf numFmtId="14"/></${p}cellStyleXfs>` +
        `<${p}cellXfs><${p}xf numFmtId="0"/><${p}xf numFmtId="14"/><${p}xf numFmtId="164"/></${p}cellXfs></${p}styleSheet>`,
      ...parts,
      'xl/sharedStrings.xml':
        `${head}<${p}sst xmlns${of}="${main}">` +
        shared.map((text) => `<${p}si><${p}t xml:space="preserve">${escaped(text)}</${p}t></${p}si>`).join('') +
        `</${p}sst>`,
    }),
    { packed },
  );
}
