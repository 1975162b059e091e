/**
 * What an edit costs, over stdio with the built server: CPU time of the server's process from the change to the findings, and from
 * the change to an answer. `npm run bench -- editor [--quick]`. The median of three runs, each with a server of its own.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Editor, residentOf, type Spent } from './editor/client.ts';
import { chance, COMMON, type Spec, spec, worldwide } from './editor/specs.ts';

const quick = process.argv.includes('--quick');
const only = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const RUNS = quick ? 1 : 3;
const EDITS = quick ? 30 : 200;
const FILE = 'a.earshot';

interface Row {
  readonly name: string;
  /** `cpu p50 ≤ 5` */
  readonly wanted: string;
  readonly edits: readonly Spent[];
}
interface Run {
  readonly rows: readonly Row[];
  readonly fresh: Spent;
  readonly findings: number;
  readonly resident: number;
}

const quantile = (all: readonly number[], q: number): number =>
  all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.ceil(q * all.length) - 1)]!;
const median = (all: readonly number[]): number => quantile(all, 0.5);

const KINDS = ['value', 'label', 'country', 'eccn', 'broken'] as const;

/** An edit inside a product: a figure, a label, a country, an entry; one in five leaves it half written, and the next mends it. */
function inside(
  editor: Editor,
  path: string,
  products: readonly string[],
  pick: ReturnType<typeof chance>,
  kinds: readonly (typeof KINDS)[number][] = KINDS,
): () => void {
  let mend: (() => void) | undefined;
  return () => {
    if (mend) {
      mend();
      mend = undefined;
      return;
    }
    const text = editor.text(path);
    const start = text.indexOf(`\nproduct ${pick(products)} `) + 1;
    const end = text.indexOf('\n}', start);
    const within = (pattern: RegExp, what: string): void => {
      const found = pattern.exec(text.slice(start, end));
      if (!found) throw new Error(`${pattern} is not in the product`);
      editor.change(path, start + found.index, start + found.index + found[0].length, what);
    };
    const kind = pick(kinds);
    if (kind === 'value') within(/(?<=\n {2}value +)\d+/, pick(['20', '21', '44', '45', '90']));
    else if (kind === 'label') within(/(?<=")[^"\n]*/, pick(['Tool', 'Tool, new', 'The tool']));
    else if (kind === 'country') within(/(?<=destination )\w+/, pick(['CN', 'TW', 'DE', 'SG', 'VN']));
    else if (kind === 'eccn') within(/(?<=eccn +)\S+/, pick(['EAR99', '3B991', '3B001.c.2', '3A991', '5A991']));
    else {
      const at = start + text.slice(start, end).indexOf('origin ') + 'origin'.length;
      editor.change(path, at, at + 1, '');
      mend = () => editor.change(path, at, at, ' ');
    }
  };
}

async function repeat(editor: Editor, times: number, edit: () => void, settle: () => Promise<unknown>): Promise<Spent[]> {
  const out: Spent[] = [];
  for (let i = 0; i < times; i++)
    out.push(
      await editor.spent(() => {
        edit();
        return settle();
      }),
    );
  return out;
}

async function one(
  files: Readonly<Record<string, string>>,
  open: readonly string[],
  rows: (e: Editor) => Promise<Row[]>,
): Promise<Run> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'earshot-bench-')));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const editor = await Editor.in(root);
    await editor.ask('workspace/symbol', { query: 'no such name' });
    let findings = 0;
    const fresh = await editor.spent(async () => {
      for (const path of open) editor.open(path, files[path]!);
      for (const path of open) findings += (await editor.findings(path)).items!.length;
    });
    const found = await rows(editor);
    const resident = residentOf(editor.pid);
    await editor.close();
    return { rows: found, fresh, findings, resident };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const value = (editor: Editor, path: string, name: string, amounts: readonly string[]) => {
  let n = 0;
  return () => {
    const text = editor.text(path);
    const start = text.indexOf('value', text.indexOf(`input ${name} `)) + 'value'.length;
    const from = start + text.slice(start).search(/\d/);
    const to = from + /^\d+/.exec(text.slice(from))![0].length;
    editor.change(path, from, to, amounts[n++ % amounts.length]!);
  };
};

const settled = (editor: Editor, path: string) => () => editor.findings(path);

function large(lines: number): () => Promise<Run> {
  const { text, products }: Spec = spec(lines, 7);
  return () =>
    one({ [FILE]: text }, [FILE], async (editor) => {
      const pick = chance(11);
      const edit = inside(editor, FILE, products, pick);
      await repeat(editor, 20, edit, settled(editor, FILE));
      const edits = await repeat(editor, EDITS, edit, settled(editor, FILE));
      const all = await repeat(
        editor,
        quick ? 4 : 20,
        value(editor, FILE, 'power-supply', ['41', '42', '40']),
        settled(editor, FILE),
      );
      // What comes of a half written word waits, and is asked for again half a second later.
      const half = inside(editor, FILE, products, pick, ['broken']);
      const waited: Spent[] = [];
      for (let i = 0; i < (quick ? 4 : 20); i++) {
        const told = editor.refreshed();
        half();
        await editor.findings(FILE);
        await told;
        waited.push(...(await repeat(editor, 1, () => {}, settled(editor, FILE))));
        half();
        await editor.findings(FILE);
      }
      // A label without its first quotation mark takes the declaration with it, so all that the file clears is in doubt until it is back.
      let back: (() => void) | undefined;
      const quote = (): void => {
        if (back) {
          back();
          back = undefined;
          return;
        }
        const at = editor.text(FILE).indexOf('"', editor.text(FILE).indexOf(`\nproduct ${pick(products)} `));
        editor.change(FILE, at, at + 1, '');
        back = () => editor.change(FILE, at, at, '"');
      };
      const lost = await repeat(editor, quick ? 4 : 20, quote, settled(editor, FILE));
      const asking = async (method: string, needle: string): Promise<Spent[]> => {
        const out: Spent[] = [];
        for (let i = 0; i < EDITS / 2; i++) {
          edit();
          const text = editor.text(FILE);
          const at = text.indexOf(needle, text.indexOf(`\nproduct ${pick(products)} `)) + needle.length - 1;
          // The change has been read by then, and is not counted twice.
          out.push(await editor.spent(() => editor.at(method, FILE, at)));
          await editor.findings(FILE);
        }
        return out;
      };
      return [
        { name: 'inside one product', wanted: 'p50 ≤ 5, p99 ≤ 20', edits },
        { name: 'what waited, after half a second', wanted: '', edits: waited },
        { name: 'a declaration lost and found', wanted: '', edits: lost },
        { name: 'an input that all use', wanted: '', edits: all },
        { name: 'completion after an edit', wanted: 'p95 ≤ 15', edits: await asking('textDocument/completion', 'destination ') },
        { name: 'hover after an edit', wanted: 'p95 ≤ 15', edits: await asking('textDocument/hover', 'incorporates') },
      ];
    });
}

function everywhere(): Promise<Run> {
  const { text, products } = worldwide();
  return one({ [FILE]: text }, [FILE], async (editor) => {
    const edit = inside(editor, FILE, products, chance(3));
    // The second value of a product that has one word after `destination` alone.
    await repeat(editor, 20, value(editor, FILE, 'part-1', ['190', '210', '230']), settled(editor, FILE));
    return [
      {
        name: 'a part of both',
        wanted: '',
        edits: await repeat(editor, EDITS / 2, value(editor, FILE, 'part-2', ['230', '240', '250']), settled(editor, FILE)),
      },
      { name: 'inside one product', wanted: 'p50 ≤ 10', edits: await repeat(editor, EDITS, edit, settled(editor, FILE)) },
    ];
  });
}

const SHARED = 'shared.earshot';
const OPEN = 10;
function many(count: number): () => Promise<Run> {
  const files: Record<string, string> = { [SHARED]: COMMON };
  const specs = Array.from({ length: count }, (_, i) => spec(100, i + 1, false));
  specs.forEach((s, i) => (files[`f${i}.earshot`] = `import "./${SHARED}"\n${s.text}`));
  const open = [SHARED, ...Array.from({ length: OPEN - 1 }, (_, i) => `f${i}.earshot`)];
  return () =>
    one(files, open, async (editor) => {
      const edit = inside(editor, 'f1.earshot', specs[1]!.products, chance(5));
      await repeat(editor, 20, edit, settled(editor, 'f1.earshot'));
      const shared = value(editor, SHARED, 'power-supply', ['41', '42', '40']);
      return [
        { name: 'inside one file', wanted: 'p50 ≤ 5', edits: await repeat(editor, EDITS, edit, settled(editor, 'f1.earshot')) },
        {
          name: `the shared file, to ${OPEN} open ones`,
          wanted: 'p50 ≤ 50',
          edits: await repeat(editor, EDITS / 4, shared, () => Promise.all(open.map((path) => editor.findings(path)))),
        },
      ];
    });
}

const scenarios: Readonly<Record<string, () => Promise<Run>>> = {
  '10,000 lines': large(10_000),
  '73 lines, two destination worldwide': everywhere,
  '300 files that import a shared one': many(300),
  ...(quick ? {} : { '50,000 lines (memory ≤ 500 MB)': large(50_000) }),
};

console.log(
  'milliseconds                                             cpu p50   p95   p99   wall p50   p95   p99   wanted of cpu',
);
for (const [name, scenario] of Object.entries(scenarios)) {
  if (only.length > 0 && !only.some((o) => name.includes(o))) continue;
  const runs: Run[] = [];
  for (let i = 0; i < RUNS; i++) runs.push(await scenario());
  const f = (x: number): string => x.toFixed(x < 100 ? 1 : 0).padStart(6);
  const of = (take: (r: Run) => number): string => f(median(runs.map(take)));
  console.log(
    `${name}: a fresh check ${of((r) => r.fresh.cpu).trim()} cpu, ${of((r) => r.fresh.wall).trim()} wall; ${runs[0]!.findings} findings; resident ${of((r) => r.resident).trim()} MB`,
  );
  runs[0]!.rows.forEach((row, i) => {
    const at = (q: number, by: 'cpu' | 'wall') =>
      of((r) =>
        quantile(
          r.rows[i]!.edits.map((e) => e[by]),
          q,
        ),
      );
    const [cpu, wall] = (['cpu', 'wall'] as const).map((by) => [0.5, 0.95, 0.99].map((q) => at(q, by)).join(''));
    console.log(`  ${row.name.padEnd(52)} ${cpu}    ${wall}   ${row.wanted}`);
  });
}
