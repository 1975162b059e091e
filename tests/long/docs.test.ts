/** The pages that a newcomer follows after the first (tests/docs), followed in an empty folder from top to bottom. */
import { it } from 'vitest';
import { followed, PAGES } from '../docs/blocks.ts';

it.each(PAGES.slice(1))('%s does what it says, in an empty folder', (page) => {
  followed(page);
});
