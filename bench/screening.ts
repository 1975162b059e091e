/**
 * How well and how fast names are screened: the listed names found again under damage, ordinary names left alone, and the
 * time for many. Figures only; tests/screening holds the bounds.
 */
import { readFileSync } from 'node:fs';
import { ROW } from '../server/src/screening/index-data.ts';
import { readIndex } from '../server/src/screening/index-text.ts';
import { Screen } from '../server/src/screening/screen.ts';
import type { TPartyList } from '../server/src/rulebook/schema/index.ts';
import { brackets, isName } from '../server/src/screening/brackets.ts';
import { damages, random } from './screening/damage.ts';
import { ordinaryNames } from './screening/ordinary.ts';

const folder = new URL('../dist/rulebook/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const lists = JSON.parse(read('lists.json')) as TPartyList[];

const text = read('screening.json');
const t0 = performance.now();
const screen = new Screen(readIndex(text));
const t1 = performance.now();
screen.look('Yangtze Memory Technologies Co., Ltd.', ['CN']);
const t2 = performance.now();
console.log(
  `screening: index of ${screen.data.owner.length} names of ${lists.reduce((n, l) => n + l.parties.length, 0)} listed parties, ${(text.length / 1024).toFixed(0)} KB; opened in ${(t1 - t0).toFixed(1)} ms, first name in ${(t2 - t1).toFixed(1)} ms`,
);

const verbose = process.argv.includes('--show');
const entities = lists.findIndex((l) => l.list === 'entity-list');
for (const [kind, damage] of Object.entries(damages)) {
  const next = random(11);
  let found = 0;
  let exact = 0;
  const parties = lists[entities]!.parties;
  let asked = 0;
  const ask = (name: string, is: (list: number, entry: number) => boolean): void => {
    const damaged = damage(name, next);
    if (damaged === undefined) return;
    asked++;
    const hits = screen.look(damaged).hits.filter((h) => is(h.list, h.entry));
    if (hits.length > 0) found++;
    else if (verbose) console.log(`  missed (${kind}): ${name} -> ${damaged}`);
    if (hits.some((h) => h.exact)) exact++;
  };
  if (kind.startsWith('bracket')) {
    // Few names have one, so every name of every list, aliases too.
    lists.forEach((list, l) =>
      list.parties.forEach((p, i) => {
        for (const name of [p.name, ...(p.aliases ?? [])]) ask(name, (hl, he) => hl === l && he === i);
      }),
    );
  } else
    parties.forEach((p, i) => {
      if (!p.name.startsWith('Address '))
        ask(p.name, (l, e) => (l === entities && e === i) || lists[l]!.parties[e]!.name === p.name);
    });
  console.log(
    `  ${kind.padEnd(16)} ${((100 * found) / asked).toFixed(2)} % of ${asked} found (${((100 * exact) / asked).toFixed(1)} % as the same name)`,
  );
}

const excluded = Map.groupBy(
  lists.flatMap((l) => l.parties.flatMap((p) => [p.name, ...(p.aliases ?? [])].flatMap(brackets))).filter((b) => !isName(b)),
  (b) => b.kind,
);
for (const [kind, of] of excluded)
  console.log(`  no name: ${kind} (${of.length}): ${[...new Set(of.map((b) => b.inside))].sort().join(', ')}`);

const ordinary = ordinaryNames(2000);
for (const stated of [true, false]) {
  let near = 0;
  let exact = 0;
  for (const o of ordinary) {
    const { hits } = screen.look(o.name, stated ? [o.country] : []);
    if (hits[0]?.exact) exact++;
    else if (hits[0]) near++;
    if (verbose && hits[0])
      console.log(
        `  ${hits[0].exact ? 'same' : 'near'}: ${o.name} (${o.country}) ~ ${screen.data.names.split(ROW)[screen.data.owner.indexOf(hits[0].list * 100_000 + hits[0].entry)]} ${hits[0].score} ${hits[0].why}`,
      );
  }
  console.log(
    `  ordinary names, ${stated ? 'with' : 'without'} country: ${near} near, ${exact} the same of ${ordinary.length} (${((100 * near) / ordinary.length).toFixed(2)} %)`,
  );
}

const many = ordinaryNames(100_000, 3);
const t3 = performance.now();
let hits = 0;
for (const o of many) hits += screen.look(o.name, [o.country]).hits.length;
console.log(
  `  100,000 names against ${screen.data.owner.length}: ${((performance.now() - t3) / 1000).toFixed(2)} s (${hits} hits)`,
);
