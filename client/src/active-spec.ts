import * as vscode from 'vscode';
import { isSpec } from './specs.ts';

/** The spec that is being edited, or the one beside the view that is; else the user is told to open one. */
export function activeSpec(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  if (activeTextEditor && isSpec(activeTextEditor.document)) return activeTextEditor;
  // A view has the focus, and no text editor.
  if (!activeTextEditor) {
    const open = visibleTextEditors.filter((editor) => isSpec(editor.document));
    if (open.length === 1) return open[0];
  }
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
