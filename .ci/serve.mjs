// Serves build/web on localhost as a host should: with the compressed files, and anew at every visit.
// usage: node .ci/serve.mjs PORT     if the port is taken, another is chosen
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const sirv = createRequire(new URL('../tests/package.json', import.meta.url))('sirv');

const files = sirv(fileURLToPath(new URL('../build/web', import.meta.url)), { dev: true, brotli: true, gzip: true });
const server = createServer(files);
server.on('error', (error) => {
  if (error.code !== 'EADDRINUSE') throw error;
  server.listen(0, 'localhost');
});
server.on('listening', () => console.log(`http://localhost:${server.address().port}/`));
server.listen(Number(process.argv[2]), 'localhost');
