/** Sentences any advocate could say, whatever the product. */
export const roles = [
  'Has led the team for {years} years; came from the operational side and still visits a site every month.',
  'Joined {account} {years} years ago as a working student and has seen the company from four departments.',
  'Was brought in to clean up reporting, stayed to change how decisions are made.',
  'Ran the same function at a smaller company before; brought two colleagues along.',
  'Trained as an engineer, moved to figures because that is where decisions were made.',
] as const

export const motives = [
  'Wants to meet people with the same problem. The job is lonely inside one’s own company.',
  'Wants the product to get a better planning calendar, and likes to be heard early.',
  'Enjoys the stage, and says so. A conference a year is part of the fun.',
  'Wants the team’s work to be seen by the board at home; a story outside helps inside.',
  'Likes to help somebody avoid the first year’s mistakes.',
] as const

export const organisations = [
  '{employees} people, {sites} sites, run from {city}. Decisions are made by a board of four, quickly.',
  '{employees} people. Grown by buying smaller firms, and it shows in the systems.',
  '{employees} people, family-owned in the third generation, careful with money and loyal to vendors who answer the phone.',
  '{employees} people. The data team is six, half of them in {city}, the rest at home.',
] as const

export const honestViews = [
  'The first training was too fast. We asked for a second one, got it, and that is the one people remember.',
  'The mobile view came later than promised. It is good now, but for half a year we had to explain ourselves.',
  'Support is excellent on weekdays until six. After that you are on your own, and you should know that before you sign.',
  'The price model took us three calls to understand. It was fair in the end; it should fit on a page.',
  'Large exports are slow. We run them at night and have stopped noticing.',
  'We underestimated our own data. That is not the vendor’s fault, but somebody might have said it louder.',
] as const

export const advices = [
  'Settle who owns a figure before you build anything. The software cannot do that for you.',
  'Begin with something small that hurts, and show it after four weeks.',
  'Ask for the person who will be there after the sale, and talk to that one.',
  'Keep the old way running for one round. It costs little and calms everybody.',
  'Put your most sceptical colleague on the team. If she is convinced, so is everybody.',
  'Do not move ten years of history on the first day. Two are enough to learn.',
] as const

export const audienceWords = [
  'Peers from companies of about the same size; not sales teams of fifteen.',
  'Anybody who stands before the decision. Prefers to talk without the vendor in the room.',
  'Technical people. Has little patience for slides.',
  'Finance leaders, in German or English.',
  'Analysts too, if the questions come a day before.',
] as const

export const availabilities = [
  'Fridays after ten are best. Never in the week of the close.',
  'Early mornings, before eight, are no problem at all.',
  'Short notice is fine for calls; for a stage at least two months.',
  'Through the assistant, please; the calendar fills three weeks ahead.',
] as const

export const contactWays = [
  'Mail first, then a short call. Answers within a day.',
  'By phone; mails drown.',
  'Write to both addresses, and keep it short.',
] as const

export const introductionWays = [
  'A short mail with all three in copy',
  'In person, at a business review',
  'A call the relationship owner set up',
  'At our customer day, over lunch',
] as const

export const gifts = [
  'An early look at the roadmap, one to one',
  'Two seats at the customer day',
  'A peer introduction in the same industry',
  'A thank-you note from our chief executive',
  'A workshop with a product manager',
  'A book on forecasting, with a card',
  'A donation in their name to a local school',
] as const

export const touches = [
  'Business review',
  'Check-in call by the relationship owner',
  'News about a feature they had asked for',
  'Congratulated on a new post',
  'Visited the site',
  'Shared an article on their topic',
] as const

export const outcomes = [
  'The prospect asked for a second call, and took the next step within a week.',
  'Good questions, clear answers; the deal moved on.',
  'Well received. One attendee wrote to thank.',
  'Went over time because both sides enjoyed it.',
  'Fine, though the prospect was not well prepared.',
] as const

export const declineWords = [
  'Too much on the desk this quarter.',
  'The board wants no outside appearances before the results are out.',
  'Would rather write than speak.',
  'Is about to change role.',
] as const

export const nominationWhys = [
  'Told me in the review that they would build it the same way again, and meant it.',
  'Answers every question in our user group before we do.',
  'Scored ten in the last survey and wrote half a page on why.',
  'Presented the results to her own board last month. It was better than our slides.',
  'Went live in record time and is proud of it; would love to talk about it.',
  'Has recommended us to two former colleagues already. Time to ask properly.',
  'Very critical in the beginning, which makes the praise worth more.',
  'Renewed early and bought a second product.',
] as const

export const evidences = [
  'Survey: 10 of 10, with comment',
  'Renewed three months early',
  'Usage doubled since spring',
  'Spoke at our regional user group',
  'Review on a public site, five stars',
] as const

export const caseTitles = [
  'Exports time out at month end',
  'Single sign-on loops after the update',
  'Figures of one site are missing since Monday',
  'Slow boards in the afternoon',
  'A scheduled report went to the wrong list',
  'Cannot add a second time zone',
  'Data load stops at 96 per cent',
  'Wrong rounding in one currency',
] as const

export const initiativeTitles = [
  'Moves its data centre to the cloud this year',
  'Opens a second plant',
  'Merges two regional companies',
  'Plans a customer portal',
  'Prepares for the new sustainability rules',
  'Rolls out planning to all subsidiaries',
  'Looks for a new head of data',
  'Puts its reporting out to tender',
] as const

export const absenceReasons = ['Parental leave', 'Sabbatical', 'Long illness', 'Summer leave'] as const
