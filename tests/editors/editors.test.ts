/** Other editors, each from its package, configured as docs/other-editors.md says, over `earshot server --stdio`. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Emacs } from './emacs.ts';
import { Neovim } from './neovim.ts';
import { type Editor, UNTIDY, until, Workspace } from './workspace.ts';

interface Report {
  readonly diagnostics: readonly { readonly code: string; readonly location: { readonly file: string } }[];
}

describe.each([
  ['Neovim', (w: Workspace): Promise<Editor> => Neovim.in(w)],
  ['Emacs', (w: Workspace): Promise<Editor> => Emacs.in(w)],
])('%s', (name, start) => {
  const workspace = new Workspace();
  let editor: Editor;
  beforeAll(async () => {
    editor = await start(workspace);
  });
  afterAll(async () => {
    await editor?.close();
    workspace.remove();
  });

  it('is the editor itself', async () => {
    const version = await editor.version();
    console.log(version);
    expect(version).toMatch(new RegExp(`^${name} \\d`));
  });

  it('shows the findings of the command line', async () => {
    await editor.open('etcher.earshot');
    const { diagnostics } = JSON.parse(workspace.earshot(['check', '--format', 'json', 'etcher.earshot'])) as Report;
    const wanted = diagnostics.filter((d) => d.location.file === 'etcher.earshot').map((d) => d.code);
    expect(wanted).toContain('ES3001');
    const found = await until(
      'findings',
      () => editor.codes(),
      (codes) => codes.length > 0,
    );
    expect(found).toEqual(wanted.sort());
  });

  it('tells what a name is, from the file that declares it', async () => {
    expect(await editor.hover('handling-module')).toContain('Wafer handling module');
  });

  it('completes a keyword', async () => {
    await editor.complete('value ', 'suppl');
    expect(
      await until(
        'the line',
        () => editor.text(),
        (text) => text.includes('supplier'),
      ),
    ).toMatch(/USD\n +supplier/);
  });

  it('sees the text as it is typed', async () => {
    await until(
      'the unfinished line',
      () => editor.codes(),
      (codes) => codes.some((code) => code.startsWith('ES00')),
    );
  });

  it('takes a quick fix, and the finding goes', async () => {
    await editor.open('buyer.earshot');
    const before = await until(
      'findings',
      () => editor.codes(),
      (codes) => codes.length > 0,
    );
    expect(before.filter((code) => code.startsWith('ES0'))).toHaveLength(1);
    await editor.fix('contry');
    const text = await until(
      'the fix',
      () => editor.text(),
      (now) => !now.includes('contry'),
    );
    expect(text).toContain('  country CN\n');
    await until(
      'the finding gone',
      () => editor.codes(),
      (codes) => !codes.includes(before[0]!),
    );
  });

  it('formats as the command line does', async () => {
    await editor.open('untidy.earshot');
    await editor.format();
    const text = await until(
      'the text in form',
      () => editor.text(),
      (now) => now !== UNTIDY,
    );
    expect(text).toBe(workspace.earshot(['format', '-'], UNTIDY));
  });
});
