import { describe, expect, it } from 'vitest';
import { inlayHints } from '../../server/src/ide/inlay.ts';
import { etcher, fixture } from './fixture.ts';

function shown(text: string): string[] {
  const { view } = fixture(text);
  const { text: source } = view.program.files.get(view.file)!;
  return inlayHints(view, { start: 0, end: source.length }).map((h) => {
    const line = source.slice(source.lastIndexOf('\n', h.offset - 1) + 1, h.offset).trim();
    return `${line} ‹${h.text}›`;
  });
}

describe('inlay hints', () => {
  it('say the answer after a destination and the share after a use', () => {
    expect(shown(etcher())).toEqual([
      'incorporates handling-module ‹25.13 %, controlled›',
      'destination CN ‹25.13 % > 25 %, license required›',
      'destination TW ‹25.13 % > 25 %, license required›',
    ]);
  });

  it('tell destinations of one line apart', () => {
    const [, hint] = shown(etcher().replace('destination CN\n  destination TW', 'destination CN, CA'));
    expect(hint).toMatch(/^destination CN, CA ‹CN license required · CA .*›$/);
  });

  it('count the answers of a long list', () => {
    const hints = shown(etcher().replace('destination CN\n  destination TW', 'destination worldwide'));
    expect(hints.at(-1)).toMatch(/‹.*\d+ license required.*›/);
  });

  it('mark an answer that holds under provisos', () => {
    const text = etcher().replaceAll('3B001.f.2', 'EAR99').replace('destination CN\n  destination TW', 'destination TW');
    expect(shown(text).at(-1)).toMatch(/(no license required|not subject)\*›$/);
  });

  it('say the derived ECCN of a product that states none', () => {
    const hints = shown(
      'as-of 2025-01-15\nproduct chip {\n type integrated-circuit origin US value 1 USD\n specs { tops 624 at 8 bit die-area 826 mm2 non-planar datacenter yes }\n destination CN\n}',
    );
    expect(hints[0]).toBe('product chip ‹eccn 3A090.a›');
  });

  it('have at most 40 characters, however many answers there are', () => {
    const text = etcher().replace(
      'destination CN\n  destination TW',
      'destination worldwide\n  destination CN, RU, IR, KP, TW, DE, CA',
    );
    const { view } = fixture(text);
    const found = inlayHints(view, { start: 0, end: text.length });
    expect(found.length).toBeGreaterThan(1);
    expect(found.filter((h) => h.text.length > 40).map((h) => h.text)).toEqual([]);
  });

  it('lead to what they speak of', () => {
    const { view, text } = fixture(etcher());
    const found = inlayHints(view, { start: 0, end: 10_000 });
    expect(found.map((h) => h.target && text(h.target))).toEqual([
      'handling-module',
      'incorporates handling-module',
      'incorporates handling-module',
    ]);
  });

  it('stay within the range asked for', () => {
    const { view } = fixture(etcher());
    expect(inlayHints(view, { start: 0, end: 20 })).toEqual([]);
  });
});
