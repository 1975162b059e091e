/** The parts every request works with, and the one way a request is answered. */
import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection, type Position } from 'vscode-languageserver';
import type { Day } from '../../../grammar/src/text/date.ts';
import type { ReadView, View } from '../ide/view.ts';
import type { SourceFile } from '../workspace/program.ts';
import { type After, after } from '../project/clock.ts';
import { Checks } from './checks.ts';
import type { Places } from './convert.ts';
import type { Checked, Folder, Read } from './folder.ts';
import type { Session } from './session.ts';
import { Typing } from './typing.ts';

/** One document at one moment: its text, tree and names. */
export interface ReadSnapshot extends Read {
  readonly view: ReadView;
  readonly source: SourceFile;
  readonly folder: Folder;
  readonly path: string;
  readonly places: Places;
  offset(position: Position): number;
}

/** And checked. */
export interface Snapshot extends ReadSnapshot, Checked {
  readonly view: View;
}

interface OnDocument {
  readonly textDocument: { readonly uri: string };
}

export interface ServerOptions {
  readonly connection: Connection;
  readonly session: Session;
  readonly today: () => Day;
  readonly version: string;
  /** The folder of the pages of the codes, as an address without a final slash. */
  readonly pages: string;
  /** The clock that half a second without a key is measured by. */
  readonly after?: After;
}

export class Server {
  readonly connection: Connection;
  readonly session: Session;
  readonly today: () => Day;
  readonly version: string;
  /** Settings have been read at least once. */
  ready: Promise<void> = Promise.resolve();
  /** Address of a code's page, with `{code}` in it. */
  docs: string;
  readonly checks = new Checks();
  readonly after: After;
  readonly typing: Typing;

  constructor(options: ServerOptions) {
    this.connection = options.connection;
    this.session = options.session;
    this.today = options.today;
    this.version = options.version;
    this.docs = `${options.pages}/{code}.md`;
    this.after = options.after ?? after;
    this.typing = new Typing(this.after);
  }

  page = (code: string): string => this.docs.replace('{code}', code);

  private readonly reported = new Set<string>();

  /** A mistake of ours, once in the log however often it comes; where it happened only for those who look for it. */
  report(message: string, error: unknown): void {
    if (this.reported.has(message)) return;
    this.reported.add(message);
    const where = process.env['EARSHOT_DEBUG'] && error instanceof Error && error.stack;
    this.connection.console.error(where ? `${message}\n${where}` : message);
  }

  /** Milliseconds to wait for more edits before a check: what it costs decides how long a burst of edits is waited for. */
  get patience(): number {
    return Math.min(300, this.checks.cost * 2);
  }

  /** Answers a request on a document by its findings, which are made where they are not there yet. */
  async answer<P extends OnDocument, R>(
    params: P,
    token: CancellationToken,
    give: (snapshot: Snapshot) => R,
    none: R,
  ): Promise<R> {
    await this.current(params, token);
    const read = this.reading(params.textDocument.uri, false);
    if (!read) return none;
    const { folder, path } = read;
    const wanted = (): boolean => !token.isCancellationRequested;
    const result = read.known ?? (await this.checks.of({ folder, path, today: this.today(), wanted }))?.result;
    this.stillWanted(token);
    if (!result) throw this.stale();
    return give({ ...read, known: result, result, view: { ...read.view, result } });
  }

  /** Answers one that asks for text, tree and names alone: it never waits for a check. With `wide`, of every spec of the folder. */
  async answerByReading<P extends OnDocument, R>(
    params: P,
    token: CancellationToken,
    give: (snapshot: ReadSnapshot) => R,
    none: R,
    wide = false,
  ): Promise<R> {
    await this.current(params, token);
    const snapshot = this.reading(params.textDocument.uri, wide);
    return snapshot ? give(snapshot) : none;
  }

  /**
   * Messages that have already arrived are taken first, so that a cancellation or a newer text is seen: a stale request is
   * answered ContentModified, a cancelled one RequestCancelled.
   */
  private async current(params: OnDocument, token: CancellationToken): Promise<void> {
    const asked = this.session.document(params.textDocument.uri)?.version;
    await this.ready;
    await new Promise((resolve) => setImmediate(resolve));
    this.stillWanted(token);
    if (this.session.document(params.textDocument.uri)?.version !== asked) throw this.stale();
  }

  stale = (): ResponseError<void> => new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed since');

  stillWanted(token: CancellationToken): void {
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  }

  /** Undefined for a document that is not open, or too large to be analyzed. */
  private reading(uri: string, wide: boolean): ReadSnapshot | undefined {
    if (!this.session.document(uri)) return undefined;
    const { folder, path } = this.session.locate(uri);
    if (folder.oversize(path) !== undefined) return undefined;
    const read = folder.read(path, this.today(), wide);
    const source = read.program.files.get(path);
    if (!source) return undefined;
    const { program, resolved } = read;
    return {
      ...read,
      folder,
      path,
      source,
      view: { program, file: path, fallbackDate: resolved.options.fallbackDate },
      places: { program, uri: (file) => folder.uriOf(file) },
      offset: (position) => source.lines.offset(position),
    };
  }
}
