import { readFileSync } from 'node:fs';

/** The version that CMakeLists.txt gives, which everything else has from there. */
export const [, version] = /^project\(jm216 VERSION (\d+\.\d+\.\d+) /m.exec(
  readFileSync(new URL('../../CMakeLists.txt', import.meta.url), 'utf8'),
);
