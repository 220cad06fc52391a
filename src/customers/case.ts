/** How bad an open support case is; a serious one holds the account's advocates (domain.md, "Hold"). */
export const caseSeverities = ['minor', 'normal', 'serious'] as const
export type CaseSeverity = (typeof caseSeverities)[number]
