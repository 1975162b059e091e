/** An assistant that speaks with `earshot mcp` over a real pipe. It writes its own lines, so that it can also send broken ones. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { bundle } from './run.ts';

interface Message {
  readonly id?: number | string | null;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** What a tool gives; `error` where it gives none. */
export interface Reply {
  readonly text: string;
  readonly structured: Structured | undefined;
  readonly failed: boolean;
}

export interface Structured {
  readonly schema: string;
  readonly tool: string;
  readonly preface: readonly string[];
  readonly result: Readonly<Record<string, unknown>>;
  readonly notRead: readonly string[];
  readonly cut?: readonly { readonly at: string; readonly left: number }[];
  readonly more?: { readonly cursor: string; readonly left: number };
}

export class Assistant {
  readonly exit: Promise<number | null>;
  stderr = '';
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number | string, (m: Message) => void>();
  /** Errors that belong to no question. */
  readonly refused: Message[] = [];
  private readonly refusals: ((m: Message) => void)[] = [];
  private next = 1;

  constructor(cwd: string, args: readonly string[] = []) {
    this.child = spawn(process.execPath, [bundle, 'mcp', ...args], { cwd, stdio: 'pipe' });
    this.child.stderr.on('data', (chunk: Buffer) => void (this.stderr += chunk.toString()));
    this.child.stdin.on('error', () => undefined);
    this.exit = new Promise((resolve) => this.child.on('close', (code) => resolve(code)));
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      const message = JSON.parse(line) as Message;
      const wait = this.waiting.get(message.id ?? '');
      if (wait) wait(message);
      else {
        this.refused.push(message);
        this.refusals.shift()?.(message);
      }
    });
  }

  write(line: string): void {
    this.child.stdin.write(`${line}\n`);
  }

  /** Writes a line that is no question, and waits for the complaint. */
  complaint(line: string): Promise<Message> {
    const told = new Promise<Message>((resolve) => this.refusals.push(resolve));
    this.write(line);
    return told;
  }

  request(method: string, params?: unknown): Promise<Message> {
    return this.reply((id) => JSON.stringify({ jsonrpc: '2.0', id, method, ...(params !== undefined && { params }) }));
  }

  /** What is answered to a line with this id. */
  reply(line: (id: number) => string): Promise<Message> {
    const id = this.next++;
    const answer = new Promise<Message>((resolve) => this.waiting.set(id, resolve));
    this.write(line(id));
    return answer;
  }

  async greet(protocolVersion = '2025-06-18'): Promise<Message> {
    const clientInfo = { name: 'test', version: '1' };
    const hello = await this.request('initialize', { protocolVersion, capabilities: {}, clientInfo });
    this.write('{"jsonrpc":"2.0","method":"notifications/initialized"}');
    return hello;
  }

  async ask(name: string, input: Readonly<Record<string, unknown>> = {}): Promise<Reply> {
    const { result, error } = await this.request('tools/call', { name, arguments: input });
    if (error) throw new Error(`${error.code} ${error.message}`);
    const { content, structuredContent, isError } = result as {
      content: { text: string }[];
      structuredContent?: Structured;
      isError?: boolean;
    };
    return { text: content.map((c) => c.text).join('\n'), structured: structuredContent, failed: isError === true };
  }

  /** Every page of an answer. */
  async askAll(name: string, input: Readonly<Record<string, unknown>> = {}): Promise<Reply[]> {
    const pages = [await this.ask(name, input)];
    for (let more = pages[0]!.structured?.more; more; more = pages.at(-1)!.structured?.more)
      pages.push(await this.ask(name, { ...input, cursor: more.cursor }));
    return pages;
  }

  end(): Promise<number | null> {
    this.child.stdin.end();
    return this.exit;
  }
}
