// Runs the end-to-end tests in one engine, and says at the end what its driver cannot do.
// usage: node tests/browser/run.mjs chromium|firefox|webkit [FILE...]     FILE: a test, by default all
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const [engine, ...given] = process.argv.slice(2);
const { cannot, leavesOut } = await import(`./engines/${engine}.mjs`);

const files = given.length
  ? given
  : readdirSync(folder)
      .filter((name) => name.endsWith('_test.mjs') && !leavesOut[name])
      .sort()
      .map((name) => folder + name);

// Firefox and WebKit draw WebGL only with a screen: one in memory, large enough for a pixel ratio of 2.
const screen = engine === 'chromium' ? [] : ['xvfb-run', '-a', '-s', '-screen 0 3200x2100x24'];
const [program, ...args] = [...screen, process.execPath, '--test', '--test-reporter=spec', ...files];
const { status, error } = spawnSync(program, args, {
  env: { ...process.env, JM216_ENGINE: engine },
  stdio: 'inherit',
});
if (error) console.error(`${program}: ${error.message}`);

const say = (title, reasons) => {
  if (Object.keys(reasons).length) console.log(`\n${title}`);
  for (const [what, reason] of Object.entries(reasons)) console.log(`  ${what}: ${reason}`);
};
say(`What the driver of ${engine} cannot do; tests that need it are skipped:`, cannot);
if (!given.length) say('Left out:', leavesOut);
process.exitCode = status ?? 1;
