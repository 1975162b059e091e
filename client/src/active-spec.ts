import * as vscode from 'vscode';
import { isSpec } from './specs.ts';

/** A spec, and where its cursor is. */
export interface ActiveSpec {
  readonly document: vscode.TextDocument;
  readonly cursor: vscode.Position;
}

/**
 * The spec that a command speaks of: the one that is edited, else the one that was edited last and is still open, as where a view, the
 * walkthrough or another page has the focus. Where there is none the user is told so.
 */
export class ActiveSpecs implements vscode.Disposable {
  private last: ActiveSpec | undefined;
  private readonly disposables: vscode.Disposable[];

  constructor() {
    this.disposables = [
      vscode.window.onDidChangeActiveTextEditor((editor) => this.remember(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.remember(textEditor)),
    ];
    this.remember(vscode.window.activeTextEditor);
  }

  /** Nothing, and nobody is told, where there is none. */
  look(): ActiveSpec | undefined {
    const { activeTextEditor } = vscode.window;
    this.remember(activeTextEditor);
    const isElsewhere = activeTextEditor && !isSpec(activeTextEditor.document);
    return this.last && !this.last.document.isClosed && !isElsewhere ? this.last : undefined;
  }

  get(): ActiveSpec | undefined {
    const found = this.look();
    if (found) return found;
    const { activeTextEditor } = vscode.window;
    if (activeTextEditor?.document.languageId === 'earshot') {
      void vscode.window.showInformationMessage(
        'Earshot answers for files, not for earlier versions of them: open the file itself.',
      );
      return undefined;
    }
    void vscode.window.showInformationMessage('Open an Earshot spec first.', 'Open a Sample').then((choice) => {
      if (choice) void vscode.commands.executeCommand('earshot.openSample');
    });
    return undefined;
  }

  private remember(editor: vscode.TextEditor | undefined): void {
    if (editor && isSpec(editor.document)) this.last = { document: editor.document, cursor: editor.selection.active };
  }

  dispose(): void {
    for (const d of this.disposables) d.dispose();
  }
}
