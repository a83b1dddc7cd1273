// Emscripten 3.1.6 sees Node's global fetch and tries to fetch the wasm from a file name: hand it over.
Module['wasmBinary'] = require('fs').readFileSync(__filename.replace(/\.js$/, '.wasm'));
