import * as assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { at, findings, hoverText, open, until } from './support.ts';

describe('features', () => {
  let document: vscode.TextDocument;
  before(async () => {
    ({ document } = await open('etcher.earshot'));
    await until('findings', () => findings(document).length > 0);
  });

  it('hover on a product: percentage, level, outcome and citation', async () => {
    const text = await hoverText(document, at(document, 'etcher "', 1));
    assert.match(text, /25\.13/);
    assert.match(text, /25\s?%/);
    assert.match(text, /license required/i);
    assert.match(text, /15 CFR 734\.4/);
  });

  it('hover on a use: its value, its share and whether it is controlled', async () => {
    const text = await hoverText(document, at(document, 'handling-module', 2));
    assert.match(text, /502,600|502_600/);
    assert.match(text, /25\.13/);
    assert.match(text, /controlled/);
  });

  it('hover on an ECCN and on a country', async () => {
    assert.match(await hoverText(document, at(document, '3B001.f.2', 1)), /NS/);
    const country = await hoverText(document, at(document, 'destination CN', 13));
    assert.match(country, /China/);
    assert.match(country, /D:5/);
  });

  it('go to the definition in an imported file', async () => {
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at(document, 'handling-module', 2),
    );
    const [first] = found;
    assert.ok(first);
    const uri = 'targetUri' in first ? first.targetUri : first.uri;
    assert.ok(uri.path.endsWith('/parts/modules.earshot'), uri.path);
  });

  it('document symbols', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map((s) => s.name),
      ['etcher'],
    );
    assert.ok(symbols[0]!.children.some((c) => c.name.includes('CN')));
  });

  it('workspace symbols', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'handling',
    );
    assert.ok(symbols.some((s) => s.name === 'handling-module'));
  });

  it('references across files', async () => {
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      at(document, 'handling-module', 2),
    );
    assert.deepEqual(new Set(found.map((l) => l.uri.path.split('/').at(-1))), new Set(['etcher.earshot', 'modules.earshot']));
  });

  it('completion of a country by its name', async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at(document, 'destination TW', 12),
    );
    const item = list.items.find((i) => (typeof i.label === 'string' ? i.label : i.label.label) === 'TW');
    assert.ok(item, 'TW is offered');
    assert.match(JSON.stringify([item.label, item.detail, item.filterText]), /Taiwan/);
  });

  it('an inlay hint with the answer after the destination', async () => {
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await until('hints', async () => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        whole,
      );
      return found.length > 0 && found;
    });
    const texts = hints.map((h) => (typeof h.label === 'string' ? h.label : h.label.map((p) => p.value).join('')));
    assert.ok(
      texts.some((t) => t.includes('25.13 % > 25 %, license required')),
      texts.join(' | '),
    );
  });

  it('folding and the link of an import', async () => {
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    assert.ok(folds.some((f) => f.start === at(document, 'product etcher').line));
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    assert.ok(links.some((l) => l.target?.path.endsWith('/parts/modules.earshot')));
  });
});
