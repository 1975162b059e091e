/**
 * One long session of an editor: 2,000 edits and code actions one after the other, over the protocol. Text, trees and findings of the
 * server are those of a server that was started now and given the same texts.
 */
import { pathToFileURL } from 'node:url';
import { realpathSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { SYNTAX_CODES } from '../../grammar/src/index.ts';
import { BINDER_CODES } from '../../server/src/model/binder-codes.ts';
import { Editor, type Look } from './editor.ts';
import { type Edit, edit, samples } from '../property/texts.ts';

const STEPS = 2_000;
/** Edits between two looks; then they are taken back, as with Ctrl+Z, and there is another look. */
const BURST = 9;
/** Edits after which the texts are those of the beginning. */
const AGAIN = 40;

const START: Readonly<Record<string, string>> = {
  'a.earshot': `import "./b.earshot"\n${samples.find((s) => s.includes('alternative '))!}`,
  'b.earshot':
    'import "./c.earshot"\nproduct whole { type other origin KR eccn EAR99 value 9 USD incorporates common direct-product-of none plant direct-product-of none destination RU, CN }\n',
  'c.earshot': 'party shared "Shared" { country KR }\ninput common { origin US eccn 5A992.c value 2 USD }\n',
};

const isOfLanguage = (code: string): boolean => code in SYNTAX_CODES || code in BINDER_CODES;

it(`${STEPS} edits and code actions, one after the other`, async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'earshot-session-')));
  try {
    for (const [file, text] of Object.entries(START)) writeFileSync(join(root, file), text);
    const uri = pathToFileURL(root).href;
    const editor = await Editor.start(uri);
    for (const [file, text] of Object.entries(START)) await editor.open(`${uri}/${file}`, text);
    const random = fc.sample(fc.record({ file: fc.nat(), edit, at: fc.nat(), which: fc.nat() }), {
      numRuns: STEPS,
      seed: Number(process.env.EARSHOT_SEED ?? 734),
    });

    let taken = 0;
    let looked = 0;
    let clean = 0;
    let undo: (() => Promise<void>)[] = [];
    for (const [i, step] of random.entries()) {
      const { files } = editor;
      // As when another branch is checked out: what is left to write by the actions taken would pile up.
      if (i % AGAIN === 0) for (const f of files) await editor.change(f, [{ text: START[f.split('/').at(-1)!] ?? '' }]);
      const file = files[step.file % files.length]!;
      const where = `step ${i} in ${file}`;
      if (i % (BURST + 1) === BURST) {
        for (const back of undo.toReversed()) await back();
        undo = [];
        // Where nothing is offered in one file, there is in another.
        for (const other of [file, ...files]) {
          if (!(await act(editor, other, step.at, step.which))) continue;
          taken++;
          break;
        }
      } else undo.push(await write(editor, file, step.edit));
      // At the end of a burst, while the text is broken, and of the next after what was broken is called back.
      const turn = i % (2 * (BURST + 1));
      if (turn !== BURST - 1 && turn !== 2 * BURST + 1) continue;
      const fresh = await Editor.start(uri);
      for (const other of editor.files) await fresh.open(other, editor.text(other));
      const now = await looks(fresh);
      const own = await looks(editor);
      looked++;
      // A product that cannot be read, here or in what it imports, keeps its answers until it can.
      const broken = [...now.values()].some((look) =>
        look.findings.some((d) => d.severity === 1 && isOfLanguage(String(d.code))),
      );
      if (!broken) clean++;
      for (const [other, { trees, findings }] of now) {
        const compared = (all: Look['findings']) => (broken ? all.filter((d) => isOfLanguage(String(d.code))) : all);
        expect(own.get(other)!.trees, where).toEqual(trees);
        expect(compared(own.get(other)!.findings), where).toEqual(compared(findings));
      }
      await fresh.stop();
    }
    console.log(`${STEPS} steps, ${taken} code actions taken, ${looked} looks, ${clean} of them at texts without a mistake`);
    expect(taken).toBeGreaterThan(STEPS / 20);
    expect(clean).toBeGreaterThan(looked / 8);
    await editor.stop();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}, 1_800_000);

async function looks(editor: Editor): Promise<Map<string, Look>> {
  const all = new Map<string, Look>();
  for (const file of editor.files) all.set(file, await editor.look(file));
  return all;
}

/** Gives what takes it back. */
async function write(editor: Editor, file: string, { at, remove, insert }: Edit): Promise<() => Promise<void>> {
  const before = editor.text(file);
  const start = at % (before.length + 1);
  const range = { start: editor.position(file, start), end: editor.position(file, start + remove) };
  await editor.change(file, [{ range, text: insert }]);
  return async () => {
    const text = editor.text(file);
    let same = 0;
    while (same < before.length && same < text.length && before[same] === text[same]) same++;
    let tail = 0;
    while (tail < Math.min(before.length, text.length) - same && before.at(-1 - tail) === text.at(-1 - tail)) tail++;
    const gone = before.slice(same, before.length - tail);
    const back = { start: editor.position(file, same), end: editor.position(file, text.length - tail) };
    await editor.change(file, [{ range: back, text: gone }]);
    // Between the two halves of a line break no position can stand.
    if (editor.text(file) !== before) await editor.change(file, [{ text: before }]);
  };
}

/** One of what is offered at one of the findings, or at a name. What it leaves to write is left as it is. */
async function act(editor: Editor, file: string, at: number, which: number): Promise<boolean> {
  const { findings } = await editor.look(file);
  const text = editor.text(file);
  const names = [...text.matchAll(/^(?:input|product|party|alternative|import|destination|\s+destination)\s+/gm)].map(
    (m) => m.index + m[0].length,
  );
  const spots = [...findings.map((d) => editor.offset(file, d.range.start)), ...names];
  for (let k = 0; k < spots.length; k++) {
    const actions = await editor.actions(file, spots[(at + k) % spots.length]!);
    const action = actions[which % Math.max(1, actions.length)];
    if (action) return editor.take(action);
  }
  return false;
}
