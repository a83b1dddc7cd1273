// The first script of the page, and the only one written in it: gets the parts and starts the two
// scripts among them. The page's policy names the digest of each, so that no other text would run.

import { hearWhatWasAltered, reset } from './offline.mjs';
import { isHosted, startParts } from './parts.mjs';
import { showWhyNot } from './starting.mjs';

async function boot() {
  hearWhatWasAltered();
  if (!globalThis.DecompressionStream || !globalThis.WebAssembly) {
    throw new Error('It needs a browser of 2023 or later, and WebAssembly.');
  }
  const underWay = startParts();
  globalThis.jm216Parts = underWay; // page.mjs takes it
  const scripts = [await underWay.parts.get('glue.js'), await underWay.parts.get('page.js')];
  for (const bytes of scripts) {
    const script = document.createElement('script');
    script.textContent = new TextDecoder().decode(bytes);
    document.head.append(script);
  }
  if (globalThis.jm216Parts) throw new Error('Its scripts are not those that were published.');
}

(location.search === '?reset' && isHosted() ? reset() : boot()).catch(showWhyNot);
