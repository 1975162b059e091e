/** The language server: `server.cjs --stdio` or `--node-ipc`, started by an editor. It opens no socket and no pipe. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, type MessageReader, ProposedFeatures } from 'vscode-languageserver/node';
import { today } from './project/clock.ts';
import { start } from './lsp/lifecycle.ts';
import { Output } from './lsp/output.ts';
import { Server } from './lsp/server.ts';
import { Session } from './lsp/session.ts';
import { type Compiler, RulebookLoader } from './workspace/rulebooks.ts';

/** Set by the build. */
declare const EARSHOT_VERSION: string;

const stdio = process.argv.includes('--stdio');
if (!stdio && !process.argv.includes('--node-ipc')) {
  process.stderr.write('The language server needs --stdio or --node-ipc; it opens no socket.\n');
  process.exit(2);
}
const connection = stdio
  ? // A stream to read from, whose end the library watches, beside a writer of ours: it takes the two apart, though its types do not say so.
    createConnection(ProposedFeatures.all, process.stdin as unknown as MessageReader, new Output(process.stdout))
  : createConnection(ProposedFeatures.all);
const rulebooks = new RulebookLoader(
  (section) => readFileSync(join(__dirname, 'rulebook', `${section}.json`), 'utf8'),
  () => require(join(__dirname, 'compiler.cjs')) as Compiler,
);
const pages = pathToFileURL(join(__dirname, '..', 'docs')).href;
start(new Server({ connection, session: new Session(rulebooks), today, version: EARSHOT_VERSION, pages }));
connection.listen();

// After a header without a length the library reads no further until more comes: what came in the same chunk would wait for ever.
if (stdio)
  process.stdin.on('data', (chunk: Buffer) => {
    if (chunk.length > 0) setImmediate(() => process.stdin.emit('data', Buffer.alloc(0)));
  });

// A mistake of ours in one request must not take the editor's other features with it.
process.on('uncaughtException', (error) => connection.console.error(`unexpected: ${error.stack ?? error.message}`));
process.on('unhandledRejection', (reason) =>
  connection.console.error(`unexpected: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`),
);
