// The core as wasm in Node.  node wasm.mjs CORE.js LEDGER  prints the report as the command does.
import { openCore } from '../node/core.mjs';

const [core, ledger] = process.argv.slice(2);
const ask = await openCore(core);
const { outcome, report } = await ask({ files: [ledger] });
if (outcome !== 'done') throw new Error(`the core refused ${ledger}: ${outcome}`);
process.stdout.write(report);
