import * as vscode from 'vscode';

export const docsScheme = 'earshot-docs';

/** The pages of the diagnostic codes, shipped with the extension, so that they open without a network. */
export class DocsProvider implements vscode.TextDocumentContentProvider {
  private readonly folder: vscode.Uri;

  constructor(extension: vscode.Uri) {
    this.folder = vscode.Uri.joinPath(extension, 'docs');
  }

  /** Every code that has a page, in order. */
  async codes(): Promise<string[]> {
    const entries = await vscode.workspace.fs.readDirectory(this.folder);
    return entries
      .map(([name]) => /^(ES\d{4})\.md$/.exec(name)?.[1])
      .filter((code) => code !== undefined)
      .sort();
  }

  /** Codes with the titles of their pages. */
  async titled(codes: readonly string[]): Promise<{ readonly label: string; readonly description: string }[]> {
    const page = (code: string): Promise<string> => this.provideTextDocumentContent(this.uri(code));
    const titleOf = (text: string): string => /^# ES\d{4}: (.*)$/m.exec(text)?.[1] ?? '';
    return Promise.all(codes.map(async (label) => ({ label, description: titleOf(await page(label)) })));
  }

  uri(code: string): vscode.Uri {
    return vscode.Uri.from({ scheme: docsScheme, path: `/${code}.md` });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const code = /^\/(ES\d{4})\.md$/.exec(uri.path)?.[1];
    if (!code) return 'There is no such page.\n';
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.folder, `${code}.md`)));
    } catch {
      return `# ${code}\n\nThis version of Earshot has no page for ${code}.\n`;
    }
  }
}
