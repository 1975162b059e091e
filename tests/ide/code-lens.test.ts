import { describe, expect, it } from 'vitest';
import { lenses, lensText } from '../../server/src/ide/code-lens.ts';
import { etcher, fixture } from './fixture.ts';

function said(text: string) {
  const { view, text: at } = fixture(text);
  return lenses(view).map((lens) => {
    const found = lensText(view, lens);
    const opens = found && ('proof' in found.opens ? found.opens.proof : found.opens.places.map(at));
    return { over: at({ file: view.file, ...lens.at }), sort: lens.sort, title: found?.title, opens };
  });
}

describe('above a product', () => {
  it('its answers, the worst first, with the share of U.S. content', () => {
    expect(said(etcher())).toEqual([
      {
        over: 'etcher',
        sort: 'answers',
        title: 'U.S. content 25.13 % · CN, TW license required · proof',
        opens: 'etcher@CN',
      },
    ]);
    const [mixed] = said(etcher().replace('destination TW', 'destination JP, DE'));
    expect(mixed!.title).toMatch(/^U\.S\. content .* · CN license required · JP, DE (none|not subject)\*? · proof$/);
  });

  it('many destinations as how many they are, in one line', () => {
    const [many] = said(etcher().replace('destination TW', 'destination worldwide'));
    expect(many!.title!.length).toBeLessThanOrEqual(100);
    expect(many!.title).toMatch(/\d+ destinations license required/);
  });

  it('no share where none is weighed, and nothing without a destination', () => {
    const text = 'as-of 2025-01-15\nproduct p { type equipment origin US eccn EAR99 value 1 USD incorporates none';
    expect(said(`${text} destination TW }`)[0]!.title).toMatch(/^TW no license required\*? · proof$/);
    expect(said(`${text} }`)).toEqual([]);
  });

  it('the ways out, where alternatives speak of what goes into it', () => {
    const way = 'alternative jp-module replaces handling-module { origin JP eccn EAR99 value 480_000 USD }';
    const found = said(`${etcher()}${way}\n`).find((l) => l.sort === 'ways-out')!;
    expect(found.title).toMatch(/^1 way out: jp-module for handling-module, (no license required|not subject)/);
    expect(found.opens).toEqual(['jp-module']);
    const useless = 'alternative us-module replaces handling-module { origin US eccn 3B001.f.2 value 502_600 USD }';
    expect(said(`${etcher()}${useless}\n`).find((l) => l.sort === 'ways-out')!.title).toBe('No alternative betters an answer');
    expect(said(`${etcher()}input other { }\nalternative x replaces other { }\n`).map((l) => l.sort)).toEqual(['answers']);
  });

  it('whether the answers are those expected', () => {
    const pinned = (outcome: string) => etcher().replace('destination CN', `destination CN { expect ${outcome} }`);
    const of = (text: string) => said(text).find((l) => l.sort === 'expectations')!;
    expect(of(pinned('license-required')).title).toBe('1 expectation holds');
    const failing = of(pinned('not-subject'));
    expect(failing.title).toBe('1 of 1 expectation not met');
    expect(failing.opens).toEqual([expect.stringContaining('not-subject')]);
  });
});
