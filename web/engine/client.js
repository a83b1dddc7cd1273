/* global mergeInto, LibraryManager, Module, UTF8ToString */

// What the program on the page asks of page.mjs, which has the worker.

mergeInto(LibraryManager.library, {
  jm216_ask_evaluate: function (asOf, readings) {
    Module['ask'].evaluate(UTF8ToString(asOf), UTF8ToString(readings));
  },
  jm216_ask_explain: function (id) {
    Module['ask'].explain(UTF8ToString(id));
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
