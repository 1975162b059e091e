import * as vscode from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import { isSpec } from './specs.ts';

/** Milliseconds after a start in which no findings means that none have been made yet. */
const STARTING = 5000;

/**
 * When the language server is down for good, silence must not look like clearance: a banner and a finding on every open spec say that
 * nothing is checked, and what was found last stays, greyed.
 */
export class Stopped implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('earshot-stopped');
  private readonly banner = vscode.window.createStatusBarItem('earshot.stopped', vscode.StatusBarAlignment.Left, 1000);
  private readonly last = new Map<string, readonly vscode.Diagnostic[]>();
  private readonly disposables: vscode.Disposable[];
  private readonly client: LanguageClient;
  private started = 0;
  private down = false;

  constructor(client: LanguageClient) {
    this.client = client;
    this.banner.name = 'Earshot: not running';
    this.banner.text = '$(error) Earshot is not running: nothing is checked';
    this.banner.tooltip = 'Click to start the language server again.';
    this.banner.backgroundColor = new vscode.ThemeColor('statusBarItem.errorBackground');
    this.banner.command = 'earshot.restartServer';
    this.disposables = [
      this.collection,
      this.banner,
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.remember(uris)),
      vscode.workspace.onDidOpenTextDocument((document) => this.down && this.mark(document)),
      client.onDidChangeState(({ newState }) => newState === State.Running && this.leave()),
    ];
  }

  /** The server will not be started again. */
  enter(): void {
    if (this.down) return;
    this.down = true;
    this.banner.show();
    for (const document of vscode.workspace.textDocuments) {
      // What was found in the last moment is told only after this.
      const found = foundIn(document.uri);
      if (found.length > 0) this.last.set(document.uri.toString(), found);
      this.mark(document);
    }
    for (const [address, findings] of this.last) {
      const uri = vscode.Uri.parse(address);
      if (!this.collection.has(uri)) this.collection.set(uri, findings.map(greyed));
    }
  }

  private leave(): void {
    this.started = Date.now();
    this.down = false;
    this.banner.hide();
    this.collection.clear();
  }

  private mark(document: vscode.TextDocument): void {
    if (!isSpec(document)) return;
    const nothing = new vscode.Diagnostic(
      new vscode.Range(0, 0, 0, 0),
      'Earshot is not running: nothing here is checked. Findings shown in grey are the last ones.',
      vscode.DiagnosticSeverity.Error,
    );
    nothing.source = 'earshot';
    this.collection.set(document.uri, [nothing, ...(this.last.get(document.uri.toString()) ?? []).map(greyed)]);
  }

  private remember(uris: readonly vscode.Uri[]): void {
    if (this.down || !this.client.isRunning()) return;
    const early = Date.now() - this.started < STARTING;
    for (const uri of uris) {
      const found = foundIn(uri);
      if (found.length > 0) this.last.set(uri.toString(), found);
      else if (!early) this.last.delete(uri.toString());
    }
  }

  dispose(): void {
    for (const d of this.disposables) d.dispose();
  }
}

const foundIn = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter((d) => d.source === 'earshot');

function greyed(d: vscode.Diagnostic): vscode.Diagnostic {
  const grey = new vscode.Diagnostic(d.range, d.message, vscode.DiagnosticSeverity.Information);
  grey.source = 'earshot (not running)';
  if (d.code !== undefined) grey.code = d.code;
  if (d.relatedInformation) grey.relatedInformation = d.relatedInformation;
  grey.tags = [vscode.DiagnosticTag.Unnecessary];
  return grey;
}
