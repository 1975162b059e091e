import * as vscode from 'vscode';

/** The first defined, truthy answer of `ask`, tried ten times a second; milliseconds. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  limit = 60_000,
): Promise<T> {
  for (let i = 0; i < limit / 100; i++) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** `folder`: the first, or the second, of the two that are open. */
export async function open(path: string, folder = 0): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(uriOf(path, folder));
  return vscode.window.showTextDocument(document);
}

export function uriOf(path: string, folder = 0): vscode.Uri {
  const found = vscode.workspace.workspaceFolders?.[folder];
  if (!found) throw new Error('no folder is open');
  return vscode.Uri.joinPath(found.uri, path);
}

/** Earshot's findings on a document, in order of place. */
export function findings(document: vscode.TextDocument | vscode.Uri): vscode.Diagnostic[] {
  const uri = document instanceof vscode.Uri ? document : document.uri;
  return vscode.languages
    .getDiagnostics(uri)
    .filter((d) => d.source === 'earshot')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

export const codeOf = (d: vscode.Diagnostic): string => String(typeof d.code === 'object' ? d.code.value : d.code);

/** Position of the start of a text, plus some characters. */
export function at(document: vscode.TextDocument, text: string, plus = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`not in the document: ${text}`);
  return document.positionAt(offset + plus);
}

export async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers
    .flatMap((h) => h.contents)
    .map((c) => (typeof c === 'string' ? c : c.value))
    .join('\n');
}

/** Undoes what a test did to a document. */
export async function revert(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.revert');
}
