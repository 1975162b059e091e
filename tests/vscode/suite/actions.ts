import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { at, findings, hoverText, open, until, uriOf } from './support.ts';

const extension = () => vscode.extensions.getExtension('earshot.earshot')!.extensionUri;
const undo = () => vscode.commands.executeCommand('undo');
let made = 0;
/** A spec in a file of its own, gone when `use` is done. */
async function withSpec(content: string, use: (document: vscode.TextDocument) => Promise<void>): Promise<void> {
  const file = uriOf(`case-${++made}.earshot`);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  try {
    await use(document);
  } finally {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(file);
  }
}

/** The actions at a text, with their edits. */
const actionsAt = (document: vscode.TextDocument, needle: string, only?: vscode.CodeActionKind) => {
  const start = at(document, needle);
  const range = new vscode.Range(start, start.translate(0, 1));
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    only?.value,
    30,
  );
};

const wanted = (document: vscode.TextDocument, needle: string, title: RegExp): Promise<vscode.CodeAction> =>
  until(`the action ${String(title)}`, async () =>
    (await actionsAt(document, needle)).find((action) => action.edit && title.test(action.title)),
  );

const spec = (body: string, head = ''): string => `as-of 2026-03-02
${head}
input stage "Motion stage" {
  origin US
  eccn   3B001.f.2
  value  30 USD
}

product bonder "Bonder" {
  type   equipment
  origin JP
  eccn   3B991
  value  100 USD
${body}
  direct-product-of none
  plant direct-product-of none

  destination CN
}
`;
const plain = spec('  incorporates stage');
/** What it answers turns on the ECCN of its board. */
const radio = `as-of 2026-03-02

input board {
  origin US
  value  300 USD
}

product radio {
  type   equipment
  origin KR
  eccn   3A001.a.2
  value  1_000 USD

  incorporates board
  direct-product-of none
  plant direct-product-of none

  destination CN
}
`;

/** One of each kind of fix: the text, where it is asked for, its title, and what is there afterwards. */
const cases: readonly (readonly [what: string, text: string, at: string, title: RegExp, after: RegExp])[] = [
  ['a misspelled name', spec('  incorporates stge'), 'stge', /^Change stge to stage/, /incorporates stage\n/],
  [
    'a misspelled keyword',
    spec('  incorprates stage'),
    'incorprates',
    /^Change incorprates to incorporates/,
    /incorporates stage\n/,
  ],
  ['the form of an ECCN', plain.replace('3B991', 'EAR 99'), 'EAR 99', /^Change EAR 99 to EAR99/, /eccn {3}EAR99/],
  [
    'the form of a day',
    plain.replace('2026-03-02', '2026-3-2'),
    '2026-3-2',
    /^Change 2026-3-2 to 2026-03-02/,
    /as-of 2026-03-02/,
  ],
  ['a value without its currency', plain.replace('100 USD', '100'), '100\n', /^Add the currency/, /value {2}100 \w*\n/],
  [
    'a rate that is missing',
    plain.replace('value  30 USD', 'value  30 EUR'),
    '30 EUR',
    /^Add a rate from EUR to USD/,
    /^rate EUR = .*USD/m,
  ],
  [
    'a suppression of nothing',
    spec('  incorporates stage\n  // earshot-ignore ES1004: sold below cost'),
    '// earshot-ignore',
    /^Remove the suppression/,
    /incorporates stage\n {2}direct-product-of/,
  ],
  ['a fact that is missing', radio, 'board', /^Add eccn to board/, /eccn +ECCN\n\}/],
  [
    'a bill of materials that is not stated',
    radio.replace('  incorporates board\n', ''),
    'radio',
    /^State that nothing is built into radio: incorporates none/,
    /incorporates none\n/,
  ],
  [
    'a finding that is to be left alone',
    radio,
    'board',
    /^Suppress ES1001 here, with a reason/,
    /\/\/ earshot-ignore ES1001: \ninput board/,
  ],
  [
    'a name near a listed one',
    plain
      .replace('input stage', 'party buyer "Yangtze Memory Technolgies Co., Ltd." {\n  country CN\n}\n\ninput stage')
      .replace('destination CN', 'destination CN { end-user buyer }'),
    'buyer }',
    /^State that buyer is not Yangtze Memory Technologies Co., Ltd\.: cleared/,
    /cleared +"Yangtze Memory Technologies Co\., Ltd\." because "" on YYYY-MM-DD\n/,
  ],
  [
    'an import of nothing',
    spec('  incorporates stage', 'import "./parts/modules.earshot"\n'),
    '"./parts',
    /^Remove the unused import of \.\/parts\/modules\.earshot/,
    /^as-of 2026-03-02\n\ninput/,
  ],
  [
    'money as others write it',
    plain.replace('100 USD', '€100,50'),
    '€100',
    /^Write €100,50 as 100\.50 EUR/,
    /value {2}100\.50 EUR\n/,
  ],
  ['an answer that is to be held', plain, 'destination CN', /^Pin the answer: expect/, /expect /],
  [
    'an expectation that is not met',
    plain.replace('destination CN', 'destination CN { expect not-subject by 734.4(d)(1) }'),
    'expect',
    /^Expect the answer as it is: no-license-required/,
    /expect no-license-required by/,
  ],
  [
    'a question whose answer is none',
    radio.replace('  direct-product-of none\n', ''),
    'radio',
    /^State that no such technology made radio: direct-product-of none/,
    /\n {2}direct-product-of none\n/,
  ],
  [
    'a part that can be done without',
    plain.replace('\nproduct', '\nalternative bare "Without a stage" eliminates stage {}\n\nproduct'),
    'incorporates',
    /^Remove stage \(bare\): 30 % → 0 %/,
    /incorporates none\n/,
  ],
  [
    'a tariff heading without its quotes',
    plain.replace('  value  100', '  hts    8486.20.00\n  value  100'),
    '8486',
    /"8486/,
    /hts {4}"8486/,
  ],
  [
    'the code of a license exception',
    plain.replace('destination CN', 'destination CN { claims LVZ }'),
    'LVZ',
    /^Change LVZ to LVS/,
    /claims LVS/,
  ],
];

describe('code actions', () => {
  for (const [what, text, where, title, after] of cases)
    it(`mend ${what}, and are undone in one step`, () =>
      withSpec(text, async (document) => {
        const action = await wanted(document, where, title);
        assert.ok(await vscode.workspace.applyEdit(action.edit!));
        assert.match(document.getText(), after);
        await undo();
        assert.equal(document.getText(), text);
      }));

  it('mend all that is safe at once', () =>
    withSpec(plain.replace('100 USD', '100 usd').replace('30 USD', '30 usd'), async (document) => {
      const all = await until('fix all', async () =>
        (await actionsAt(document, 'as-of', vscode.CodeActionKind.SourceFixAll)).find((a) => a.edit),
      );
      const before = document.getText();
      assert.ok(await vscode.workspace.applyEdit(all.edit!));
      assert.doesNotMatch(document.getText(), /usd/);
      await undo();
      assert.equal(document.getText(), before);
    }));

  it('put the imports in order, and are undone in one step', () =>
    withSpec(
      spec(
        '  incorporates stage',
        'import "./parts/modules.earshot"\nimport "./etcher.earshot"\nimport "./parts/modules.earshot"\n',
      ).replace('incorporates stage', 'incorporates stage\n  incorporates handling-module'),
      async (document) => {
        const before = document.getText();
        const sorted = await until('the imports in order', async () =>
          (await actionsAt(document, 'as-of', vscode.CodeActionKind.SourceOrganizeImports)).find((x) => x.edit),
        );
        assert.ok(await vscode.workspace.applyEdit(sorted.edit!));
        assert.match(document.getText(), /^as-of 2026-03-02\nimport "\.\/parts\/modules\.earshot"\n\ninput/);
        await undo();
        assert.equal(document.getText(), before);
      },
    ));

  it('reach a text that was never saved', async () => {
    const content = spec('  incorporates stge');
    const document = await vscode.workspace.openTextDocument({ language: 'earshot', content });
    await vscode.window.showTextDocument(document);
    const action = await wanted(document, 'stge', /^Change stge to stage/);
    assert.ok(await vscode.workspace.applyEdit(action.edit!));
    assert.match(document.getText(), /incorporates stage\n/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('import what another file declares', () =>
    withSpec(plain.replace('incorporates stage', 'incorporates handling-module'), async (document) => {
      const action = await wanted(document, 'handling-module', /^Import handling-module from \.\/parts\/modules\.earshot/);
      assert.ok(await vscode.workspace.applyEdit(action.edit!));
      assert.match(document.getText(), /^import "\.\/parts\/modules\.earshot"$/m);
      await until('the name is known', () => !findings(document).some((d) => /handling-module/.test(d.message)));
      await undo();
      assert.doesNotMatch(document.getText(), /^import/m);
    }));

  it('put an alternative in place, and the answer is what the title said', async () => {
    const sample = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension(), 'samples', 'etcher.earshot'));
    await withSpec(new TextDecoder().decode(sample), async (document) => {
      const before = document.getText();
      const action = await wanted(document, 'destination CN', /^Replace handling-system with jp-handling/);
      assert.match(action.title, /26 % → 0 %/);
      assert.match(action.title, /not subject/);
      assert.ok(await vscode.workspace.applyEdit(action.edit!));
      assert.match(document.getText(), /incorporates jp-handling/);
      const said = await until('the new answer', async () => {
        const text = await hoverText(document, at(document, 'destination CN', 13));
        return /not subject/.test(text) && text;
      });
      assert.doesNotMatch(said, /license required/);
      await until('no finding on the level', () => !findings(document).some((d) => d.message.includes('26 %')));
      await undo();
      assert.equal(document.getText(), before);
    });
  });

  it('put a set of alternatives in place, where no one of them suffices', async () => {
    const part = (name: string): string => `
input ${name} { origin US  eccn 3B001.e  value 30 USD }
alternative jp-${name} replaces ${name} { origin JP  eccn EAR99  value 31 USD }
`;
    const two = `${part('arm')}${part('lift')}`;
    await withSpec(
      plain
        .replace('\ninput stage', `${two}\ninput stage`)
        .replace('incorporates stage', 'incorporates arm\n  incorporates lift'),
      async (document) => {
        const before = document.getText();
        const action = await wanted(document, 'destination CN', /^Replace arm with jp-arm and replace lift with jp-lift/);
        assert.match(action.title, /60 % → 0 %/);
        assert.ok(await vscode.workspace.applyEdit(action.edit!));
        assert.match(document.getText(), /incorporates jp-arm\n {2}incorporates jp-lift\n/);
        await until('no finding on the level', () => !findings(document).some((d) => d.message.includes('60 %')));
        await undo();
        assert.equal(document.getText(), before);
      },
    );
  });

  it('offer to move an input to a file of its own, which others may import', async () => {
    const { document } = await open('parts/modules.earshot');
    const { edit } = await wanted(
      document,
      'handling-module',
      /^Move handling-module to \.\/handling-module\.earshot and import it/,
    );
    const file = edit!.entries().find(([uri]) => uri.path.endsWith('/parts/handling-module.earshot'));
    assert.match(file?.[1].map((e) => e.newText).join('') ?? '', /^input handling-module|\ninput handling-module/);
  });
});
