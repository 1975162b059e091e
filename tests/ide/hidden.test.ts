/** Text of a spec that would hide, reorder or link something where it is shown. */
import { describe, expect, it } from 'vitest';
import { hover } from '../../server/src/ide/hover/index.ts';
import { plain } from '../../server/src/ide/markdown.ts';
import { etcher, fixture, into } from './fixture.ts';

const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

const hostile = `as-of 2026-08-01
/// Ask evil@example.com\u200b or mailto:evil@example.com
party ┆buyer "Evil\u202egnp.exe\u2066 evil@example.com" {
  country CN
  also-known-as "zero\u200bwidth\u00ad"
}
`;

describe('a hover', () => {
  it('shows hidden characters as signs and links no address of mail', () => {
    const { view, offset } = fixture(hostile);
    const { markdown } = hover(view, offset)!;
    expect(markdown).not.toMatch(HIDDEN);
    expect(markdown).toContain('\ufffd');
    expect(markdown).not.toMatch(/[^\\]@/);
  });

  it('has no entities, no numbers of the inside, and reads as plain text where that is asked for', () => {
    const { view, offset } = fixture(etcher(into('etcher')).replace('destination TW', 'destination CN'));
    const { markdown } = hover(view, offset)!;
    expect(markdown).not.toMatch(/&nbsp;|CN#2|undefined/);
    const text = plain(markdown);
    expect(text).toContain('license required');
    expect(text).not.toMatch(/\*\*|\\|:---|^\|/m);
  });

  it('leaves out a review policy that is the paragraph’s own', () => {
    const text = 'as-of 2026-08-01\nproduct gauge { type equipment origin US eccn 3A001.a.3 value 10 USD destination ┆IR }\n';
    const { view, offset } = fixture(text);
    const { markdown } = hover(view, offset)!;
    expect(markdown).toContain('746.7');
    expect(markdown).not.toContain('undefined');
  });

  it('says in words which places a special row is for', () => {
    const { view, offset } = fixture('as-of 2026-08-01\ninput tool { type equipment origin US eccn ┆3B001.c.1.a }\n');
    expect(hover(view, offset)!.markdown).not.toMatch(/sme ns|supp 7/);
  });
});

describe('plain text', () => {
  it('is the Markdown without its marks', () => {
    expect(
      plain('**a\\*b** · 1\\.5 `x`\n\n| To \u00a0 | Answer |\n| :--- | :--- |\n| CN \u00a0 | **yes** |\n\n- one\n\\[1\\] two'),
    ).toBe('a*b · 1.5 x\n\nTo | Answer\nCN | yes\n\n- one\n[1] two');
  });
});
