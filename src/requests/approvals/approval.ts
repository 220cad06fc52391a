/** A step on the way of an ask, before the customer's yes or after it: waiting its turn, open, answered, or passed in silence. */
export const approvalStates = ['waiting', 'open', 'approved', 'refused', 'passed', 'dropped'] as const
export type ApprovalState = (typeof approvalStates)[number]

/** Who is asked besides the customer, before or after them; the customer's own yes is the ask itself. */
export const askApprovers = ['owner', 'company', 'legal', 'program', 'executive'] as const
export type AskApprover = (typeof askApprovers)[number]

/**
 * The answers of an approver: yes, yes and they ask the customer themselves, not now and until when, or the words
 * marked up and sent back.
 */
export const approvalAnswers = ['yes', 'yes-i-ask', 'no', 'changes'] as const
export type ApprovalAnswer = (typeof approvalAnswers)[number]

/** What is kept of each answer to a step, in order. */
export const approvalRecords = ['approved', 'refused', 'passed', 'marked-up', 'reopened'] as const
export type ApprovalRecord = (typeof approvalRecords)[number]

/** How an answer came in: in the app, by the mailed link, or noted by a program manager. */
export const approvalWays = ['app', 'link', 'recorded'] as const
export type ApprovalWay = (typeof approvalWays)[number]
