/** A language server of its own, asked over stdio as an editor that pulls asks it, and the CPU time and memory of its process. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const SERVER = 'dist/server.cjs';

/** Milliseconds. */
export interface Spent {
  readonly cpu: number;
  readonly wall: number;
}

export class Editor {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, (m: { result?: unknown; error?: { message: string } }) => void>();
  private chunks: Buffer[] = [];
  private held = 0;
  private wanted = -1;
  private next = 1;
  private readonly versions = new Map<string, number>();
  private readonly texts = new Map<string, string>();
  private readonly results = new Map<string, string>();
  private readonly refreshes: (() => void)[] = [];
  private readonly root: string;

  private constructor(root: string, args: readonly string[]) {
    this.root = root;
    this.child = spawn(process.execPath, [...args, SERVER, '--stdio'], { stdio: 'pipe' });
    this.child.stderr.on('data', (d: Buffer) => process.stderr.write(d));
    this.child.stdout.on('data', (d: Buffer) => this.read(d));
  }

  static async in(root: string, args: readonly string[] = []): Promise<Editor> {
    const editor = new Editor(root, args);
    await editor.ask('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: { diagnostic: {} },
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeWatchedFiles: { dynamicRegistration: true },
          diagnostics: { refreshSupport: true },
        },
      },
      workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'bench' }],
    });
    editor.send({ method: 'initialized', params: {} });
    return editor;
  }

  get pid(): number {
    return this.child.pid!;
  }

  uri(path: string): string {
    return pathToFileURL(`${this.root}/${path}`).href;
  }

  open(path: string, text: string): void {
    this.texts.set(path, text);
    this.versions.set(path, 1);
    this.send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri: this.uri(path), languageId: 'earshot', version: 1, text } },
    });
  }

  /** As an editor sends it: the range that is replaced, and what by. */
  change(path: string, start: number, end: number, text: string): void {
    const before = this.texts.get(path)!;
    const version = this.versions.get(path)! + 1;
    this.versions.set(path, version);
    this.texts.set(path, before.slice(0, start) + text + before.slice(end));
    this.send({
      method: 'textDocument/didChange',
      params: {
        textDocument: { uri: this.uri(path), version },
        contentChanges: [{ range: { start: position(before, start), end: position(before, end) }, text }],
      },
    });
  }

  text(path: string): string {
    return this.texts.get(path)!;
  }

  /** Says what it has, and is told where that is the same. */
  async findings(path: string): Promise<{ kind: 'full' | 'unchanged'; items?: unknown[] }> {
    const found = await this.ask<{ kind: 'full' | 'unchanged'; resultId: string; items?: unknown[] }>('textDocument/diagnostic', {
      textDocument: { uri: this.uri(path) },
      previousResultId: this.results.get(path),
    });
    this.results.set(path, found.resultId);
    return found;
  }

  /** When it is told to ask again. */
  refreshed(): Promise<void> {
    return new Promise((told) => this.refreshes.push(told));
  }

  at(method: string, path: string, offset: number): Promise<unknown> {
    return this.ask(method, { textDocument: { uri: this.uri(path) }, position: position(this.text(path), offset) });
  }

  /** What the server spends until it has answered. */
  async spent(work: () => Promise<unknown>): Promise<Spent> {
    const [cpu, wall] = [cpuOf(this.pid), performance.now()];
    await work();
    return { cpu: cpuOf(this.pid) - cpu, wall: performance.now() - wall };
  }

  async close(): Promise<void> {
    await this.ask('shutdown', undefined);
    this.send({ method: 'exit' });
    await new Promise((resolve) => this.child.on('exit', resolve));
  }

  ask<T>(method: string, params: unknown): Promise<T> {
    const id = this.next++;
    this.send({ id, method, params });
    return new Promise((resolve, reject) =>
      this.waiting.set(id, (m) => (m.error ? reject(new Error(`${method}: ${m.error.message}`)) : resolve(m.result as T))),
    );
  }

  private send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  private read(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.held += chunk.length;
    for (;;) {
      if (this.wanted < 0) {
        const all = Buffer.concat(this.chunks);
        this.chunks = [all];
        const end = all.indexOf('\r\n\r\n');
        if (end < 0) return;
        this.wanted = end + 4 + Number(/Content-Length: (\d+)/i.exec(all.subarray(0, end).toString())![1]);
      }
      if (this.held < this.wanted) return;
      const all = Buffer.concat(this.chunks);
      const body = all.subarray(all.indexOf('\r\n\r\n') + 4, this.wanted);
      const rest = all.subarray(this.wanted);
      this.chunks = [rest];
      this.held = rest.length;
      this.wanted = -1;
      this.take(JSON.parse(body.toString()) as { id?: number; method?: string; params?: { items?: unknown[] } });
    }
  }

  private take(message: { id?: number; method?: string; params?: { items?: unknown[] }; result?: unknown }): void {
    if (message.id === undefined) return;
    if (message.method !== undefined) {
      this.send({ id: message.id, result: message.params?.items?.map(() => ({})) ?? null });
      if (message.method === 'workspace/diagnostic/refresh') for (const told of this.refreshes.splice(0)) told();
    } else this.waiting.get(message.id)?.(message);
  }
}

function position(text: string, offset: number): { line: number; character: number } {
  let line = 0;
  let from = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) [line, from] = [line + 1, at + 1];
  return { line, character: offset - from };
}

/** Milliseconds of all its threads, garbage collection and compilation among them. Linux alone counts them finely enough. */
function cpuOf(pid: number): number {
  let ns = 0n;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    try {
      ns += BigInt(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]!);
    } catch {
      // A thread that has just ended.
    }
  }
  return Number(ns) / 1e6;
}

/** Megabytes of memory in use. */
export const residentOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
