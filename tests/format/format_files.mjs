#!/usr/bin/env node
// What assets/ledger.schema.json and docs/formats.md say of the ledger's fields is what the format's table says; the
// schema's readings are those of the table of readings.
//
//   node tests/format/format_files.mjs build/native/tests/jm216_print_format            whether it is
//   node tests/format/format_files.mjs build/native/tests/jm216_print_format --write    makes it so
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [printer, write] = process.argv.slice(2);
const { readings, sections } = JSON.parse(execFileSync(printer, { encoding: 'utf8' }));
const pathOf = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

// --- the schema ---

const definitions = {
  patent_country: 'country',
  quantity: 'price',
  made: 'money',
  usd_rate: 'rate',
  per_usd_rate: 'rate',
};
const deductions = sections
  .find(({ field }) => field.name === 'sales')
  .record.fields.find(({ name }) => name === 'deductions')
  .object.fields.map(({ name }) => name);

/** What the fields of a record cannot say together, which the table keeps in code. */
const together = {
  'a sales line': { not: { properties: { free: { const: true } }, required: ['free', 'credit_of'] } },
  'a row of a statement': {
    anyOf: ['made', 'sold', 'net_sales'].map((name) => ({ required: [name] })),
    dependentRequired: { net_sales: ['currency'] },
  },
  "a milestone's change": { not: { required: ['amount_usd', 'instalments'] } },
  'a patent': {
    if: { properties: { kind: { const: 'other' } }, required: ['kind'] },
    then: { required: ['expires'] },
    else: { required: ['case'] },
  },
};

/** Whether an object's names are the letters a to z, all of one kind. */
const isByLetter = ({ fields }) => fields.length === 26 && fields.every(({ name }) => /^[a-z]$/.test(name));

function valueSchema({ kind, least, most, choices, object }) {
  if (kind === 'flag') return { type: 'boolean' };
  if (kind === 'whole') return { type: 'integer', minimum: least, maximum: most };
  if (kind === 'choice') return { enum: choices };
  if (kind === 'object') return objectSchema(object);
  if (kind === 'list') return { type: 'array', items: objectSchema(object) };
  if (kind === 'charged') {
    return { anyOf: [{ type: 'boolean' }, { type: 'array', items: { enum: deductions } }] };
  }
  return { $ref: `#/$defs/${definitions[kind] ?? kind}` };
}

function fieldSchema(field) {
  const schema = valueSchema(field);
  if (field.usual) schema.default = ['flag', 'charged'].includes(field.kind) ? field.usual === 'true' : field.usual;
  if (field.about) schema.description = `${field.about[0].toUpperCase()}${field.about.slice(1)}.`.replaceAll('`', '');
  return schema;
}

function objectSchema(shape) {
  const { noun, fields, refuses_unknown: refusesUnknown } = shape;
  if (isByLetter(shape)) {
    return {
      type: 'object',
      propertyNames: { pattern: '^[a-z]$' },
      additionalProperties: valueSchema(fields[0]),
    };
  }
  const schema = { type: 'object' };
  const named = (test) => fields.filter(test).map(({ name }) => name);
  const required = named((field) => field.required);
  if (required.length) schema.required = required;
  schema.properties = Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)]));
  const alternatives = named((field) => field.one_of_these);
  if (alternatives.length) schema.oneOf = alternatives.map((name) => ({ required: [name] }));
  if (refusesUnknown) schema.additionalProperties = false;
  return Object.assign(schema, together[noun]);
}

/** What the tables do not say of the kept schema stays: kinds of values, notes, words about the whole. */
function withFields(schema) {
  const { properties: kept } = schema.$defs.ledger;
  const properties = Object.fromEntries(sections.map(({ field: { name } }) => [name, kept[name]]));
  schema.$defs.ledger.properties = properties;
  properties.readings.properties = Object.fromEntries(
    readings.map(({ name, values }) => [name, { enum: values, default: values[0] }]),
  );
  for (const { field, is_list: isList, about, record } of sections) {
    if (field.name === 'sales') schema.$defs.sale = { ...objectSchema(record), description: about };
    else if (field.name === 'sellers') properties.sellers.additionalProperties = objectSchema(record);
    else if (isList) properties[field.name] = { type: 'array', items: objectSchema(record), description: about };
    else if (record) properties[field.name] = { ...objectSchema(record), description: about };
    else if (field.kind !== 'section' && field.name !== 'format') properties[field.name] = fieldSchema(field);
  }
  return schema;
}

// --- the documents ---

const kindInWords = {
  patent_country: 'country or `EP`',
  made: 'quantity, not below zero',
  signed_dollars: 'dollars, may be below zero',
  usd_rate: 'rate',
  per_usd_rate: 'rate',
  charged: "`true` (all), `false` (none) or a list of deductions' names",
};

/** Under which name the table first lists the fields of an object. */
const listedAs = new Map();

function kindOf(field) {
  const { kind, least, most, choices, not_before: notBefore, or_before: orBefore, name, object } = field;
  if (kind === 'choice') return choices.map((one) => `\`${one}\``).join(', ').replace(/, ([^,]*)$/, ' or $1');
  if (kind === 'whole') return `whole, ${least} to ${most}`;
  if (object && isByLetter(object)) return `object: \`a\` to \`z\`, each a ${kindOf(object.fields[0])}`;
  if (object) {
    const of = JSON.stringify(object);
    if (!listedAs.has(of)) listedAs.set(of, name);
    return `${kind === 'list' ? 'list of objects' : 'object'}, of the lines of \`${listedAs.get(of)}\``;
  }
  const beginning = notBefore && `, not before \`${notBefore}\`${orBefore && `, or \`${orBefore}\` where there is none`}`;
  return (kindInWords[kind] ?? kind) + beginning;
}

function remarksOn(field, fields) {
  const remarks = [];
  const usual = field.usual || (field.is_empty_text ? '""' : '');
  if (usual && !field.required) remarks.push(`\`${usual}\``);
  if (field.about) remarks.push(field.about);
  const others = fields.filter((one) => one.one_of_these && one !== field).map(({ name }) => `\`${name}\``);
  if (field.one_of_these) remarks.push(`this or ${others.join(' or ')}`);
  return remarks.join('; ');
}

function rowsOf(section, { fields }) {
  const rows = fields.map((field, n) => {
    const name = field.required ? `**\`${field.name}\`**` : `\`${field.name}\``;
    return [n === 0 ? `\`${section}\`` : '', name, kindOf(field), remarksOn(field, fields)];
  });
  for (const { name, object } of fields) {
    if (object && listedAs.get(JSON.stringify(object)) === name) rows.push(...rowsOf(name, object));
  }
  return rows;
}

function fieldsTable() {
  const rows = sections.filter(({ record }) => record).flatMap(({ field, record }) => rowsOf(field.name, record));
  const lines = rows.map((cells) => `|${cells.map((cell) => (cell ? ` ${cell} ` : ' ')).join('|')}|`);
  return ['| section | field | kind | default and remarks |', '|---|---|---|---|', ...lines, ''].join('\n');
}

// --- both ---

const files = {
  'assets/ledger.schema.json': (kept) => `${JSON.stringify(withFields(JSON.parse(kept)), null, 2)}\n`,
  'docs/formats.md': (kept) => kept.replace(/^\| section \| field \|.*\n(?:\|.*\n)*/m, () => fieldsTable()),
};
for (const [name, make] of Object.entries(files)) {
  const kept = readFileSync(pathOf(name), 'utf8');
  const made = make(kept);
  if (made === kept) continue;
  if (write === '--write') writeFileSync(pathOf(name), made);
  else {
    console.error(`${name} is not what the table of the format says: node tests/format/format_files.mjs ${printer} --write`);
    process.exitCode = 1;
  }
}
