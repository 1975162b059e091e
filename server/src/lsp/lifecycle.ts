/** Start, capabilities, settings, folders, documents and files: what happens between the requests. */
import {
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  MarkupKind,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { defaultSettings, type InitializationOptions, type Settings } from '../protocol.ts';
import { Document } from './document.ts';
import { CODE_ACTION_KINDS, registerCodeActions } from './requests/code-actions.ts';
import { AssistantSwitch, registerAssistant } from './requests/assistant.ts';
import { registerCallHierarchy } from './requests/call-hierarchy.ts';
import { registerCodeLens } from './requests/code-lens.ts';
import { registerCompletion } from './requests/completion.ts';
import { registerCustom } from './requests/custom.ts';
import { Push, registerPull } from './requests/diagnostics.ts';
import { ON_TYPE, registerFormatting } from './requests/formatting.ts';
import { registerHover } from './requests/hover.ts';
import { MOVED, registerMoves } from './requests/moves.ts';
import { registerNavigation } from './requests/navigation.ts';
import { registerReading } from './requests/reading.ts';
import { registerRename } from './requests/rename.ts';
import { registerReport } from './requests/report.ts';
import { registerSymbols } from './requests/symbols.ts';
import { registerTokens, SEMANTIC_TOKENS } from './requests/tokens.ts';
import { registerViews } from './requests/views.ts';
import { registerWriting, SIGNATURES } from './requests/writing.ts';
import type { Server } from './server.ts';
import { readSettings } from './settings.ts';
import { editSupport, type EditSupport } from './workspace-edit.ts';

/** What of the client decides how the server behaves. */
interface Client {
  readonly pulls: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesHints: boolean;
  readonly refreshesLenses: boolean;
  /** It has Earshot's own commands. */
  readonly commands: boolean;
  readonly refreshesTokens: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly folders: boolean;
  readonly definitionLinks: boolean;
  /** The edits of a code action are asked for when it is taken. */
  readonly resolves: boolean;
  readonly edits: EditSupport;
  readonly preparesRename: boolean;
  readonly asksBeforeMoves: boolean;
  readonly snippets: boolean;
  readonly hoverMarkdown: boolean;
  readonly completionMarkdown: boolean;
}

function clientOf(client: ClientCapabilities, options: InitializationOptions): Client {
  const { workspace, textDocument } = client;
  const action = textDocument?.codeAction;
  return {
    pulls: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    commands: options.commands === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    resolves: action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true,
    edits: editSupport(client),
    asksBeforeMoves: workspace?.fileOperations?.willRename === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    hoverMarkdown: textDocument?.hover?.contentFormat?.[0] !== MarkupKind.PlainText,
    completionMarkdown: textDocument?.completion?.completionItem?.documentationFormat?.[0] !== MarkupKind.PlainText,
  };
}

export function start(server: Server): void {
  const { connection, session } = server;
  let life: Life | undefined;

  connection.onInitialize((params): InitializeResult => {
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    const client = clientOf(params.capabilities, options);
    if (typeof options.docs === 'string' && options.docs.includes('{code}')) server.docs = options.docs;
    session.watched = client.registersWatchers;
    for (const uri of foldersOf(params)) session.addFolder(uri);
    life = new Life(server, client);
    register(server, client);
    return { capabilities: capabilities(client), serverInfo: { name: 'earshot', version: server.version } };
  });
  connection.onInitialized(() => life?.initialized());
  connection.onRequest((method) =>
    life
      ? new ResponseError(ErrorCodes.MethodNotFound, `there is no request ${method}`)
      : new ResponseError(ErrorCodes.ServerNotInitialized, 'the client has not introduced itself'),
  );
  listen(connection, () => life);
}

function foldersOf(params: InitializeParams): string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map((f) => f.uri);
  return params.rootUri ? [params.rootUri] : [];
}

function register(server: Server, client: Client): void {
  if (client.pulls) registerPull(server, client.refreshesDiagnostics);
  registerHover(server, client);
  registerNavigation(server, client);
  registerSymbols(server);
  registerReading(server);
  registerTokens(server);
  registerWriting(server);
  registerRename(server, client.edits);
  registerMoves(server, client.edits);
  registerCompletion(server, client);
  registerCodeLens(server, client);
  registerCallHierarchy(server);
  registerFormatting(server);
  registerCodeActions(server, { ...client.edits, resolves: client.resolves });
  registerCustom(server);
  registerViews(server);
  registerReport(server);
  registerAssistant(server);
}

function capabilities(client: Client): InitializeResult['capabilities'] {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
    ...(client.pulls && {
      diagnosticProvider: { identifier: 'earshot', interFileDependencies: true, workspaceDiagnostics: true },
    }),
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: true },
    callHierarchyProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS, resolveProvider: client.resolves },
    semanticTokensProvider: SEMANTIC_TOKENS,
    documentOnTypeFormattingProvider: ON_TYPE,
    selectionRangeProvider: true,
    signatureHelpProvider: SIGNATURES,
    linkedEditingRangeProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    // No space: it would open a list after every word, and Enter would then choose from it.
    completionProvider: { triggerCharacters: ['.', ':', '"', '/'], resolveProvider: true },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: client.folders },
      ...(client.asksBeforeMoves && { fileOperations: { willRename: MOVED } }),
    },
  };
}

/** Documents reach the session through here; `life` is there once the client has introduced itself. */
function listen(connection: Connection, life: () => Life | undefined): void {
  const documents = new TextDocuments<Document>({
    create: (uri, _language, version, text) => new Document(uri, version, text),
    update: (document, changes, version) => {
      life()?.typed(document, changes);
      document.change(changes, version);
      return document;
    },
  });
  documents.onDidChangeContent(({ document }) => life()?.edited(document));
  documents.onDidClose(({ document }) => life()?.closed(document));
  documents.listen(connection);
}

/** Milliseconds without an edit after which other documents are refreshed. */
const SETTLED = 400;

class Life {
  private readonly server: Server;
  private readonly client: Client;
  private readonly push: Push | undefined;
  /** Settings an editor sent of its own accord, where it cannot be asked. */
  private sent: Settings = defaultSettings;
  private quiet: NodeJS.Timeout | undefined;
  private readonly assistants: AssistantSwitch | undefined;

  constructor(server: Server, client: Client) {
    this.server = server;
    this.client = client;
    this.push = client.pulls ? undefined : new Push(server);
    this.assistants = client.commands ? new AssistantSwitch(server) : undefined;
    const { connection } = server;
    server.typing.onQuiet = () => this.refreshFindings(0);
    connection.onDidChangeConfiguration(({ settings }) => {
      if (!client.configuration) this.sent = readSettings((settings as { earshot?: unknown } | null)?.earshot);
      this.reload();
    });
    connection.onDidChangeWatchedFiles(() => {
      for (const folder of server.session.folders) folder.diskChanged();
      this.refresh();
    });
  }

  initialized(): void {
    const { server, client } = this;
    const { connection, session } = server;
    if (client.registersConfiguration)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'earshot' });
    if (client.registersWatchers) {
      const watchers = ['**/*.earshot', '**/earshot.json', '**/*.yaml'].map((globPattern) => ({ globPattern }));
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (client.folders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) session.removeFolder(uri);
        for (const { uri } of added) session.addFolder(uri);
        this.reload();
      });
    }
    this.reload();
  }

  /** Before it is changed. */
  typed(document: Document, changes: readonly TextDocumentContentChangeEvent[]): void {
    const { session, typing } = this.server;
    const { folder, path } = session.locate(document.uri);
    typing.changed(folder.uriOf(path), changes);
  }

  edited(document: Document): void {
    this.server.session.put(document);
    if (this.push) return this.push.soon();
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.settled(document.uri), SETTLED);
  }

  /** Editors ask again for the document that was edited, not for all that import it. */
  private settled(uri: string): void {
    const { session } = this.server;
    if (!session.document(uri)) return;
    const { folder, path } = session.locate(uri);
    if (folder.openFiles.length > 1 && folder.isImported(path)) this.refresh();
  }

  closed(document: Document): void {
    const { session, typing } = this.server;
    const { folder, path } = session.locate(document.uri);
    typing.drop(folder.uriOf(path));
    session.drop(document.uri);
    this.push?.clear(document.uri);
    this.push?.soon();
  }

  /** Settings are read again, and everything shown is asked for again. Requests wait for them. */
  private reload(): void {
    this.server.ready = this.readAll().then(
      () => this.refresh(),
      (error: unknown) => this.server.connection.console.error(`the settings could not be read: ${String(error)}`),
    );
  }

  private async readAll(): Promise<void> {
    const { connection, session } = this.server;
    if (!this.client.configuration) return session.configure(new Map(), this.sent);
    const uris = session.folders.map((f) => f.uri);
    const sections = (await connection.workspace.getConfiguration([
      { section: 'earshot' },
      ...uris.map((scopeUri) => ({ scopeUri, section: 'earshot' })),
    ])) as unknown[];
    const [otherwise, ...own] = sections.map(readSettings);
    session.configure(new Map(uris.map((uri, i) => [uri, own[i] ?? defaultSettings])), otherwise ?? defaultSettings);
  }

  private refresh(): void {
    this.assistants?.look();
    this.refreshFindings();
    const { languages } = this.server.connection;
    if (this.client.refreshesHints) void languages.inlayHint.refresh();
    if (this.client.refreshesTokens) void languages.semanticTokens.refresh();
    if (this.client.refreshesLenses) void this.server.connection.sendRequest(CodeLensRefreshRequest.type);
  }

  private refreshFindings(after?: number): void {
    if (this.client.pulls && this.client.refreshesDiagnostics) this.server.connection.languages.diagnostics.refresh();
    this.push?.soon(after);
  }
}
