// Text to tree: Earshot beside JSON.parse of the same data, Langium on an equivalent grammar and Chevrotain's own lexer; and a text
// that is read again after one character.
import { lex } from './chevrotain.mjs';
import { langium } from './langium.mjs';
import { spec } from './spec.mjs';

/**
 * Milliseconds of a run, the lowest decile of many: other work on the machine bears less on it than on the median. Each candidate
 * begins without the garbage of the one before, and is measured after a warm-up long enough for V8 to settle.
 */
export async function cost(runs, quick, f) {
  globalThis.gc();
  const spent = () => (({ user, system }) => (user + system) / 1e6)(process.cpuUsage());
  for (let i = 0, t = spent(); i < 3 || spent() - t < (quick ? 1 : 2); i++) await f();
  const times = [];
  for (let i = 0; i < runs; i++) {
    const [t, c] = [performance.now(), spent()];
    await f();
    const wall = performance.now() - t;
    // A long run shares its time with whatever else the machine does; the clock of CPU time is too coarse for a short one.
    times.push(wall < 20 ? wall : Math.min(wall, (spent() - c) * 1000));
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 10)];
}

/** Megabytes that stay in use for each of `count`, those outside of the JavaScript heap included. */
function retained(make, count) {
  const used = () => {
    for (let i = 0; i < 3; i++) globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  make();
  const before = used();
  const kept = Array.from({ length: count }, make);
  const after = used();
  return (after - before) / 1e6 / kept.length;
}

const ms = (x) => `${x.toFixed(2)} ms`.padStart(13);
const times = (a, b) => `${(a / b).toFixed(1)} ×`.padStart(13);
const head = (...columns) => columns.map((c) => c.padStart(13)).join('');

export async function parseTable({ parse }, quick) {
  const baseline = await langium();
  console.log('text to tree');
  console.log(
    head(
      'lines',
      'bytes',
      'JSON.parse',
      'Earshot',
      'its lexer',
      'Langium',
      'and linked',
      'Earshot/JSON',
      'Langium/E.',
      'lexer/E.',
      'MB kept/MB',
    ),
  );
  for (const lines of quick ? [1_000, 10_000] : [1_000, 10_000, 100_000]) {
    const s = spec(lines);
    const { errors } = parse(s.text);
    if (errors.length > 0) throw new Error(`the generated spec has ${errors.length} errors: ${errors[0].message}`);
    const large = lines > 50_000;
    const runs = large ? 15 : quick ? 21 : 41;
    const json = await cost(runs, quick, () => JSON.parse(s.json));
    const ours = await cost(runs, quick, () => parse(s.text));
    const lexed = await cost(runs, quick, () => lex(s.text));
    const theirs = await cost(large ? 3 : Math.min(runs, 21), quick, () => baseline.parse(s.text));
    const linked = await cost(large ? 3 : Math.min(runs, 7), quick, () => baseline.link(s.text));
    const kept = retained(() => parse(s.text), Math.ceil(4e6 / s.text.length)) / (s.text.length / 1e6);
    console.log(
      head(String(s.lines), String(s.text.length)) +
        [json, ours, lexed, theirs, linked].map(ms).join('') +
        [times(ours, json), times(theirs, ours), times(lexed, ours)].join('') +
        kept.toFixed(1).padStart(13),
    );
  }
  console.log(
    'wanted: Earshot/JSON at most 5 at 10,000 lines and more, Langium/Earshot at least 8 at 10,000, at most 2 MB kept/MB\n',
  );
}

const CHARACTERS = ['x', '7', '\n', ' ', '-', '{', '"'];

/**
 * One character is typed somewhere in 10,000 lines and taken out again. An editor says where the text changed; where nobody does,
 * it is searched for.
 */
export async function reparseTable({ parse, reparse }, quick) {
  const { text } = spec(10_000);
  const edits = quick ? 4_000 : 40_000;
  console.log(`read again after one character, in 10,000 lines, ${edits} edits`);
  console.log(head('', 'p50', 'p99', 'p50 of least', 'p99 of least', 'all of it'));
  for (const told of [true, false]) {
    const whole = await cost(20, quick, () => parse(text));
    const [wall, least] = [[], []];
    let now = parse(text);
    const read = (next, replaced) => {
      // What an editor hands over is one piece.
      next.charCodeAt(0);
      const t = performance.now();
      now = reparse(now, next, undefined, told ? replaced : undefined);
      return performance.now() - t;
    };
    for (let i = 0; i < edits; i += 2) {
      const at = (i * 7_919_007) % text.length;
      const longer = text.slice(0, at) + CHARACTERS[(i >> 1) % CHARACTERS.length] + text.slice(at);
      const typed = [];
      const undone = [];
      for (let again = 0; again < 3; again++) {
        typed.push(read(longer, { start: at, end: at }));
        undone.push(read(text, { start: at, end: at + 1 }));
      }
      wall.push(...typed, ...undone);
      least.push(Math.min(...typed), Math.min(...undone));
    }
    const of = (all, share) => ms(all.toSorted((a, b) => a - b)[Math.floor(all.length * share)]);
    console.log(
      (told ? 'where is told' : 'searched for').padStart(13) +
        [of(wall, 0.5), of(wall, 0.99), of(least, 0.5), of(least, 0.99), ms(whole)].join(''),
    );
  }
  console.log('wanted: p50 at most 0.05 ms, p99 at most 0.5 ms\n');
}
