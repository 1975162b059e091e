/** `740.11(b)(2)` is within `740.11(b)`, and each within itself. */
export const within = (paragraph: string, of: string): boolean => paragraph === of || paragraph.startsWith(`${of}(`);
