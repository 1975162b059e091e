import * as assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { at, codeOf, findings, hoverText, open, until, uriOf } from './support.ts';

const isFound = (document: vscode.TextDocument, code: string): boolean => findings(document).some((d) => codeOf(d) === code);
const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');

describe('a document', () => {
  it('that is an older version, as a comparison shows it, has no findings of its own', async () => {
    const { document } = await open('etcher.earshot');
    // What it imports cannot be read from there: as a file it would be full of errors.
    const text = document.getText();
    const provider = vscode.workspace.registerTextDocumentContentProvider('older', { provideTextDocumentContent: () => text });
    try {
      const older = document.uri.with({ scheme: 'older', query: 'HEAD' });
      await closeAll();
      await vscode.commands.executeCommand('vscode.diff', older, document.uri, 'etcher.earshot (HEAD ↔ now)');
      const before = await vscode.workspace.openTextDocument(older);
      assert.equal(before.languageId, 'earshot');
      await until('ES2001 on the file', () => isFound(document, 'ES2001'));
      await vscode.commands.executeCommand('earshot.checkWorkspace');
      assert.deepEqual(findings(before), []);
      assert.equal(await hoverText(before, at(before, 'etcher "', 1)), '');
    } finally {
      provider.dispose();
      await closeAll();
    }
  });

  it('outside the folders that are open is checked, with what it imports from beside it', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'earshot-outside-')));
    try {
      const outside = (path: string): vscode.Uri => vscode.Uri.file(join(folder, path));
      for (const path of ['etcher.earshot', 'parts/modules.earshot']) await vscode.workspace.fs.copy(uriOf(path), outside(path));
      const document = await vscode.workspace.openTextDocument(outside('etcher.earshot'));
      await vscode.window.showTextDocument(document);
      await until('ES2001', () => isFound(document, 'ES2001'));
      await closeAll();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('that is read-only is checked, and a command that would write into it leaves it as it is', async () => {
    const config = vscode.workspace.getConfiguration('files');
    await config.update('readonlyInclude', { '**/etcher.earshot': true }, vscode.ConfigurationTarget.Workspace);
    try {
      const { document } = await open('etcher.earshot');
      const text = document.getText();
      await until('ES2001', () => isFound(document, 'ES2001'));
      await vscode.commands.executeCommand('earshot.setLawDate', '2026-01-15');
      assert.equal(document.getText(), text);
      assert.ok(!document.isDirty);
    } finally {
      await config.update('readonlyInclude', undefined, vscode.ConfigurationTarget.Workspace);
      await closeAll();
    }
  });

  it('without a product has an empty matrix and no proof, and says so', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'earshot', content: 'party p { country CN }\n' });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 8, 0, 8);
    await vscode.commands.executeCommand('earshot.openProof');
    await vscode.commands.executeCommand('earshot.openMatrix');
    const tabs = (): string[] => vscode.window.tabGroups.all.flatMap((g) => g.tabs.map((t) => t.label));
    await until('the matrix', () => tabs().some((label) => label.startsWith('Matrix')));
    assert.ok(!tabs().some((label) => label.startsWith('Proof')), tabs().join());
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeAll();
  });
});
