/** A bare client of the built server over a real pipe: it frames its own messages, so that it can also send broken ones. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

const SERVER = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));

interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

export class LspError extends Error {
  readonly code: number;
  readonly data: unknown;
  constructor(code: number, message: string, data: unknown) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

export class Client {
  readonly notifications: Message[] = [];
  /** Errors that answer no request of ours by its id. */
  readonly refused: Message[] = [];
  /** Requests of the server, each answered with `answers[method]`. */
  readonly asked: Message[] = [];
  answers: Record<string, (params: unknown) => unknown> = {};
  stderr = '';
  /** What the server answered to `initialize`, where `started` asked. */
  initialized!: Promise<{ readonly capabilities: Readonly<Record<string, unknown>> }>;
  readonly exit: Promise<number | null>;
  private readonly child: ChildProcessWithoutNullStreams;
  private buffer = Buffer.alloc(0);
  private next = 1;
  private readonly waiting = new Map<number | string, (m: Message) => void>();
  private readonly opened = new Set<string>();
  /** What is no plain message was sent to it, or it was stopped or ended. */
  private mistreated = false;
  private readonly watchers = new Set<() => void>();

  constructor(args: readonly string[] = ['--stdio'], server = SERVER, kept = false) {
    this.child = spawn(process.execPath, [server, ...args], { stdio: 'pipe' });
    this.child.stdout.on('data', (chunk: Buffer) => this.read(chunk));
    this.child.stderr.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString();
    });
    this.child.stdin.on('error', () => {});
    this.exit = new Promise((resolve) => this.child.on('exit', (code) => resolve(code)));
    if (kept) {
      // Its pipe closes, and it ends, with this process.
      this.child.unref();
      for (const pipe of [this.child.stdin, this.child.stdout, this.child.stderr]) (pipe as Socket).unref();
    } else onTestFinished(() => this.kill());
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  /** Leaves a server as it was before any folder and document; false where that is not to be had. */
  async cleared(folders: readonly object[]): Promise<boolean> {
    if (!this.running || this.mistreated || this.waiting.size > 0) return false;
    for (const uri of this.opened) this.notify('textDocument/didClose', { textDocument: { uri } });
    this.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: folders } });
    await this.request('earshot/lawDate', { uri: 'untitled:nothing' });
    for (const told of [this.notifications, this.refused, this.asked]) told.length = 0;
    this.stderr = '';
    return this.running;
  }

  get running(): boolean {
    return this.child.exitCode === null;
  }

  /** Bytes as they are. */
  raw(text: string): void {
    this.mistreated = true;
    this.child.stdin.write(text);
  }
  /** Any body, in a frame of its length. */
  body(text: string): void {
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }
  stopReading(): void {
    this.mistreated = true;
    this.child.stdout.pause();
  }
  readAgain(): void {
    this.child.stdout.resume();
  }
  /** False where the server has not taken the bytes within two seconds. */
  takes(text: string): Promise<boolean> {
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(false), 2000);
      this.child.stdin.write(text, () => {
        clearTimeout(late);
        resolve(true);
      });
    });
  }
  /** Of the server, as Linux counts it. */
  residentMegabytes(): number {
    return Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8'))?.[1]) / 1024;
  }
  endInput(): void {
    this.mistreated = true;
    this.child.stdin.end();
  }
  send(message: { readonly method?: string; readonly params?: unknown; readonly [key: string]: unknown }): void {
    const { method, params } = message;
    if (method === 'exit' || method === 'shutdown') this.mistreated = true;
    const uri = (params as { textDocument?: { uri?: string } } | null | undefined)?.textDocument?.uri;
    if (method === 'textDocument/didOpen') this.opened.add(uri!);
    if (method === 'textDocument/didClose') this.opened.delete(uri!);
    this.body(JSON.stringify({ jsonrpc: '2.0', ...message }));
  }
  notify(method: string, params?: unknown): void {
    this.send({ method, params });
  }
  /** The whole answer to a request that was sent as bytes. */
  answerTo(id: string): Promise<Message> {
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }
  /** Sends a request and gives its id at once. */
  start(method: string, params?: unknown): { id: number; answer: Promise<unknown> } {
    const id = this.next++;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.waiting.set(id, (m) =>
        m.error ? reject(new LspError(m.error.code, m.error.message, m.error.data)) : resolve(m.result),
      );
    });
    this.send({ id, method, params });
    return { id, answer };
  }
  async request<T>(method: string, params?: unknown): Promise<T> {
    return (await this.start(method, params).answer) as T;
  }

  /** The first notification, past or to come, that fits. */
  async notified<T>(method: string, fits: (params: T) => boolean = () => true): Promise<T> {
    for (;;) {
      const found = this.notifications.find((m) => m.method === method && fits(m.params as T));
      if (found) return found.params as T;
      await new Promise<void>((resolve) => this.watchers.add(resolve));
    }
  }

  private read(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const header = this.buffer.indexOf('\r\n\r\n');
      if (header < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.subarray(0, header).toString())![1]);
      if (this.buffer.length < header + 4 + length) return;
      const body = this.buffer.subarray(header + 4, header + 4 + length).toString();
      this.buffer = this.buffer.subarray(header + 4 + length);
      this.take(JSON.parse(body) as Message);
    }
  }

  private take(message: Message): void {
    if (message.method !== undefined && message.id !== undefined && message.id !== null) {
      this.asked.push(message);
      this.send({ id: message.id, result: this.answers[message.method]?.(message.params) ?? null });
    } else if (message.method !== undefined) this.notifications.push(message);
    else if (message.id === null || message.id === undefined) this.refused.push(message);
    else {
      this.waiting.get(message.id)?.(message);
      this.waiting.delete(message.id);
    }
    for (const wake of this.watchers) wake();
    this.watchers.clear();
  }
}

/** What editors that pull can do. */
export const PULLING = {
  textDocument: { diagnostic: { dynamicRegistration: false, relatedDocumentSupport: true }, definition: { linkSupport: true } },
  workspace: {
    diagnostics: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
  },
};

export interface Workspace {
  readonly root: string;
  uri(path: string): string;
  write(path: string, text: string): void;
}

/** A folder with these files, gone when the test ends. */
export function workspace(files: Readonly<Record<string, string>>): Workspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'earshot-lsp-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { root, write, uri: (path) => pathToFileURL(join(root, path)).href };
}

interface Wanted {
  readonly capabilities?: object;
  readonly settings?: object;
  readonly docs?: string;
  readonly commands?: boolean;
  readonly server?: string;
  /** Nobody has asked it anything yet. */
  readonly fresh?: boolean;
}

/** Servers that a test is done with, by what their client can do: the next such test has one with its own folders in place of theirs. */
const idle = new Map<string, Client[]>();

/** A server past its handshake. `settings`: what it is told when it asks for the `earshot` section. */
export async function started(folders: readonly Workspace[], wanted: Wanted = {}): Promise<Client> {
  const { capabilities = PULLING, commands, server, fresh } = wanted;
  const places = folders.map((f) => ({ uri: pathToFileURL(f.root).href, name: 'test' }));
  const changesFolders = (capabilities as { workspace?: { workspaceFolders?: boolean } }).workspace?.workspaceFolders === true;
  if (fresh || commands || server !== undefined || !changesFolders)
    return greeted(new Client(['--stdio'], server), places, { ...wanted, capabilities });
  const key = JSON.stringify({ ...wanted, capabilities });
  const waits = idle.get(key) ?? [];
  idle.set(key, waits);
  const there = waits.pop();
  const client = there ?? (await greeted(new Client(['--stdio'], undefined, true), places, { ...wanted, capabilities }));
  there?.notify('workspace/didChangeWorkspaceFolders', { event: { added: places, removed: [] } });
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'pass' && (await client.cleared(places))) waits.push(client);
    else client.kill();
  });
  return client;
}

async function greeted(client: Client, workspaceFolders: readonly object[], wanted: Wanted): Promise<Client> {
  client.answers['workspace/configuration'] = (params) => (params as { items: unknown[] }).items.map(() => wanted.settings ?? {});
  client.initialized = client.request('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: wanted.capabilities,
    workspaceFolders,
    initializationOptions: { docs: wanted.docs, commands: wanted.commands },
  });
  await client.initialized;
  client.notify('initialized', {});
  return client;
}

export function open(client: Client, uri: string, text: string, version = 1): void {
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'earshot', version, text } });
}
export function change(client: Client, uri: string, text: string, version: number): void {
  client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
}

/** Position of a text in a text, plus some characters. */
export function at(text: string, needle: string, plus = 0): { line: number; character: number } {
  const before = text.slice(0, text.indexOf(needle) + plus).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
}
