/** The lists of people whom protection has something to say about. */
export const protectionGroups = ['turning', 'over', 'close', 'forgotten'] as const
export type ProtectionGroup = (typeof protectionGroups)[number]
