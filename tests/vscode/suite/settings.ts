import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { codeOf, findings, open, until } from './support.ts';

const set = (key: string, value: unknown) =>
  vscode.workspace.getConfiguration('earshot').update(key, value, vscode.ConfigurationTarget.Workspace);

describe('settings', () => {
  it('a file above the size limit is left alone, and says so', async () => {
    const { document } = await open('etcher.earshot');
    await until('ES2001', () => findings(document).some((d) => codeOf(d) === 'ES2001'));
    await set('maxFileSize', 0.01);
    await until('no determination', () => !findings(document).some((d) => codeOf(d) === 'ES2001'));
    assert.equal(findings(document).length, 1);
    await set('maxFileSize', undefined);
    await until('ES2001 again', () => findings(document).some((d) => codeOf(d) === 'ES2001'));
  });

  it('the inlay hints can be turned off', async () => {
    const { document } = await open('etcher.earshot');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = () =>
      vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
    await until('hints', async () => (await hints()).length > 0);
    await set('inlayHints', false);
    await until('no hints', async () => (await hints()).length === 0);
    await set('inlayHints', undefined);
    await until('hints again', async () => (await hints()).length > 0);
  });
});
