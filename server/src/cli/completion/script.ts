/** Scripts that make a shell complete verbs, options and their values. Loaded when one is asked for. */
import type { Command } from 'commander';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { completed } from './table.ts';
import { zshScript } from './zsh.ts';

export type Shell = 'bash' | 'zsh' | 'fish';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript };

export const scriptFor = (shell: Shell, program: Command): string => SCRIPTS[shell](completed(program));
