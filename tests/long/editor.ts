/** An editor with several documents, its server in this process, and a clock that stands still. */
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { CodeAction, Diagnostic, Position, ProtocolConnection, Range, TextDocumentEdit } from 'vscode-languageserver/node';
import { expect } from 'vitest';
import type { Session } from '../../server/src/lsp/session.ts';
import { serveHere, StandingClock } from '../lsp/in-process.ts';

export interface Look {
  readonly trees: unknown;
  readonly findings: readonly Diagnostic[];
}

export class Editor {
  private readonly documents = new Map<string, TextDocument>();
  private readonly clock = new StandingClock();
  private readonly client: ProtocolConnection;
  private readonly session: Session;
  private readonly dispose: () => void;

  private constructor() {
    const { client, session, stop } = serveHere(this.clock.after);
    client.onRequest('workspace/diagnostic/refresh', () => null);
    client.onRequest('client/registerCapability', () => null);
    client.listen();
    this.client = client;
    this.session = session;
    this.dispose = stop;
  }

  static async start(uri: string): Promise<Editor> {
    const editor = new Editor();
    await editor.client.sendRequest('initialize', {
      processId: null,
      rootUri: uri,
      capabilities: {
        textDocument: { diagnostic: {}, codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
        workspace: {
          diagnostics: { refreshSupport: true },
          workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
        },
      },
      workspaceFolders: [{ uri, name: 'specs' }],
    });
    await editor.client.sendNotification('initialized', {});
    return editor;
  }

  async open(uri: string, text: string): Promise<void> {
    this.documents.set(uri, TextDocument.create(uri, 'earshot', 1, text));
    await this.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'earshot', version: 1, text },
    });
  }

  async change(uri: string, contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const document = this.documents.get(uri)!;
    const version = document.version + 1;
    TextDocument.update(document, contentChanges, version);
    await this.client.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  /** When nothing waits any more. */
  async look(uri: string): Promise<Look> {
    const textDocument = { uri };
    const ask = <T>(method: string): Promise<T> => this.client.sendRequest<T>(method, { textDocument });
    await ask('earshot/lawDate');
    this.clock.advance(1000);
    const { items } = await ask<{ items: Diagnostic[] }>('textDocument/diagnostic');
    expect(String(this.session.document(uri)!.text)).toBe(this.text(uri));
    const trees = {
      colors: await ask('textDocument/semanticTokens/full').then((t) => (t as { data: number[] }).data),
      folds: await ask('textDocument/foldingRange'),
      links: await ask('textDocument/documentLink'),
      format: await this.client.sendRequest('textDocument/formatting', {
        textDocument,
        options: { tabSize: 2, insertSpaces: true },
      }),
    };
    return { trees, findings: items.map(bare) };
  }

  async actions(uri: string, at: number): Promise<CodeAction[]> {
    const here = this.position(uri, at);
    const params = { textDocument: { uri }, range: { start: here, end: here }, context: { diagnostics: [] } };
    return (await this.client.sendRequest<CodeAction[] | null>('textDocument/codeAction', params)) ?? [];
  }

  /** False where it changes nothing. */
  async take(action: CodeAction): Promise<boolean> {
    const { edit } = await this.client.sendRequest<CodeAction>('codeAction/resolve', action);
    for (const change of edit?.documentChanges ?? []) {
      if ('kind' in change) {
        if (change.kind === 'create') await this.open(change.uri, '');
        continue;
      }
      const { textDocument, edits } = change as TextDocumentEdit;
      const document = this.documents.get(textDocument.uri);
      if (!document) continue;
      // Last first, as the protocol asks of changes that are told one after the other.
      const changes = (edits as { range: Range; newText: string }[])
        .toSorted((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start))
        .map(({ range, newText }) => ({ range, text: newText }));
      await this.change(textDocument.uri, changes);
    }
    return (edit?.documentChanges ?? []).length > 0;
  }

  async stop(): Promise<void> {
    for (const uri of this.files) await this.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await this.client.sendRequest('workspace/symbol', { query: 'nothing' });
    this.dispose();
  }

  get files(): readonly string[] {
    return [...this.documents.keys()];
  }
  text(uri: string): string {
    return this.documents.get(uri)!.getText();
  }
  offset(uri: string, position: Position): number {
    return this.documents.get(uri)!.offsetAt(position);
  }
  position(uri: string, offset: number): Position {
    return this.documents.get(uri)!.positionAt(offset);
  }
}

/** What leads back to a fix is not told to anybody. */
const bare = (d: Diagnostic): Diagnostic => ({ ...d, data: undefined });
