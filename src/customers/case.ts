/** How bad an open support case is; a serious one holds the account's advocates (domain.md, "Hold"). */
export const caseSeverities = ['minor', 'normal', 'serious'] as const
export type CaseSeverity = (typeof caseSeverities)[number]

/** How content a customer was with how their case was solved; 5 is the most, as help desks ask it. */
export const ratings = { minimum: 1, maximum: 5 } as const
