/** The server of `earshot mcp`: the protocol's own library over standard input and output, and the tools. */
import type { Readable, Writable } from 'node:stream';
import { ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { visible } from '../../base/visible.ts';
import { answered } from '../../report/assistant/answering.ts';
import { INPUTS, inputSchema, TOOLS } from '../../report/assistant/tools.ts';
import { PREFACE } from '../../report/assistant/words.ts';
import { version } from '../../project/installed.ts';
import { note } from '../console.ts';
import { UsageError } from '../failure.ts';
import { checkSwitchedOn, desk } from './desk.ts';
import { Lines } from './lines.ts';

/** Serves until standard input ends. Throws a `UsageError` where it is switched off. */
export async function serve(input: Readable = process.stdin, output: Writable = process.stdout): Promise<void> {
  try {
    await checkSwitchedOn();
  } catch (error) {
    throw isRefusal(error) ? new UsageError(error.message) : error;
  }
  const lines = input.pipe(new Lines((line) => output.write(`${line}\n`)));
  serveStdio(() => tools(), {
    transport: new StdioServerTransport(lines, output),
    onerror: (error) => note(error.message.split('\n')[0]!),
  });
}

/** It reads and answers; it changes nothing, and what it is asked twice it answers alike. */
const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

function tools(): Server {
  const server = new Server({ name: 'earshot', version }, { capabilities: { tools: {} }, instructions: PREFACE.join(' ') });
  server.setRequestHandler('tools/list', () => ({
    tools: TOOLS.map(({ name, title, description }) => ({
      name,
      title,
      description,
      inputSchema: inputSchema(name) as { type: 'object' },
      annotations: { title, ...annotations },
    })),
  }));
  server.setRequestHandler('tools/call', async ({ params: { name, arguments: input } }) => {
    if (!Object.hasOwn(INPUTS, name))
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        visible(`There is no tool ${name.slice(0, 60)}. There are ${TOOLS.map((t) => t.name).join(', ')}.`),
      );
    try {
      const { structured, text } = await answered(desk, name, input);
      return { content: [{ type: 'text', text }], structuredContent: structured };
    } catch (error) {
      return { isError: true, content: [{ type: 'text', text: told(error) }] };
    }
  });
  return server;
}

const isRefusal = (error: unknown): error is Error =>
  error instanceof Error && (error.name === 'Refusal' || error.name === 'UsageError');

function told(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const words = isRefusal(error) ? message : `Earshot failed on this question, by a bug of its own: ${message}`;
  return words.split('\n').map(visible).join('\n');
}
