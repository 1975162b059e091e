import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { at, codeOf, findings, open, revert, until, uriOf } from './support.ts';

describe('diagnostics', () => {
  it('say that the level is exceeded, at the destination it concerns', async () => {
    const { document } = await open('etcher.earshot');
    const found = await until('ES2001', () => findings(document).find((d) => codeOf(d) === 'ES2001'));
    assert.match(found.message, /25\.13/);
    assert.match(document.getText(found.range), /CN|destination/);
  });

  it('point at the input that weighs most', async () => {
    const { document } = await open('etcher.earshot');
    const found = await until('ES2001', () => findings(document).find((d) => codeOf(d) === 'ES2001'));
    assert.ok(found.relatedInformation?.length, 'related information');
  });

  it('link their code to its page, which opens without a network', async () => {
    const { document } = await open('etcher.earshot');
    const found = await until('ES2001', () => findings(document).find((d) => codeOf(d) === 'ES2001'));
    assert.ok(typeof found.code === 'object');
    assert.equal(found.code.target.scheme, 'earshot-docs');
    const page = await vscode.workspace.openTextDocument(found.code.target);
    assert.match(page.getText(), /ES2001/);
    assert.match(page.getText(), /734\.4/);
  });

  it('say what is wrong in a broken file, and go when it is mended', async () => {
    const { document } = await open('broken.earshot');
    await until('two findings', () => findings(document).length >= 2);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(at(document, 'valeu'), at(document, 'valeu', 5)), 'value');
    edit.replace(document.uri, new vscode.Range(at(document, 'XQ'), at(document, 'XQ', 2)), 'TW');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('no error', () => findings(document).every((d) => d.severity !== vscode.DiagnosticSeverity.Error));
    await revert();
    await until('the findings again', () => findings(document).some((d) => d.severity === vscode.DiagnosticSeverity.Error));
  });

  it('follow an unsaved change of an imported file', async () => {
    const parts = await open('parts/modules.earshot');
    const etcher = await vscode.workspace.openTextDocument(uriOf('etcher.earshot'));
    await vscode.window.showTextDocument(etcher, vscode.ViewColumn.Beside);
    await until('ES2001', () => findings(etcher).some((d) => codeOf(d) === 'ES2001'));
    const edit = new vscode.WorkspaceEdit();
    const from = at(parts.document, '502_600');
    edit.replace(parts.document.uri, new vscode.Range(from, from.translate(0, 7)), '500_000');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('25 % is not above 25 %', () => !findings(etcher).some((d) => codeOf(d) === 'ES2001'));
    await vscode.window.showTextDocument(parts.document);
    await revert();
    await until('ES2001 again', () => findings(etcher).some((d) => codeOf(d) === 'ES2001'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('reach files that are not open', async () => {
    await open('etcher.earshot');
    await until('findings on a closed file', () => findings(uriOf('broken.earshot')).length > 0);
  });

  it('work on a text that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'earshot', content: 'party p { contry CN }\n' });
    await vscode.window.showTextDocument(document);
    const found = await until('a finding', () => findings(document)[0]);
    assert.match(found.message, /country/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
