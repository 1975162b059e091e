import * as vscode from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';

/** Is there a server to ask, or one about to be there? Else the user is told that there is none, with a way to have one. */
export function isServed(client: LanguageClient): boolean {
  if (client.state !== State.Stopped) return true;
  void vscode.window.showErrorMessage('Earshot is not running: nothing is checked.', 'Restart', 'Show Log').then((choice) => {
    if (choice === 'Restart') void vscode.commands.executeCommand('earshot.restartServer');
    if (choice === 'Show Log') void vscode.commands.executeCommand('earshot.showLog');
  });
  return false;
}
