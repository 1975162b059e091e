/** How to fix, and the examples, of the binder's codes. What each checks stands beside it in model/binder-codes.ts. */
import type { BinderCode } from '../model/binder-codes.ts';
import type { LanguagePage } from './language-page.ts';

const product = (body: string, before = ''): string => `${before}product meter {\n  origin US\n  eccn   EAR99\n${body}}\n`;
const plain = product('  destination FR\n');
const imported = (path: string, body = '  incorporates lens\n'): string => `import "${path}"\n\n${product(body)}`;
const lens = 'input lens { origin US  eccn EAR99  value 10 USD }\n';
const two = (example: string, optics = lens): LanguagePage['bad'] => ({
  files: { 'example.earshot': example, 'optics.earshot': optics },
});

export const binderPages: Readonly<Record<BinderCode, LanguagePage>> = {
  ES0101: {
    fix: 'Take the spelling suggested, declare the name, or import the file that declares it.',
    bad: product('  incorporates lense\n', lens),
    good: product('  incorporates lens\n', lens),
  },
  ES0102: {
    fix: 'Name a declaration of the sort that belongs here.',
    bad: product('  destination FR { end-user lens }\n', lens),
    good: product('  destination FR { end-user buyer }\n', 'party buyer { country FR }\n'),
  },
  ES0103: { fix: 'Rename one of the two.', bad: `${lens}${lens}`, good: `${lens}${lens.replace('lens', 'second-lens')}` },
  ES0104: {
    fix: 'Remove the import.',
    suppress: 'Where the import is kept for work in progress.',
    bad: two(imported('./optics.earshot', '')),
    good: two(imported('./optics.earshot')),
  },
  ES0105: {
    fix: 'Correct the path; it is relative to the importing file.',
    bad: two(imported('./optic.earshot', '')),
    good: two(imported('./optics.earshot')),
  },
  ES0106: {
    fix: 'Move the file into the workspace, and write the path with `/`.',
    bad: two(imported('../../optics.earshot', '')),
    good: two(imported('./optics.earshot')),
  },
  ES0107: {
    fix: 'Remove the use that leads back.',
    bad: 'input frame { contains lens }\ninput lens { contains frame }\n',
    good: 'input frame { contains lens }\ninput lens { origin US }\n',
  },
  ES0108: { fix: 'Write the ISO 3166-1 code: `GB`, not `UK`.', bad: product('  destination XX\n'), good: plain },
  ES0109: {
    fix: 'Name a group of supplement no. 1 to part 740, such as `D:5`.',
    bad: product('  destination D:9\n'),
    good: product('  destination D:5\n'),
  },
  ES0110: {
    fix: 'Take the spelling suggested, or one of the [parameters](reference.md#parameters).',
    bad: product('  specs { wavelenght 193 nm }\n'),
    good: product('  specs { wavelength 193 nm }\n'),
  },
  ES0111: {
    fix: 'Give the value in a unit of the same dimension.',
    bad: product('  specs { wavelength 193 GB/s }\n'),
    good: product('  specs { wavelength 193 nm }\n'),
  },
  ES0113: { fix: 'Correct the value.', bad: product('  value -200 USD\n'), good: product('  value 200 USD\n') },
  ES0114: { fix: 'Keep one of the two.', bad: product('  value 200 USD\n  value 300 USD\n'), good: product('  value 200 USD\n') },
  ES0115: {
    fix: 'Remove the share that leads back.',
    bad: 'party first { country CN  owned-by second 60% }\nparty second { country CN  owned-by first 60% }\n',
    good: 'party first { country CN  owned-by second 60% }\nparty second { country CN }\n',
  },
  ES0116: {
    fix: 'Swap the dates, or correct one.',
    bad: `authorization d1234567 {\n  covers meter to FR\n  valid 2028-01-31 to 2024-01-10\n}\n${plain}`,
    good: `authorization d1234567 {\n  covers meter to FR\n  valid 2024-01-10 to 2028-01-31\n}\n${plain}`,
  },
  ES0117: {
    fix: 'Keep one rate for each pair.',
    bad: `rate EUR = 1.03 USD\nrate EUR = 1.04 USD\n${plain}`,
    good: `rate EUR = 1.03 USD\n${plain}`,
  },
  ES0118: {
    fix: 'Name one of the end uses the rulebook assesses, or assess this one by hand.',
    suppress: 'When the use has been assessed by hand; give the record as the reason.',
    bad: product('  destination FR { end-use "measuring rainfall" }\n'),
    good: product('  destination FR { end-use civil }\n'),
  },
  ES0119: { fix: 'Check that the file is there and is text.', bad: { files: {} }, good: plain },
  ES0120: {
    fix: 'Write `1_620 EUR` for thousands, `1.62 EUR` or `1.6250 EUR` for decimals.',
    suppress: 'Where every price of the file has three decimals, for the whole file.',
    bad: product('  value 1.620 EUR\n'),
    good: product('  value 1_620 EUR\n'),
  },
};
