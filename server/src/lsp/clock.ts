import { day, type Day } from '../../../grammar/src/text/date.ts';

/** The calendar day where the user is. The server reads the clock here and nowhere else, once a request. */
export function today(): Day {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return day(`${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`);
}
