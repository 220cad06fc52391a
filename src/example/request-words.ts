/** What requesters of the example need a customer for. */
export const purposes = [
  'They choose between us and the house they have; a talk with somebody who switched would settle it.',
  'Their board asks for a company of their size that has run it for a year.',
  'They want to hear how long the data took to move, from somebody who did it.',
  'The buyer doubts that the clinicians will use it.',
  'Their finance lead wants to know what the first year cost, all in.',
  'They worry about staffing after go-live.',
  'Procurement wants one customer to speak to before it signs.',
] as const

export const withWhom = [
  'Their head of data and two of the team',
  'The finance lead',
  'Their IT director',
  'The head of operations and a project lead',
  'Their chief information officer',
] as const

export const questionsBack = [
  'Which country does the buyer sit in, and would a customer from a neighbouring one do?',
  'Is it the talk they need, or would the written story do for now?',
  'Who of theirs will be on the call?',
] as const

export const askReasons = [
  'You moved from the same house, and they begin that now.',
  'You run it at about their size, and they would like to hear how the first year went.',
  'You told the story so well that they asked for you.',
  'You staffed it with three people; they wonder whether they can.',
] as const

export const talkRemarks = [
  'Very open about what was hard, which helped most.',
  'They asked for a second talk with their team.',
  'Exactly the size and country they wanted.',
  'Good, though the buyer would have liked more on cost.',
  'It took away the last doubt of the finance lead.',
] as const

/** What those who are to be convinced would like to hear about, as they write it beforehand. */
export const questionsAhead = [
  'How long did both systems run side by side, and who decided to stop?',
  'What would you do in another order, if you began again?',
  'Who worked on it full time in the first year, and who after that?',
] as const
