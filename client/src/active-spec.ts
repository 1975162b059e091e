import * as vscode from 'vscode';

/** The spec that is being edited, or the one beside the view that is; else the user is told to open one. */
export function activeSpec(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  if (activeTextEditor?.document.languageId === 'earshot') return activeTextEditor;
  // A view has the focus, and no text editor.
  if (!activeTextEditor) {
    const specs = visibleTextEditors.filter((editor) => editor.document.languageId === 'earshot');
    if (specs.length === 1) return specs[0];
  }
  void vscode.window.showInformationMessage('Open an Earshot spec first.');
  return undefined;
}
