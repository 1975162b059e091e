/** Every block of the pages that a newcomer follows says what is done with it, and the first page is followed; tests/long follows the others. */
import { describe, expect, it } from 'vitest';
import { blocks, followed, PAGES } from './blocks.ts';

describe.each(PAGES)('%s', (page) => {
  it('every block says what is done with it, and why where nothing is', () => {
    const silent = blocks(page).filter(
      ({ language, told }) =>
        !(language === 'earshot'
          ? /^(save|append) [\w.-]+$/.test(told)
          : language === 'text'
            ? told === ''
            : language === 'sh' && /^(run|exits \d|not run: .{20,})$/.test(told)),
    );
    expect(silent).toEqual([]);
  });
});

it(`${PAGES[0]} does what it says, in an empty folder`, () => {
  followed(PAGES[0]!);
});
