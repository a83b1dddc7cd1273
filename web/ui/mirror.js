/* global mergeInto, LibraryManager, Module, HEAPU8 */

// Hands the mirror's changes to page/mirror.mjs, which calls _jm216_mirror_… back.

mergeInto(LibraryManager.library, {
  jm216_mirror_patch: function (patch, size) {
    const from = patch >>> 0; // beyond 2 GB an address arrives negative
    Module.mirror(HEAPU8.subarray(from, from + size));
  },
});
