/* global mergeInto, LibraryManager, Module, UTF8ToString */

// Hands the mirror's changes to page/mirror.mjs, which calls _jm216_mirror_… back.

mergeInto(LibraryManager.library, {
  jm216_mirror_patch: function (patch) {
    Module.mirror(UTF8ToString(patch));
  },
});
