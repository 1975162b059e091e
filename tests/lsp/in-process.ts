/** The server in this very process, under a clock that stands still until it is told to go on. */
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  type ClientCapabilities,
  type Diagnostic,
  type InlayHint,
  type ProtocolConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { onTestFinished } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { start } from '../../server/src/lsp/lifecycle.ts';
import { Server } from '../../server/src/lsp/server.ts';
import { Session } from '../../server/src/lsp/session.ts';
import type { After } from '../../server/src/project/clock.ts';
import { RulebookLoader } from '../../server/src/workspace/rulebooks.ts';
import { section } from '../support/rulebook.ts';

export class StandingClock {
  private now = 0;
  private readonly timers = new Set<{ readonly at: number; readonly run: () => void }>();

  after: After = (ms, run) => {
    const timer = { at: this.now + ms, run };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  };

  /** Runs what falls due within so many milliseconds, in its order. */
  advance(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const next = [...this.timers].filter((t) => t.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers.delete(next);
      this.now = next.at;
      next.run();
    }
    this.now = until;
  }
}

let loaded: RulebookLoader | undefined;
/** The rulebook is loaded once, and as a server of its own would load it. */
const loader = (): RulebookLoader =>
  (loaded ??= new RulebookLoader(section, () => {
    throw new Error('no rulebook is compiled here');
  }));

/** A server, and a client of it that does not listen yet. */
export function serveHere(after: After): {
  readonly client: ProtocolConnection;
  readonly session: Session;
  readonly stop: () => void;
} {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(ProposedFeatures.all, up, down);
  const session = new Session(loader());
  start(new Server({ connection, session, today: () => day('2026-02-17'), version: '0.0.0', pages: 'docs:', after }));
  connection.listen();
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const stop = (): void => {
    client.dispose();
    connection.dispose();
  };
  return { client, session, stop };
}

/** One document in an editor that shows what it is told. */
export class Screen {
  readonly uri = 'untitled:Untitled-1';
  readonly clock = new StandingClock();
  text = '';
  shown: readonly Diagnostic[] = [];
  /** Set by the server's wish that everything be asked for again. */
  private asks = false;
  private version = 1;
  private readonly client: ProtocolConnection;
  private readonly pulls: boolean;

  private constructor(pulls: boolean) {
    this.pulls = pulls;
    const { client, stop } = serveHere(this.clock.after);
    this.client = client;
    this.client.onRequest('workspace/diagnostic/refresh', () => {
      this.asks = true;
      return null;
    });
    this.client.onNotification('textDocument/publishDiagnostics', (p: { diagnostics: Diagnostic[] }) => {
      this.shown = p.diagnostics;
    });
    this.client.listen();
    onTestFinished(stop);
  }

  static async open(text: string, how: { pulls: boolean; refreshes?: boolean }): Promise<Screen> {
    const screen = new Screen(how.pulls);
    const capabilities: ClientCapabilities = how.pulls
      ? { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: how.refreshes ?? true } } }
      : {};
    await screen.client.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
    await screen.client.sendNotification('initialized', {});
    screen.text = text;
    await screen.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: screen.uri, languageId: 'earshot', version: 1, text },
    });
    // The first check is slow, and the server would wait for more edits the next time.
    for (const blank of [' ', '']) {
      await screen.look(1000);
      await screen.write(text.length, screen.text.length, blank, 1000);
    }
    return screen;
  }

  /** What stands between two offsets gives way to a text; `ms` go by. */
  async write(start: number, end: number, text: string, ms: number): Promise<void> {
    const range = { start: this.position(start), end: this.position(end) };
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    await this.client.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version: ++this.version },
      contentChanges: [{ range, text }],
    });
    await this.look(ms);
  }

  async hints(): Promise<InlayHint[]> {
    const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
    return this.client.sendRequest<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri: this.uri }, range });
  }

  /** Markdown of the hover at an offset. */
  async hover(offset: number): Promise<string> {
    const params = { textDocument: { uri: this.uri }, position: this.position(offset) };
    const hover = await this.client.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', params);
    return hover?.contents.value ?? '';
  }

  /** One of the requests of protocol.ts, about this document. */
  view<R>(method: string, params: object = {}): Promise<R> {
    return this.client.sendRequest<R>(method, { uri: this.uri, ...params });
  }

  /** Errors that were shown at any time while `ms` went by. */
  errors: readonly Diagnostic[] = [];

  async look(ms: number): Promise<void> {
    this.errors = [];
    if (this.pulls) await this.pull();
    await this.atRest();
    this.count();
    // What is sent while time goes by is sent before it goes on.
    for (const step of [50, 450, 50, Infinity]) {
      const gone = Math.min(step, ms);
      ms -= gone;
      this.clock.advance(gone);
      await this.atRest();
      if (ms === 0) break;
    }
    if (this.asks) {
      this.asks = false;
      await this.pull();
    }
    this.count();
  }

  /** The server has read what was sent to it, and has nothing more to do. */
  private async atRest(): Promise<void> {
    for (let i = 0; i < (this.pulls ? 1 : 3); i++) await this.client.sendRequest('earshot/lawDate', { uri: this.uri });
  }

  private count(): void {
    this.errors = [...this.errors, ...this.shown.filter((d) => d.severity === 1)];
  }

  async pull(): Promise<void> {
    const report = await this.client.sendRequest<{ kind: string; items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: this.uri },
    });
    this.shown = report.items;
  }

  private position(offset: number): { line: number; character: number } {
    const before = this.text.slice(0, offset).split('\n');
    return { line: before.length - 1, character: before.at(-1)!.length };
  }
}
