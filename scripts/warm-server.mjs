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
else await edit();

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

async function edit() {
  // Not in the process whose code is kept.
  const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = await import('vscode-languageserver/node');
  const server = spawn(process.execPath, [import.meta.filename, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  server.on('close', (code) => process.exit(code ?? 1));
  const editor = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  editor.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  editor.onRequest(() => null);
  editor.listen();
  const sample = join(import.meta.dirname, '../samples/hybrid-bonder.earshot');
  const uri = pathToFileURL(sample).href;
  const text = readFileSync(sample, 'utf8');
  await editor.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      textDocument: { diagnostic: {} },
      workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
    },
    workspaceFolders: [{ uri: pathToFileURL(dirname(sample)).href, name: 'samples' }],
  });
  await editor.sendNotification('initialized', {});
  await editor.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'earshot', version: 1, text } });
  await editor.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  await editor.sendRequest('shutdown');
  await editor.sendNotification('exit');
}
