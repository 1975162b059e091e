import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { at, codeOf, findings, hoverText, open, until } from './support.ts';

describe('two folders at once', () => {
  it('are both open, and checked each by its own earshot.json', async () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 2);
    const { document: probe } = await open('probe.earshot', 1);
    assert.match(
      await until('the answer', async () => (await hoverText(probe, at(probe, 'etcher "', 1))) || undefined),
      /2024-02-01/,
    );
    const { document: etcher } = await open('etcher.earshot');
    await until('ES2001', () => findings(etcher).some((d) => codeOf(d) === 'ES2001'));
    assert.ok(!findings(probe).some((d) => codeOf(d) === 'ES2001'));
  });

  it('have names of their own: a product of the one is none of the other', async () => {
    const { document } = await open('probe.earshot', 1);
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      at(document, 'etcher "', 1),
    );
    assert.deepEqual(new Set(found.map((l) => l.uri.toString())), new Set([document.uri.toString()]));
  });
});
