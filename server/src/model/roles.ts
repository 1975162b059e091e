/** What a party is stated to be. */
import type { Party, PartyRole } from './model.ts';

export const hasRole = (party: Party, role: PartyRole): boolean => party.roles.some((r) => r.value === role);
