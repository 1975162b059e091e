import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { open } from './support.ts';

describe('activation', () => {
  before(() => open('etcher.earshot'));

  it('runs the copy under test', async () => {
    const extension = vscode.extensions.getExtension('earshot.earshot');
    assert.ok(extension, 'the extension is installed');
    const api = await extension.activate();
    await api.ready;
    console.log(
      `[test] VS Code ${vscode.version}, Node ${process.version}, Earshot ${extension.packageJSON.version} in ${extension.extensionPath}`,
    );
    assert.equal(path.dirname(extension.extensionPath), process.env.EXPECTED_EXTENSION_PARENT);
    assert.equal(api.extensionPath, extension.extensionPath);
  });

  it('knows the language by the ending of the file', () => {
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'earshot');
  });

  it('writes specs with two spaces, and suggests no mere words', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'earshot', content: '' });
    const editor = await vscode.window.showTextDocument(document);
    assert.equal(editor.options.tabSize, 2);
    assert.equal(editor.options.insertSpaces, true);
    assert.equal(vscode.workspace.getConfiguration('editor', document).get('wordBasedSuggestions'), 'off');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await open('etcher.earshot');
  });

  it('says that it works in an untrusted workspace', () => {
    const { capabilities } = vscode.extensions.getExtension('earshot.earshot')!.packageJSON;
    assert.equal(capabilities.untrustedWorkspaces.supported, true);
  });

  it('offers every command it declares', async () => {
    const extension = vscode.extensions.getExtension('earshot.earshot')!;
    const declared: string[] = extension.packageJSON.contributes.commands.map((c: { command: string }) => c.command);
    const known = new Set(await vscode.commands.getCommands(true));
    assert.ok(declared.length >= 6);
    for (const command of declared) assert.ok(known.has(command), command);
  });
});
