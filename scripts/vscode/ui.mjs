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

/**
 * A scene that fails is played once more, from its beginning and in a workbench of its own: on a machine with much else to do, a key that
 * comes before the page is ready for it is lost. Failing twice is a failure; what passed at the second try is said.
 */
async function playAll(group, shots) {
  const results = [];
  let opened;
  const shut = async () => {
    await opened?.close();
    opened = undefined;
  };
  const opening = async (scene) => {
    try {
      await opened?.again(scene.open.file);
    } catch (error) {
      // To bring the next spec up is not what a scene is to show.
      console.log(`     ${scene.name}: in a workbench of its own, for ${error.message.split('\n', 1)[0]}`);
      await shut();
    }
    return (opened ??= await openWorkbench(scene.open));
  };
  for (const { scene, first } of group) {
    const titles = Object.keys(scene.steps);
    let played;
    for (const word of ['AGAIN', 'FAIL']) {
      played = await play(scene, shots, first, () => opening(scene));
      if (!played.error) break;
      console.log(`${word} ${scene.name}: ${titles[played.passed] ?? 'closing'}\n${played.error.stack}`);
      await shut();
    }
    results.push(...titles.map((title, i) => ({ title, state: i < played.passed ? 'passed' : 'failed' })));
  }
  await shut();
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
