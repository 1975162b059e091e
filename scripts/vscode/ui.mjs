// What a user sees and does, scene by scene. Each step keeps a screenshot in out/screenshots, to be looked at.
import { join } from 'node:path';
import { changing } from './scenes/changing.mjs';
import { reading } from './scenes/reading.mjs';
import { views } from './scenes/views.mjs';
import { writing } from './scenes/writing.mjs';
import { openWorkbench } from './workbench.mjs';

/**
 * The scenes as jobs that may run side by side. Those of one folder share a workbench, for most of the time of a scene would go into opening
 * one; the folder is put back between them. Screenshots have the numbers of their steps, whatever ends first.
 * @param {{ shots: string, only?: string }} options `only`: scenes whose name holds it
 * @returns {{ name: string, run: () => Promise<{ title: string, state: 'passed' | 'failed' }[]> }[]}
 */
export function scenes({ shots, only = '' }) {
  let number = 0;
  const numbered = [...reading, ...changing, ...writing, ...views]
    .filter((scene) => scene.name.includes(only))
    .map((scene) => {
      const first = number + 1;
      number += Object.keys(scene.steps).length;
      return { scene, first };
    });
  // Without a folder there is none to find the next file in; and what was looked at before may be on top of a list that a scene looks at.
  const together = Map.groupBy(numbered, ({ scene }) =>
    scene.open.alone || scene.apart ? scene.name : JSON.stringify({ ...scene.open, file: '' }),
  );
  return [...together.values()].map((group) => ({
    name: group.length === 1 ? group[0].scene.name : `${group.length} scenes from "${group[0].scene.name}" on`,
    run: () => playAll(group, shots),
  }));
}

async function playAll(group, shots) {
  const results = [];
  let opened;
  for (const { scene, first } of group) {
    const { passed, error } = await play(scene, shots, first, async () => {
      if (opened) await opened.again(scene.open.file);
      return (opened ??= await openWorkbench(scene.open));
    });
    const titles = Object.keys(scene.steps);
    results.push(...titles.map((title, i) => ({ title, state: i < passed ? 'passed' : 'failed' })));
    if (!error) continue;
    console.log(`FAIL ${scene.name}: ${titles[passed] ?? 'closing'}\n${error.stack}`);
    // The next begins in one of its own.
    await opened?.close();
    opened = undefined;
  }
  await opened?.close();
  return results;
}

/** How many steps passed, and why the next did not. */
async function play(scene, shots, first, opening) {
  let passed = 0;
  try {
    const { page, workspace } = await opening();
    for (const [title, step] of Object.entries(scene.steps)) {
      const number = String(first + passed).padStart(2, '0');
      try {
        await step(page, { workspace });
      } finally {
        await page.waitForTimeout(600); // what fades in has done so, and what was written has settled
        await page.screenshot({ path: join(shots, `${number}-${title.replaceAll(/[^a-z0-9]+/gi, '-')}.png`) });
      }
      console.log(`ok   ${scene.name}: ${title}`);
      passed++;
    }
    return { passed };
  } catch (error) {
    return { passed, error };
  }
}
