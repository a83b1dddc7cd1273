// The core as wasm in Node.  node wasm.mjs CORE.js LEDGER  prints the report as the command does, and on standard error
// the processor's seconds up to the figures, before the fingerprint.
import { openCore } from '../node/core.mjs';

const [core, ledger] = process.argv.slice(2);
const ask = await openCore(core);
const onFigures = () => {
  const { user, system } = process.cpuUsage();
  console.error(`figures ${(user + system) / 1e6}`);
};
const { outcome, report } = await ask({ files: [ledger], onFigures });
if (outcome !== 'done') throw new Error(`the core refused ${ledger}: ${outcome}`);
process.stdout.write(report);
