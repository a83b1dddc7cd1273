/* global mergeInto, LibraryManager, Module, UTF8ToString */

// What the program on the page asks of page.mjs, which has the worker.

mergeInto(LibraryManager.library, {
  jm216_ask_evaluate: function (asOf, readings) {
    Module['ask'].evaluate(UTF8ToString(asOf), UTF8ToString(readings));
  },
  jm216_ask_explain: function (id) {
    Module['ask'].explain(UTF8ToString(id));
  },
  jm216_ask_check: function (facts) {
    Module['ask'].check(UTF8ToString(facts));
  },
  jm216_ask_edit_facts: function (facts, asOf, readings) {
    Module['ask'].edit({
      type: 'edit_facts',
      facts: UTF8ToString(facts),
      as_of: UTF8ToString(asOf),
      readings: UTF8ToString(readings),
    });
  },
  jm216_ask_sale: function (line) {
    Module['ask'].sale(line >>> 0);
  },
  jm216_ask_edit_sale: function (edit, line, text, asOf, readings) {
    Module['ask'].edit({
      type: 'edit_sale',
      edit: edit,
      line: line >>> 0,
      text: UTF8ToString(text),
      as_of: UTF8ToString(asOf),
      readings: UTF8ToString(readings),
    });
  },
  jm216_ask_save: function (asOf, readings, form) {
    Module['ask'].save(UTF8ToString(asOf), UTF8ToString(readings), UTF8ToString(form));
  },
  jm216_ask_alternatives: function (names) {
    Module['ask'].alternatives(UTF8ToString(names).split('\n').filter(Boolean));
  },
  jm216_ask_table: function (what, mapping) {
    Module['ask'].table(UTF8ToString(what), UTF8ToString(mapping));
  },
  jm216_ask_document: function () {
    Module['ask'].document();
  },
  jm216_ask_compare: function () {
    Module['ask'].compare();
  },
  jm216_ask_statements: function () {
    Module['ask'].statements();
  },
  jm216_ask_share: function () {
    Module['ask'].share();
  },
  jm216_ask_lines: function (query, offset, count) {
    Module['ask'].lines({ query: UTF8ToString(query), offset: offset, count: count });
  },
  jm216_ask_cancel: function () {
    Module['ask'].cancel();
  },
  jm216_ask_example: function (name) {
    Module['ask'].example(UTF8ToString(name));
  },
  jm216_ask_export: function (format, table, quarter, file) {
    Module['ask'].export(
      UTF8ToString(format),
      { table: UTF8ToString(table), quarter: UTF8ToString(quarter) },
      UTF8ToString(file),
    );
  },
});
