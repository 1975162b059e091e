import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { at, codeOf, findings, open, revert, until, uriOf } from './support.ts';

describe('commands', () => {
  it('check the workspace', async () => {
    const summary = await vscode.commands.executeCommand<{ files: number; determinations: number; errors: number }>(
      'earshot.checkWorkspace',
    );
    assert.equal(summary.files, 4);
    assert.ok(summary.determinations >= 2);
    assert.ok(summary.errors > 0);
  });

  it('set the law date', async () => {
    const { document } = await open('etcher.earshot');
    await until('findings', () => findings(document).length > 0);
    await vscode.commands.executeCommand('earshot.setLawDate', '2026-01-15');
    assert.match(document.getText(), /^as-of 2026-01-15$/m);
    await revert();
    assert.match(document.getText(), /^as-of 2025-01-15$/m);
  });

  it('state a law date where there was none', async () => {
    const editor = await open('parts/modules.earshot');
    await vscode.commands.executeCommand('earshot.setLawDate', '2025-02-01');
    assert.match(editor.document.getText(), /^as-of 2025-02-01$/m);
    await revert();
  });

  it('open the views', async () => {
    const editor = await open('etcher.earshot');
    const position = at(editor.document, 'destination CN', 13);
    editor.selection = new vscode.Selection(position, position);
    const uri = editor.document.uri.toString();
    const tabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap((g) => g.tabs);
    const opened = (label: RegExp) => until(`a tab ${String(label)}`, () => tabs().find((t) => label.test(t.label)));
    await vscode.commands.executeCommand('earshot.openProof');
    const tab = await opened(/^Proof of etcher@CN$/);
    assert.ok(tab.input instanceof vscode.TabInputWebview);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri, 'the spec keeps the focus');
    await vscode.commands.executeCommand('earshot.openBillOfMaterials', { uri, id: 'etcher@TW' });
    await opened(/^U.S. content of etcher@TW$/);
    await vscode.commands.executeCommand('earshot.openMatrix');
    await opened(/^Matrix of etcher.earshot$/);
    await vscode.commands.executeCommand('earshot.compareDates', { from: '2010-01-01', to: '2025-01-15' });
    await opened(/^2010-01-01 to 2025-01-15$/);
    await vscode.commands.executeCommand('earshot.openProof', { uri, id: 'etcher@TW' });
    await opened(/^Proof of etcher@TW$/);
    assert.equal(tabs().filter((t) => t.label.startsWith('Proof of')).length, 1, 'in the same panel');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('open a report of a spec and of a folder, and save it', async () => {
    const { document } = await open('etcher.earshot');
    const uri = document.uri.toString();
    const tabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap((g) => g.tabs);
    const opened = (label: string) => until(`a tab ${label}`, () => tabs().find((t) => t.label === label));
    await vscode.commands.executeCommand('earshot.openReport', { uri, redact: [] });
    assert.ok((await opened('Report of etcher.earshot')).input instanceof vscode.TabInputWebview);
    const saved = uriOf('report.html');
    const read = async (): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(saved));
    await vscode.commands.executeCommand('earshot.saveReport', { uri: saved.toString() });
    assert.match(await read(), /^<!DOCTYPE html>.*502,600/s);
    await vscode.commands.executeCommand('earshot.openReport', { uri: uriOf('', 1).toString(), redact: ['values', 'parties'] });
    await opened('Report of second');
    assert.equal(tabs().filter((t) => t.label.startsWith('Report of')).length, 1, 'in the same panel');
    await vscode.commands.executeCommand('earshot.saveReport', { uri: saved.toString() });
    assert.match(await read(), /Withheld in this copy: values and parties/);
    await vscode.workspace.fs.delete(saved);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('explain a code in a preview', async () => {
    await vscode.commands.executeCommand('earshot.explain', 'ES2001');
    await until('the preview', () => vscode.window.tabGroups.all.flatMap((g) => g.tabs).find((t) => /ES2001/.test(t.label)));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('restart the server, and no finding is lost', async () => {
    const { document } = await open('etcher.earshot');
    await until('ES2001', () => findings(document).some((d) => codeOf(d) === 'ES2001'));
    await vscode.commands.executeCommand('earshot.restartServer');
    await until('ES2001 after the restart', () => findings(document).some((d) => codeOf(d) === 'ES2001'));
  });

  it('open a sample as a text of the user’s own', async () => {
    await vscode.commands.executeCommand('earshot.openSample');
    const { document } = vscode.window.activeTextEditor!;
    assert.ok(document.isUntitled);
    const codes = await until('its findings', () => {
      const found = new Set(findings(document).map(codeOf));
      return found.size >= 3 && found;
    });
    assert.deepEqual([...codes].sort(), ['ES2001', 'ES3001', 'ES5001'], 'a level, a license, an alternative');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('show the log', () => vscode.commands.executeCommand('earshot.showLog'));
});
