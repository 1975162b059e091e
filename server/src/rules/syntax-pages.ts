/** How to fix, and the examples, of the syntax codes. What each checks stands beside it in grammar/src/syntax-codes.ts. */
import type { KnownSyntaxCode } from '../../../grammar/src/syntax-codes.ts';
import type { LanguagePage } from './language-page.ts';

const product = (body: string): string => `product meter {\n  origin US\n  eccn   EAR99\n${body}}\n`;
const plain = product('  value  200 USD\n');

export const syntaxPages: Readonly<Record<KnownSyntaxCode, LanguagePage>> = {
  ES0001: {
    fix: 'Remove the text, or begin it with the keyword that was meant.',
    bad: product('  value  200 USD 300 USD\n'),
    good: plain,
  },
  ES0002: { fix: 'Give the value: `value 180_000 USD`.', bad: product('  value\n'), good: plain },
  ES0003: {
    fix: 'Take the keyword suggested, or one that the [language reference](reference.md) lists for the block.',
    bad: product('  valeu  200 USD\n'),
    good: plain,
  },
  ES0004: {
    fix: 'Close the quotes on the line they open on.',
    bad: product('  part-number "A-17\n'),
    good: product('  part-number "A-17"\n'),
  },
  ES0005: {
    fix: 'Take the unit suggested, or one the parameter lists.',
    bad: product('  specs { wavelength 193 nmm }\n'),
    good: product('  specs { wavelength 193 nm }\n'),
  },
  ES0006: { fix: 'Write the day as `YYYY-MM-DD`.', bad: `as-of 2025-02-29\n${plain}`, good: `as-of 2025-02-28\n${plain}` },
  ES0007: {
    fix: 'Write digits, with `_` between groups and a point before decimals: `1_900_000.50`.',
    bad: product('  value  1.2.3 USD\n'),
    good: plain,
  },
  ES0008: { fix: 'Add the closing brace.', bad: 'product meter {\n  origin US\n', good: plain },
  ES0009: {
    fix: 'Remove the character. A file must be plain text in UTF-8.',
    bad: product('  value  200 USD \u0001\n'),
    good: plain,
  },
  ES0010: {
    fix: 'Split the spec into several files and import them.',
    bad: () => `${plain}// ${'x'.repeat(16 * 1024 * 1024)}\n`,
    good: plain,
  },
  ES0011: {
    fix: 'Name the declaration: `input motion-stage { … }`.',
    bad: 'input {\n  origin US\n}\n',
    good: 'input motion-stage {\n  origin US\n}\n',
  },
  ES0012: {
    fix: 'Use one of `\\" \\\\ \\n \\t \\u{1F600}`.',
    bad: product('  part-number "A\\q"\n'),
    good: product('  part-number "A\\\\q"\n'),
  },
  ES0013: { fix: 'Write the ISO 4217 code in capitals.', bad: product('  value  200 USX\n'), good: plain },
  ES0014: {
    fix: 'Take one of the words listed in the message.',
    bad: product('  type   equipmnt\n'),
    good: product('  type   equipment\n'),
  },
  ES0015: {
    fix: 'Mend the errors listed first; many of the others may follow from them.',
    bad: product('  valeu 1\n'.repeat(2_000)),
    good: plain,
  },
  ES0016: {
    fix: 'Move it to the declaration it belongs to.',
    bad: product('  as-of 2026-03-02\n'),
    good: `as-of 2026-03-02\n${plain}`,
  },
  ES0017: {
    fix: 'Write the ECCN as the list does: `3B001.f.1.b`, or `EAR99`.',
    bad: 'product meter {\n  origin US\n  eccn   3F001\n}\n',
    good: 'product meter {\n  origin US\n  eccn   3A001\n}\n',
  },
  ES0018: { fix: 'Close the comment.', bad: `${plain}/* to be continued\n`, good: `${plain}/* done */\n` },
};
