import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { at, findings, open, revert, until } from './support.ts';

const close = () => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');

describe('rename', () => {
  it('renames across files', async () => {
    const { document: parts } = await open('parts/modules.earshot');
    const { document } = await open('etcher.earshot');
    await until('findings', () => findings(document).length > 0);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at(document, 'handling-module', 2),
      'wafer-handler',
    );
    assert.equal(edit.entries().length, 2);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.getText(), /incorporates wafer-handler/);
    assert.match(parts.getText(), /input wafer-handler/);
    await until('the same findings', () => findings(document).some((d) => d.message.includes('25.13')));
    await revert();
    await vscode.window.showTextDocument(parts);
    await revert();
    assert.match(parts.getText(), /input handling-module/);
  });

  it('says what cannot be renamed', async () => {
    const { document } = await open('etcher.earshot');
    const asked = vscode.commands.executeCommand('vscode.prepareRename', document.uri, at(document, 'as-of', 1));
    await assert.rejects(async () => asked);
  });
});

describe('format', () => {
  it('on save, when the user wants it', async () => {
    const config = vscode.workspace.getConfiguration('editor', { languageId: 'earshot' });
    const { document } = await open('broken.earshot');
    const before = document.getText();
    const file = document.uri;
    await config.update('formatOnSave', true, vscode.ConfigurationTarget.Workspace, true);
    try {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(file, new vscode.Range(0, 0, document.lineCount, 0), 'party   p   {\n      country    CN\n}\n');
      assert.ok(await vscode.workspace.applyEdit(edit));
      assert.ok(await document.save());
      assert.equal(document.getText(), 'party p {\n  country CN\n}\n');
    } finally {
      await config.update('formatOnSave', undefined, vscode.ConfigurationTarget.Workspace, true);
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(before));
      await until('the file as it was', () => document.getText() === before);
    }
  });
});

describe('completion', () => {
  it('of a name in another file adds its import', async () => {
    const [folder] = vscode.workspace.workspaceFolders!;
    const file = vscode.Uri.joinPath(folder!.uri, 'new.earshot');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('product p {\n  incorporates hand\n}\n'));
    const document = await vscode.workspace.openTextDocument(file);
    const editor = await vscode.window.showTextDocument(document);
    try {
      const end = at(document, 'hand', 4);
      const found = await until('the name', async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          file,
          end,
          undefined,
          200,
        );
        return list.items.find((i) => (typeof i.label === 'string' ? i.label : i.label.label) === 'handling-module');
      });
      assert.ok(found.additionalTextEdits?.length, 'with an import');
      editor.selection = new vscode.Selection(end, end);
      const edit = new vscode.WorkspaceEdit();
      edit.set(file, [
        ...found.additionalTextEdits!,
        vscode.TextEdit.replace(new vscode.Range(at(document, 'hand'), end), 'handling-module'),
      ]);
      assert.ok(await vscode.workspace.applyEdit(edit));
      assert.match(document.getText(), /^import "\.\/parts\/modules\.earshot"\n/);
      await until('the name is known', () => !findings(document).some((d) => d.message.includes('handling-module')));
    } finally {
      await close();
      await vscode.workspace.fs.delete(file);
    }
  });
});
