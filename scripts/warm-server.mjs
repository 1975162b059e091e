// Writes dist/language-server.cache: the code V8 compiled while the language server opened a sample and told its findings, for a start
// from dist/. Run as the build runs it, it is the editor; with --stdio, the server.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { heading, wrapped } from '../server/src/project/bundle-text.ts';
import { digest, pieces } from './build/launchers.mjs';

if (process.argv.includes('--stdio')) serve();
else edit();

function serve() {
  const filename = join(import.meta.dirname, '../dist/language-server.cjs');
  const script = new Script(wrapped(readFileSync(filename, 'latin1')), { filename });
  const build = Buffer.from(heading(digest(pieces())), 'latin1');
  process.on('exit', (code) => {
    if (code === 0) writeFileSync(filename.replace(/cjs$/, 'cache'), Buffer.concat([build, script.createCachedData()]));
  });
  // V8 takes code under the flags it was made with alone: those that a server starts with, not those that it then sets.
  const { getBuiltinModule } = process;
  process.getBuiltinModule = (name) => (name === 'node:v8' ? { setFlagsFromString() {} } : getBuiltinModule(name));
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(filename), module, filename, dirname(filename));
}

function edit() {
  const server = spawn(process.execPath, [import.meta.filename, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  server.on('close', (code) => process.exit(code ?? 1));
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const sample = join(import.meta.dirname, '../samples/hybrid-bonder.earshot');
  const uri = pathToFileURL(sample).href;
  const textDocument = { uri };
  const text = readFileSync(sample, 'utf8');
  const steps = [
    () =>
      send({
        id: 0,
        method: 'initialize',
        params: {
          processId: process.pid,
          rootUri: null,
          capabilities: {
            textDocument: { diagnostic: {} },
            workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
          },
          workspaceFolders: [{ uri: pathToFileURL(dirname(sample)).href, name: 'samples' }],
        },
      }),
    () => {
      send({ method: 'initialized', params: {} });
      send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'earshot', version: 1, text } } });
      send({ id: 1, method: 'textDocument/diagnostic', params: { textDocument } });
    },
    () => send({ id: 2, method: 'shutdown' }),
    () => send({ method: 'exit' }),
  ];
  let held = Buffer.alloc(0);
  server.stdout.on('data', (chunk) => {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      const head = held.indexOf('\r\n\r\n');
      const length = head < 0 ? NaN : Number(/Content-Length: (\d+)/i.exec(held.toString('latin1', 0, head))[1]);
      if (!(held.length >= head + 4 + length)) return;
      const { id, method, params } = JSON.parse(held.toString('utf8', head + 4, head + 4 + length));
      held = held.subarray(head + 4 + length);
      if (method !== undefined) {
        if (id !== undefined) send({ id, result: params?.items?.map(() => null) ?? null });
      } else steps[id + 1]();
    }
  });
  steps[0]();
}
