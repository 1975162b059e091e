/** Our own few words for what a paragraph is about; nothing is decided by them. */
import { z } from 'zod';

export const Paragraphs = z.array(
  z.strictObject({ cite: z.string().regex(/^7\d\d(\.\d+| supp\. \d+)?( ?\([^()]+\))*$/), says: z.string().min(1).max(100) }),
);
