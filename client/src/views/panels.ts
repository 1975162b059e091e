import * as vscode from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import type { WirePlace } from '../../../server/src/protocol.ts';
import { isSpec } from '../specs.ts';
import type { Said, Shown, ViewKind } from './messages.ts';
import { page } from './page.ts';

/** One view: what it is called, how it is asked for, and what of it goes to the clipboard. */
export interface Asked<K extends ViewKind> {
  readonly kind: K;
  title(shown: Shown<K>): string;
  /** Asks the server; again whenever a spec changes. */
  ask(): Promise<Shown<K>>;
  /** The same for another determination. */
  choose?(id: string): Asked<K>;
  /** From the matrix to the views of one of its answers. */
  open?(what: 'proof' | 'bill', id: string, everywhere: boolean): void;
}

/** Milliseconds without an edit after which what is shown is asked for again. */
const SETTLED = 400;

/** The views beside the spec, one panel a kind: a second request shows in the same one. */
export class Panels implements vscode.Disposable {
  private readonly open = new Map<ViewKind, Panel>();
  private readonly disposables: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;
  private readonly client: LanguageClient;
  private readonly extension: vscode.Uri;

  constructor(client: LanguageClient, extension: vscode.Uri) {
    this.client = client;
    this.extension = extension;
    this.disposables = [
      vscode.workspace.onDidChangeTextDocument((e) => {
        if (isSpec(e.document)) this.refreshSoon();
      }),
      vscode.workspace.onDidChangeConfiguration((e) => {
        if (e.affectsConfiguration('earshot')) this.refreshSoon();
      }),
      client.onDidChangeState((e) => {
        if (e.newState === State.Running) this.refreshSoon();
      }),
    ];
  }

  /** Shows it beside the spec; the spec keeps the focus unless it is asked for by itself. */
  async show<K extends ViewKind>(asked: Asked<K>): Promise<void> {
    let panel = this.open.get(asked.kind);
    if (!panel) {
      panel = new Panel(asked.kind, this.extension, this.client, () => this.open.delete(asked.kind));
      this.open.set(asked.kind, panel);
    }
    await panel.show(asked as unknown as Asked<ViewKind>);
  }

  private refreshSoon(): void {
    if (this.open.size === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      for (const panel of this.open.values()) void panel.refresh();
    }, SETTLED);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const panel of this.open.values()) panel.dispose();
    for (const d of this.disposables) d.dispose();
  }
}

class Panel implements vscode.Disposable {
  private readonly panel: vscode.WebviewPanel;
  private readonly client: LanguageClient;
  private asked: Asked<ViewKind> | undefined;
  private shown: Shown<ViewKind> | undefined;
  /** Answers of earlier questions are not shown over those of later ones. */
  private question = 0;

  constructor(kind: ViewKind, extension: vscode.Uri, client: LanguageClient, closed: () => void) {
    this.client = client;
    const folder = vscode.Uri.joinPath(extension, 'dist', 'views');
    const icon = (theme: 'light' | 'dark'): vscode.Uri => vscode.Uri.joinPath(extension, 'images', `file-${theme}.svg`);
    this.panel = vscode.window.createWebviewPanel(
      `earshot.${kind}`,
      'Earshot',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, enableFindWidget: true, localResourceRoots: [folder] },
    );
    this.panel.iconPath = { light: icon('light'), dark: icon('dark') };
    this.panel.onDidDispose(closed);
    this.panel.webview.onDidReceiveMessage((said: Said) => this.hear(said));
    this.panel.webview.html = page(this.panel.webview, folder, kind);
  }

  async show(asked: Asked<ViewKind>): Promise<void> {
    this.asked = asked;
    this.panel.reveal(undefined, true);
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const { asked } = this;
    if (!asked) return;
    const question = ++this.question;
    const shown = await asked.ask().catch(
      (error: unknown): Shown<ViewKind> => ({
        ids: [],
        problem: error instanceof Error ? error.message : String(error),
      }),
    );
    if (question !== this.question) return;
    this.shown = shown;
    this.panel.title = asked.title(shown);
    this.send();
  }

  private send(): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a view is no window
    if (this.shown) void this.panel.webview.postMessage(this.shown);
  }

  private hear(said: Said): void {
    switch (said.type) {
      case 'ready':
        return this.send();
      case 'copy':
        return void this.copy();
      case 'reveal':
        return void reveal(this.client, said.place, this.panel.viewColumn);
      case 'choose': {
        const other = this.asked?.choose?.(said.id);
        if (other) void this.show(other);
        return;
      }
      case 'open':
        return this.asked?.open?.(said.what, said.id, said.everywhere);
    }
  }

  private async copy(): Promise<void> {
    const markdown = this.shown?.view?.markdown;
    if (markdown === undefined) return;
    await vscode.env.clipboard.writeText(markdown);
    vscode.window.setStatusBarMessage('Earshot: copied as Markdown', 3000);
  }

  dispose(): void {
    this.panel.dispose();
  }
}

/** Goes to a place of a spec, in the column where the spec is open, never in that of the view. */
async function reveal(client: LanguageClient, place: WirePlace, own: vscode.ViewColumn | undefined): Promise<void> {
  const uri = client.protocol2CodeConverter.asUri(place.uri);
  const { start, end } = place.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  const open = vscode.window.tabGroups.all.find((group) =>
    group.tabs.some((tab) => tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString()),
  );
  const other = vscode.window.tabGroups.all.find((group) => group.viewColumn !== own);
  const viewColumn = open?.viewColumn ?? other?.viewColumn ?? vscode.ViewColumn.One;
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { selection, viewColumn, preserveFocus: false });
}
