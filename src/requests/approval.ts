/** A step before the customer hears of an ask: waiting its turn, open, answered, or passed in silence. */
export const approvalStates = ['waiting', 'open', 'approved', 'refused', 'passed', 'dropped'] as const
export type ApprovalState = (typeof approvalStates)[number]

/** Who is asked before the customer is; the customer's own yes is the ask itself. */
export const askApprovers = ['owner', 'company', 'legal', 'program', 'executive'] as const
export type AskApprover = (typeof askApprovers)[number]

/** The answers of an approver: yes, yes and they ask the customer themselves, or not now and until when. */
export const approvalAnswers = ['yes', 'yes-i-ask', 'no'] as const
export type ApprovalAnswer = (typeof approvalAnswers)[number]
