/* global mergeInto, LibraryManager, Module, HEAPU8 */

mergeInto(LibraryManager.library, {
  // Module.pull(source, bytes) fills `bytes` and returns how many it wrote; -1: unreadable.
  jm216_pull: function (source, buffer, capacity) {
    const from = buffer >>> 0; // beyond 2 GB an address arrives negative
    return Module['pull'](source, HEAPU8.subarray(from, from + capacity));
  },
});
