/** Reports of differences, loaded when they are asked for. */
import type { DiffInput } from './input.ts';
import { printDiffJson } from './json.ts';
import { printDiffMarkdown } from './markdown.ts';
import { type DiffTextOptions, printDiffPretty } from './pretty.ts';

export { notCompared, summaryOf } from './summary.ts';

export function printDiff(input: DiffInput, format: 'pretty' | 'json' | 'markdown', options: DiffTextOptions): string {
  switch (format) {
    case 'json':
      return printDiffJson(input);
    case 'markdown':
      return printDiffMarkdown(input, options);
    case 'pretty':
      return printDiffPretty(input, options);
  }
}
