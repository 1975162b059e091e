import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { proofRequest, type ProofParams, type ProofResult, type ProofText } from '../../server/src/protocol.ts';

export const proofScheme = 'earshot-proof';

/** Proofs as read-only documents: `earshot-proof:/bonder@CN.txt?<spec>#<line>,<character>`, made anew when the spec changes. */
export class ProofProvider implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly shown = new Map<string, vscode.Uri>();
  private readonly disposables: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;

  private readonly client: LanguageClient;

  constructor(client: LanguageClient) {
    this.client = client;
    this.disposables = [
      this.changed,
      vscode.workspace.onDidCloseTextDocument((d) => this.shown.delete(d.uri.toString())),
      vscode.workspace.onDidChangeTextDocument((e) => {
        if (e.document.languageId === 'earshot') this.refreshSoon();
      }),
    ];
  }

  async at(document: vscode.TextDocument, position: vscode.Position): Promise<readonly ProofText[]> {
    const params: ProofParams = {
      uri: this.client.code2ProtocolConverter.asUri(document.uri),
      position: { line: position.line, character: position.character },
    };
    return (await this.client.sendRequest<ProofResult | null>(proofRequest, params))?.proofs ?? [];
  }

  uri(document: vscode.TextDocument, position: vscode.Position, id: string): vscode.Uri {
    return vscode.Uri.from({
      scheme: proofScheme,
      path: `/${id}.txt`,
      query: document.uri.toString(),
      fragment: `${position.line},${position.character}`,
    });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    this.shown.set(uri.toString(), uri);
    const [line = 0, character = 0] = uri.fragment.split(',').map(Number);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri.query));
    const id = uri.path.slice(1).replace(/\.txt$/, '');
    const proofs = await this.at(document, new vscode.Position(line, character));
    return proofs.find((p) => p.id === id)?.text ?? `No determination ${id} stands at this place any more.\n`;
  }

  private refreshSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      for (const uri of this.shown.values()) this.changed.fire(uri);
    }, 400);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const d of this.disposables) d.dispose();
  }
}
