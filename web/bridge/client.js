/* global mergeInto, LibraryManager, Module, UTF8ToString, HEAPU8 */

mergeInto(LibraryManager.library, {
  // Module.ask(what, values): what the program on the page asks for (client.hpp), with texts as packing.hpp has them.
  jm216_ask: function (what, values, size) {
    const from = values >>> 0; // beyond 2 GB an address arrives negative
    Module['ask'](UTF8ToString(what), HEAPU8.slice(from, from + size));
  },
});
