import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { at, codeOf, findings, hoverText, open, revert, until } from './support.ts';

/** The process of the language server: a child of the extension host. Linux, as the tests run it. */
function serverProcess(): number | undefined {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const parent = / \) \w (\d+) /.exec(readFileSync(`/proc/${name}/stat`, 'latin1').replace(/\(.*\)/s, '( )'))?.[1];
      const line = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      if (Number(parent) === process.pid && line.includes('server.cjs')) return Number(name);
    } catch {
      // it has ended
    }
  }
  return undefined;
}

const alive = async (document: vscode.TextDocument): Promise<boolean> =>
  /etcher/.test(await hoverText(document, at(document, 'etcher "', 1)).catch(() => ''));

describe('a server that ends', () => {
  it('is started again five times, with no edit lost; after the sixth it stays down until it is asked for', async function () {
    this.timeout(120_000);
    if (process.platform !== 'linux') this.skip();
    const { document } = await open('etcher.earshot');
    await until('ES2001', () => findings(document).some((d) => codeOf(d) === 'ES2001'));
    await vscode.commands.executeCommand('earshot.restartServer');
    await until('the server', () => alive(document), 60_000);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(at(document, '2_000_000'), at(document, '2_000_000', 9)), '2_500_000');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('20.1 % does not exceed', () => !findings(document).some((d) => codeOf(d) === 'ES2001'));
    for (let time = 1; time <= 6; time++) {
      if (time === 6) {
        await revert();
        await until('ES2001 again', () => findings(document).some((d) => codeOf(d) === 'ES2001'));
      }
      const pid = await until('a server', serverProcess, 60_000);
      process.kill(pid, 'SIGKILL');
      await until('its end', () => serverProcess() !== pid);
      if (time < 6) {
        await until(`the server after end ${time}`, async () => serverProcess() !== undefined && (await alive(document)), 60_000);
        assert.match(await hoverText(document, at(document, 'etcher "', 1)), /20\.1/, 'the edit that was never saved is known');
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 3000));
    assert.equal(serverProcess(), undefined, 'it stays down');
    const left = vscode.languages.getDiagnostics(document.uri);
    assert.ok(
      left.some((d) => d.message.includes('nothing here is checked')),
      'a finding says so',
    );
    assert.deepEqual(
      left.find((d) => codeOf(d) === 'ES2001')?.tags,
      [vscode.DiagnosticTag.Unnecessary],
      'the last ones are grey',
    );
    await vscode.commands.executeCommand('earshot.restartServer');
    await until('the server', () => alive(document), 60_000);
    await until('ES2001 again', () => findings(document).some((d) => codeOf(d) === 'ES2001'));
    assert.ok(!vscode.languages.getDiagnostics(document.uri).some((d) => d.message.includes('nothing here is checked')));
  });
});
