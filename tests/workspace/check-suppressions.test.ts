import { describe, expect, it } from 'vitest';
import { checkText, codesOf } from '../support/check.ts';

/** ES1001 on `board` (line 3), a license requirement on the destination (last line of the product). */
const spec = (
  o: { top?: string; before?: string; after?: string; destination?: string } = {},
): string => `${o.top ?? ''}as-of 2026-03-02

${o.before ? `${o.before}\n` : ''}input board { type electronic-assembly  origin US  value 300 USD }${o.after ? ` ${o.after}` : ''}

product radio {
  type   equipment
  origin KR
  eccn   3A001.a.2
  value  1_000 USD
  incorporates board
  direct-product-of none
  plant direct-product-of none
  ${o.destination ?? 'destination CN'}
}
`;
const run = (text: string, fallbackDate?: string) => checkText({ 'a.earshot': text }, { fallbackDate });

describe('a suppression', () => {
  it('marks the finding on the next line, with its reason, and drops nothing', () => {
    const before = run(spec());
    const after = run(spec({ before: '// earshot-ignore ES1001: ECCN asked for' }));
    expect(codesOf(before)).toContain('ES1001');
    expect(codesOf(after)).not.toContain('ES1001');
    expect(after.diagnostics.find((d) => d.code === 'ES1001')?.suppressed?.reason).toBe('ECCN asked for');
    expect(after.diagnostics).toHaveLength(before.diagnostics.length);
    expect(after.summary.warnings).toBe(before.summary.warnings - 1);
    expect(after.summary.undetermined).toBe(before.summary.undetermined);
  });
  it('speaks of its own line when it stands at the end of one', () => {
    expect(codesOf(run(spec({ after: '// earshot-ignore ES1001: ECCN asked for' })))).not.toContain('ES1001');
  });
  it('stacks, and reaches over comment lines to the next line of text', () => {
    const text = spec({ before: '// earshot-ignore ES1001: ECCN asked for\n// a note\n\n/// documentation' });
    expect(codesOf(run(text))).not.toContain('ES1001');
  });
  it('of a file stands above the first declaration', () => {
    expect(codesOf(run(spec({ top: '// earshot-ignore-file ES1001: draft\n' })))).not.toContain('ES1001');
    const low = run(spec({ before: '// earshot-ignore-file ES1001: draft' }));
    expect(codesOf(low)).toEqual(expect.arrayContaining(['ES1001', 'ES9003']));
  });
  it('may name several codes, and says which of them do nothing', () => {
    const result = run(spec({ before: '// earshot-ignore ES1001, ES1004: ECCN asked for' }));
    expect(codesOf(result)).not.toContain('ES1001');
    expect(result.diagnostics.find((d) => d.code === 'ES9001')?.message).toBe('Nothing to suppress here: ES1004');
  });
  it('needs a reason', () => {
    for (const comment of ['// earshot-ignore ES1001', '// earshot-ignore ES1001:', '// earshot-ignore ES1001:   ']) {
      expect(codesOf(run(spec({ before: comment }))), comment).toEqual(expect.arrayContaining(['ES1001', 'ES9002']));
    }
  });
  it('lapses after its day, given before the colon or at the end', () => {
    for (const comment of [
      '// earshot-ignore ES1001 until 2026-03-31: ECCN asked for',
      '// earshot-ignore ES1001: ECCN asked for until 2026-03-31',
    ]) {
      expect(codesOf(run(spec({ before: comment }), '2026-03-31')), comment).not.toContain('ES1001');
      expect(codesOf(run(spec({ before: comment }), '2026-04-01')), comment).toEqual(
        expect.arrayContaining(['ES1001', 'ES9005']),
      );
    }
    const kept = run(spec({ before: '// earshot-ignore ES1001: ECCN asked for until 2026-03-31' }));
    expect(kept.diagnostics.find((d) => d.suppressed)?.suppressed?.reason).toBe('ECCN asked for');
  });
  it('dismisses a red flag with its reason; the determination still carries it', () => {
    const text = (note: string): string => `as-of 2026-03-02
product part {
  type component  origin US  eccn EAR99  value 10 USD
  destination DE {
    ${note}
    via KG
  }
}
`;
    expect(codesOf(run(text('')))).toContain('ES6004');
    const after = run(text('// earshot-ignore ES6004: rail forwarder’s letter of 2026-02-10 on file'));
    expect(codesOf(after)).not.toContain('ES6004');
    expect(after.diagnostics.find((d) => d.code === 'ES6004')?.suppressed?.reason).toBe(
      'rail forwarder’s letter of 2026-02-10 on file',
    );
    expect(after.determinations.flatMap((d) => d.redFlags.map((f) => f.code))).toContain('ES6004');
  });
  it('of what the law requires is refused', () => {
    const text = spec({ destination: '// earshot-ignore ES3002: we have always done so\n  destination CU' }).replace(
      'origin KR',
      'origin US',
    );
    const result = run(text);
    expect(codesOf(result)).toEqual(expect.arrayContaining(['ES3002', 'ES9004']));
  });
  it('that cannot be read says why', () => {
    const messages = (comment: string) =>
      run(spec({ before: comment }))
        .diagnostics.filter((d) => d.code === 'ES9003')
        .map((d) => d.message);
    expect(messages('// earshot-ignore: draft')).toEqual(['earshot-ignore names no code: write earshot-ignore ES2003: reason']);
    expect(messages('// earshot-ignore ES1991: draft')[0]).toMatch(/^ES1991 is not a code; did you mean ES\d{4}\?$/);
    expect(messages('// earshot-ignore ES1001 until 2026-02-30: draft')).toEqual([
      '2026-02-30 is not a calendar day (YYYY-MM-DD)',
    ]);
  });
  it('inside a string, or another word, is none', () => {
    expect(codesOf(run(spec({ before: '// earshot-ignored ES1001: no' })))).toContain('ES1001');
    expect(codesOf(run(spec({ before: '// not earshot-ignore ES1001: no' })))).toContain('ES1001');
  });
  it('works on a finding in an imported file, and is not called unused where nothing imports it', () => {
    const files = {
      'parts.earshot':
        '// earshot-ignore ES1001: ECCN asked for\ninput board { type electronic-assembly  origin US  value 300 USD }\n',
      'a.earshot': `import "./parts.earshot"\n${spec().replace(/input board .*\n/, '')}`,
    };
    const result = checkText(files, { roots: ['a.earshot'] });
    expect(result.diagnostics.find((d) => d.code === 'ES1001')).toMatchObject({
      at: { file: 'parts.earshot' },
      suppressed: { reason: 'ECCN asked for' },
    });
    expect(codesOf(checkText(files, { roots: ['parts.earshot'] }))).toEqual([]);
  });
});
