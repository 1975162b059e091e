import * as vscode from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import { isSpec } from './specs.ts';
import { lawDateRequest, type LawDate, type LawDateParams } from '../../server/src/protocol.ts';

const SOURCES: Record<LawDate['source'], string> = {
  file: 'stated by `as-of` in this file',
  configuration: 'from the configuration',
  today: 'today, since neither the file nor the configuration states one',
};

/** What else may be asked from the status bar. */
const LINKS = [
  ['earshot.compareDates', 'Compare two dates'],
  ['earshot.openMatrix', 'Matrix'],
  ['earshot.openProof', 'Proof'],
] as const;

/** The status bar item: the day whose law applies to the active file. Click: state another. */
export class LawDateStatus implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('earshot.lawDate', vscode.StatusBarAlignment.Right, 90);
  private readonly disposables: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;

  private readonly client: LanguageClient;

  constructor(client: LanguageClient) {
    this.client = client;
    this.item.name = 'Earshot: law date';
    this.disposables = [
      this.item,
      vscode.window.onDidChangeActiveTextEditor(() => this.refreshSoon(0)),
      vscode.workspace.onDidChangeTextDocument((e) => {
        if (e.document === vscode.window.activeTextEditor?.document) this.refreshSoon(250);
      }),
      vscode.workspace.onDidChangeConfiguration((e) => {
        if (e.affectsConfiguration('earshot')) this.refreshSoon(250);
      }),
      client.onDidChangeState((e) => {
        if (e.newState === State.Running) this.refreshSoon(0);
        else this.item.hide();
      }),
    ];
  }

  /** What the server says of a document; undefined while it is not running. */
  async ask(document: vscode.TextDocument): Promise<LawDate | undefined> {
    if (!isSpec(document) || !this.client.isRunning()) return undefined;
    const params: LawDateParams = { uri: this.client.code2ProtocolConverter.asUri(document.uri) };
    return (await this.client.sendRequest<LawDate | null>(lawDateRequest, params)) ?? undefined;
  }

  private refreshSoon(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh().catch(() => this.item.hide()), delay);
  }

  private async refresh(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const law = document && (await this.ask(document));
    if (!law) {
      this.item.hide();
      return;
    }
    const late = law.asOf > law.rulebook.through;
    this.item.text = `$(law) EAR of ${law.asOf}`;
    const tooltip = new vscode.MarkdownString(
      `Law in force on **${law.asOf}**, ${SOURCES[law.source]}.\n\nThe rulebook was last read on ${law.rulebook.through}` +
        (late ? '; what changed since then is not known to it.' : '.') +
        '\n\nClick to state another day.\n\n' +
        LINKS.map(([command, title]) => `[${title}](command:${command})`).join(' · '),
    );
    tooltip.isTrusted = { enabledCommands: LINKS.map(([command]) => command) };
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = {
      label: `Earshot: law in force on ${law.asOf}, rulebook through ${law.rulebook.through}`,
      role: 'button',
    };
    this.item.backgroundColor = late ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.item.command = 'earshot.setLawDate';
    this.item.show();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const d of this.disposables) d.dispose();
  }
}
