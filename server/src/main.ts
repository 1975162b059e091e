/** The language server. It speaks on standard input and output, and opens no socket and no pipe. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures, StreamMessageReader } from 'vscode-languageserver/node';
import { today } from './project/clock.ts';
import { rulebookLoader, version } from './project/installed.ts';
import { collectAfter, keepYoungSmall, optimizeAfter } from './project/optimizing.ts';
import { contentTypeDecoder, Gate } from './lsp/gate.ts';
import { start } from './lsp/lifecycle.ts';
import { Output } from './lsp/output.ts';
import { Server } from './lsp/server.ts';
import { Session } from './lsp/session.ts';

if (!process.argv.includes('--stdio')) {
  process.stderr.write('The language server needs --stdio; it opens no socket.\n');
  process.exit(2);
}
// Between two edits little is done, and most of the first hundreds of them went to the compilers.
optimizeAfter({ maglev: 1_000, 'maglev-osr': 500, turbofan: 200_000, osr: 5_000 });
collectAfter(150);
keepYoungSmall();
const output = new Output(process.stdout, process.stdin);
const gate = new Gate(new StreamMessageReader(process.stdin, { contentTypeDecoder }), output);
const connection = createConnection(ProposedFeatures.all, gate, output);
const pages = pathToFileURL(join(__dirname, '..', 'docs')).href;
const server = new Server({ connection, session: new Session(rulebookLoader()), today, version, pages });
start(server);
connection.listen();

const end = (): never => process.exit(gate.shutDown ? 0 : 1);
process.stdin.on('end', end).on('close', end);
process.stdout.on('close', end);

// After a header without a length the library reads no further until more comes: what came in the same chunk would wait for ever.
process.stdin.on('data', (chunk: Buffer) => {
  if (chunk.length > 0) setImmediate(() => process.stdin.emit('data', Buffer.alloc(0)));
});

// A mistake of ours in one request must not take the editor's other features with it.
process.on('uncaughtException', (error) => server.report(`unexpected: ${error.message}`, error));
process.on('unhandledRejection', (reason) =>
  server.report(`unexpected: ${reason instanceof Error ? reason.message : String(reason)}`, reason),
);
