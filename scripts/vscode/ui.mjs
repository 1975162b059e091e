// What a user sees and does, scene by scene. Each step keeps a screenshot in out/screenshots, to be looked at.
import { join } from 'node:path';
import { changing } from './scenes/changing.mjs';
import { reading } from './scenes/reading.mjs';
import { views } from './scenes/views.mjs';
import { writing } from './scenes/writing.mjs';
import { withSpec } from './workbench.mjs';

/**
 * The scenes as jobs that may run side by side, each in a workbench of its own. Screenshots have the numbers of their steps, whatever ends
 * first.
 * @param {{ shots: string, only?: string }} options `only`: scenes whose name holds it
 * @returns {{ name: string, run: () => Promise<{ title: string, state: 'passed' | 'failed' }[]> }[]}
 */
export function scenes({ shots, only = '' }) {
  let number = 0;
  return [...reading, ...changing, ...writing, ...views]
    .filter((scene) => scene.name.includes(only))
    .map((scene) => {
      const first = number + 1;
      number += Object.keys(scene.steps).length;
      return { name: scene.name, run: () => play(scene, shots, first) };
    });
}

async function play(scene, shots, first) {
  const results = [];
  const steps = Object.entries(scene.steps);
  try {
    await withSpec(scene.open, async (page, opened) => {
      for (const [title, step] of steps) {
        const number = String(first + results.length).padStart(2, '0');
        try {
          await step(page, opened);
        } finally {
          await page.waitForTimeout(600); // what fades in has done so, and what was written has settled
          await page.screenshot({ path: join(shots, `${number}-${title.replaceAll(/[^a-z0-9]+/gi, '-')}.png`) });
        }
        console.log(`ok   ${scene.name}: ${title}`);
        results.push({ title, state: 'passed' });
      }
    });
  } catch (error) {
    console.log(`FAIL ${scene.name}: ${steps[results.length]?.[0] ?? 'closing'}\n${error.stack}`);
    for (const [title] of steps.slice(results.length)) results.push({ title, state: 'failed' });
  }
  return results;
}
