/** What customers tell about one product: a story in four parts with results before and after. */
export type Theme = {
  readonly product: string
  readonly topics: readonly string[]
  readonly situation: readonly string[]
  readonly choice: readonly string[]
  readonly deployment: readonly string[]
  readonly outcome: readonly string[]
  /** Measure, before, after, since when. */
  readonly results: readonly (readonly [string, string, string])[]
}

/** One theme per product. {account}, {city}, {n}, {months} and {old} are filled in where a text has them. */
export const themes: readonly Theme[] = [
  {
    product: 'Merriden Analytics',
    topics: ['management reporting', 'self-service analytics', 'one set of figures'],
    situation: [
      'Every department of {account} brought its own figures to the monthly meeting, and the first half hour went into agreeing whose were right.',
      'Reports were built by two people in {city}. When one of them was ill, the board read last month’s numbers.',
      'There were {n} spreadsheets with the word final in their name, and sales read a different one than finance.',
    ],
    choice: [
      'Three products were tried for two weeks each with our own data. Analytics was the only one a plant manager could change without calling anybody.',
      '{old} could do the pictures, but every new question was a project. We wanted questions to be free.',
    ],
    deployment: [
      'Live in {months} months with {n} users, beginning with finance and the two largest sites. A partner built the first boards, our own team the rest.',
      'We started with eight boards nobody could argue about and let people copy them. Today there are {n}, and we retire one for each that is added.',
    ],
    outcome: [
      'The monthly meeting begins with decisions now. People ask why a figure moved and no longer whether it is true.',
      'Requests to the data team fell to a third, and what is left are the interesting ones.',
    ],
    results: [
      ['Days until the monthly report', '11', '3'],
      ['Hours a month spent on reconciling', '64', '9'],
      ['People who build their own boards', '4', '71'],
      ['Requests to the data team a week', '38', '12'],
    ],
  },
  {
    product: 'Merriden Ledger',
    topics: ['month-end close', 'consolidation', 'auditors'],
    situation: [
      'The close took {n} working days, and the group’s {months} companies used four charts of accounts. Intercompany differences were settled by mail.',
      'Our auditors found the same three weaknesses every year: manual journals, no trail, and one person who knew it all.',
    ],
    choice: [
      'We needed something accountants would run themselves. Ledger was the one that did not ask for a consultant to add a company.',
      'The price of {old} doubled at renewal. That made it easy to look, and what we saw made it easy to leave.',
    ],
    deployment: [
      'Two charts of accounts were merged first; the software came after. From contract to first group close {months} months, in parallel with {old} for one quarter.',
      'All companies in the first wave, no pilot: a half consolidated group helps nobody. {n} users, one administrator at half her time.',
    ],
    outcome: [
      'The close is quiet. Nobody stays after seven any more, and the auditors take their samples without us.',
      'We see margin by customer in the first week of the month, when something can still be done about it.',
    ],
    results: [
      ['Working days to close', '12', '5'],
      ['Manual journals a month', '430', '60'],
      ['Intercompany differences open at close', '57', '2'],
      ['Audit days on site', '18', '10'],
    ],
  },
  {
    product: 'Merriden Forecast',
    topics: ['rolling forecast', 'demand planning', 'budget without spreadsheets'],
    situation: [
      'The budget of {account} took from August to December and was wrong in February. Everybody knew, and nobody had the nerve to say so.',
      'Planners in {city} corrected the statistical forecast by hand, mostly upwards, and the warehouse paid for it.',
      'One workbook of {n} sheets, locked by whoever opened it first.',
    ],
    choice: [
      'In the trial it beat our own planners on nine of ten product groups, and it showed on which one it did not. That honesty sold it.',
      'It was the only one where sales could enter a promise and see at once what it did to stock.',
    ],
    deployment: [
      'Rolling forecast by quarter after {months} months. The yearly budget was kept for one more round, so that nobody fell off a cliff.',
      'Two product lines first. We measured against the old way for half a year before the rest followed; {n} planners and sellers use it now.',
    ],
    outcome: [
      'We talk about what drives demand and not about whose number it is. Stock went down while fewer orders were late.',
      'The forecast is refreshed on Monday before nine. In the old world it was a month’s work.',
    ],
    results: [
      ['Forecast error, four weeks ahead', '31 %', '17 %'],
      ['Days of stock', '52', '39'],
      ['Weeks spent on the budget', '15', '5'],
      ['Orders delivered on the day', '86 %', '94 %'],
    ],
  },
  {
    product: 'Merriden Pipe',
    topics: ['data integration', 'leaving an old warehouse', 'data quality'],
    situation: [
      'Nightly loads failed twice a week, and the person on call learned of it from the sales director.',
      'After two acquisitions {account} had {months} order systems and a customer number in each of them.',
    ],
    choice: [
      'We could have written it ourselves and had done so once. This time we wanted to sleep.',
      'Pipe says what went wrong in words a colleague in the business understands. {old} gave us a number.',
    ],
    deployment: [
      '{n} pipelines moved in {months} months, the ugliest first. The old warehouse was switched off on a Friday afternoon, and nobody noticed.',
      'One team of four, with half a day a week from each business system’s owner. Those half days made the difference.',
    ],
    outcome: [
      'A failed load repairs itself or tells the right person. The sales director has not called since spring.',
      'A customer is one customer now, in every country, and finance believes it too.',
    ],
    results: [
      ['Failed loads a month', '9', '0.5'],
      ['Hours until data is complete', '14', '2'],
      ['Duplicate customer records', '23,400', '310'],
      ['Cost of the platform a year, thousand euros', '310', '175'],
    ],
  },
  {
    product: 'Merriden Sense',
    topics: ['predictive maintenance', 'anomaly detection', 'machine learning that people trust'],
    situation: [
      'A bearing in {city} failed four times in a year, each time on a night shift, each time with a day’s output lost.',
      'Fraud was found by two colleagues with very good memories. One of them was about to retire.',
    ],
    choice: [
      'It explains why it raises an alarm. Our technicians would have thrown out anything that only blinks.',
      'We gave three vendors two years of history with the failures cut out. Sense found most of them, and raised the fewest false alarms.',
    ],
    deployment: [
      'Sensors were there already; what was missing was somebody to listen. {months} months to the first line, {n} machines today.',
      'We ran it silently for a quarter and compared. Only then did anybody get an alarm at night.',
    ],
    outcome: [
      'Maintenance plans its own week again. The bearing was changed on a Tuesday morning, with coffee.',
      'Alarms are read because they are rare and mostly right. That is the whole trick.',
    ],
    results: [
      ['Unplanned stops a quarter', '14', '5'],
      ['False alarms a week', '120', '11'],
      ['Cases found before a loss', '22 %', '68 %'],
      ['Maintenance cost per machine, euros a year', '8,900', '6,300'],
    ],
  },
  {
    product: 'Merriden Floor',
    topics: ['production figures', 'scrap', 'shift handover'],
    situation: [
      'Scrap was counted on paper and typed in on Thursdays. By then nobody remembered which shift it was.',
      'Each hall of {account} computed efficiency its own way, and all of them were above average.',
    ],
    choice: [
      'The foremen chose it. We only had to promise that it would never be used to rank people by name.',
      'It ran on the screens we had, gloves on. The other candidates wanted new hardware for every line.',
    ],
    deployment: [
      'One hall, six weeks, then stop and listen. The second hall took three weeks. All {n} lines after {months} months.',
      'The works council was at the table from the first day and wrote the rules for the data with us.',
    ],
    outcome: [
      'Handover between shifts takes four minutes at the screen. Problems are passed on with a picture instead of a shrug.',
      'We found that a third of the scrap came from one cleaning routine. Nobody would have looked there.',
    ],
    results: [
      ['Scrap', '6.1 %', '3.4 %'],
      ['Minutes per shift handover', '25', '4'],
      ['Overall equipment effectiveness', '61 %', '73 %'],
      ['Change-over time, minutes', '48', '29'],
    ],
  },
  {
    product: 'Merriden Field',
    topics: ['route planning', 'field service', 'first-time fix'],
    situation: [
      'Dispatch in {city} was a wall with magnets. It worked as long as nobody opened a window.',
      'Technicians drove {n} kilometres a day and had the right part in the van every second time.',
    ],
    choice: [
      'It plans with the van’s stock in mind. Everybody else only drew shorter routes.',
      'Drivers could try it on their own phones for a week. They voted, and we went with the vote.',
    ],
    deployment: [
      'Two depots for a month, then all of them in {months}. The wall hangs in the canteen now.',
      'We moved {n} vehicles region by region, with a dispatcher from the last region helping the next.',
    ],
    outcome: [
      'One visit instead of two. Customers notice that more than any campaign.',
      'Dispatchers deal with the exceptions, and go home when the day is over.',
    ],
    results: [
      ['Problems solved on the first visit', '58 %', '83 %'],
      ['Kilometres per stop', '19', '12'],
      ['Hours from call to visit', '41', '22'],
      ['Stops per vehicle and day', '7.2', '9.6'],
    ],
  },
  {
    product: 'Merriden Assure',
    topics: ['regulatory reporting', 'sustainability figures', 'audit trail'],
    situation: [
      'The regulator asked for a report in a new form every year, and every year {account} built it by hand in the last two weeks.',
      'Energy and emissions stood in invoices, in {months} languages, in binders.',
    ],
    choice: [
      'Every figure opens to the document behind it. In an inspection that is worth more than any chart.',
      'The forms are kept up to date by the vendor. We read the change note and go on with our work.',
    ],
    deployment: [
      'First report out of the system after {months} months, with the old way in parallel. The differences were ours.',
      '{n} sites enter their figures themselves and are reminded by the system, not by me.',
    ],
    outcome: [
      'The last inspection took a morning. They asked for the trail, saw it, and left.',
      'We can answer a customer’s questionnaire on emissions in an hour. It used to be a project.',
    ],
    results: [
      ['Working days per regulatory report', '21', '4'],
      ['Questions from the inspector', '46', '7'],
      ['Sites that report in time', '63 %', '99 %'],
      ['Hours per customer questionnaire', '30', '1'],
    ],
  },
]
