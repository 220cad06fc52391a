/**
 * What people say when they mean a kind of activity, in English and German, beside its name and the aliases files
 * use. By code; a word stands at one kind only.
 */
export const spokenKinds: Readonly<Record<string, readonly string[]>> = spoken(`
sales-reference-call: call; calls; video call; video calls; phone call; zoom call; zoom; teams call; reference call; reference calls; reference video call; talk to a reference; talk to a customer; speak to a customer; speak with a customer; referenz call; telefonat; telefongespräch; videocall; videogespräch; videoanruf; videotelefonat; anruf; kundengespräch; referenztelefonat; gespräch; gesprächstermin; telefonieren
group-reference-forum: group reference; group reference call; reference group; gruppengespräch; referenzrunde; customer forum
expansion-peer-call: customer to customer; peer to peer call; peer conversation; gespräch unter kunden; erfahrungsaustausch
written-qa: written answers; written q a; written reference; rfp answers; rfp; questionnaire; reference letter; reference form; ausschreibung; schriftliche referenz; referenzschreiben; schriftliche antworten; fragebogen
hosted-site-visit: site visit; site visits; plant visit; plant tour; factory visit; factory tour; on site visit; onsite visit; visit on site; tour of their site; vor ort besuch; vor ort termin; besuch vor ort; werksbesichtigung; werksführung; besichtigung; referenzbesuch; standortbesuch
referral-introduction: referral; introduction; warm introduction; intro; empfehlung; weiterempfehlung; vorstellung bei
written-case-study: case study; case studies; customer story; success story; success stories; written story; fallstudie; fallstudien; anwenderbericht; anwenderberichte; erfolgsgeschichte; erfolgsgeschichten; referenzbericht; kundenstory; kundenreferenz
video-story: video story; customer video; video testimonial; video case study; customer film; kundenvideo; videoreferenz; referenzvideo; videobericht
quote-approval: quote; quotes; customer quote; quotation; testimonial; testimonials; zitat; zitate; kundenzitat; kundenstimme
logo-permission: logo; logo use; use of their logo; logofreigabe; logonutzung; use of logo; their logo
byline: blog post; blog; guest article; guest post; byline; bylined article; gastbeitrag; gastartikel; blogbeitrag; fachartikel; fachbeitrag
launch-customer: launch customer; launch partner; launch reference; produktstart
event-speech: speaker; speakers; speech; keynote; speak at our event; speak at an event; speak at our conference; speak at a conference; speak at the; speak at our; talk at our event; talk at our conference; talk at; conference talk; conference speaker; event speaker; presentation; on stage; vortrag; vortrags; redner; rednerin; vortragende; auf der bühne; auf unserer bühne; konferenzvortrag; auf unserer veranstaltung sprechen
panel: panel; panels; panel discussion; roundtable; round table; panelist; podium; podiumsdiskussion; podiumsgespräch; panelteilnehmer; gesprächsrunde
webinar: webinar; webinars; online event; online seminar; webinare; onlineseminar; web seminar
podcast: podcast; podcasts; podcast guest; podcastgast
booth-guest: booth; booth guest; trade fair; dinner guest; dinner; messestand; am stand; messe; abendessen
press-release-quote: press quote; quote for the press; quote for a press release; quotes for the press; quote in a press release; press release; press releases; press statement; pressezitat; pressezitate; pressemitteilung; zitat für die presse; statement für die presse; zitat in der pressemitteilung
media-interview: press interview; media interview; talk to the press; talk to a journalist; journalist; interview with a journalist; newspaper interview; presseinterview; interview mit der presse; journalisten; interview mit einem journalisten
analyst-interview: analyst call; analyst interview; analyst reference; analyst briefing; talk to an analyst; talk to analysts; call with an analyst; call with gartner; call with forrester; gartner call; gartner; forrester; analystengespräch; analysteninterview; gespräch mit einem analysten; analyst; analysts; analysten
analyst-survey: analyst survey; analyst questionnaire; peer insights; gartner survey; analystenumfrage; magic quadrant survey
award-entry: award entry; award; awards; award submission; award nomination; preisverleihung; auszeichnung; bewerbung um einen preis
earnings-mention: earnings mention; earnings call; earnings call mention; quartalsbericht
investor-call: investor; investors; investor call; call with an investor; call with investors; due diligence; due diligence call; diligence call; talk to an investor; investoren; investorengespräch; gespräch mit investoren; gespräch mit einem investor
peer-review: peer review; online review; review on g2; g2 review; g2; capterra review; public review; online bewertung; bewertung auf einem portal; rezension
short-survey: short survey; proof point; proof points; umfrage; kurzumfrage; survey
social-post: social post; social media post; linkedin post; post on linkedin; social share; linkedin beitrag; beitrag auf linkedin
executive-meeting: executive meeting; executive briefing; executive visit; meet our board; meeting of executives; treffen mit der geschäftsleitung; führungskräftetreffen
board-guest: all hands guest; all hands; all hands meeting; guest at our all hands; board meeting guest; betriebsversammlung; internal speaker
advisory-board: advisory board; customer advisory board; cab; kundenbeirat; beirat
beta: beta; beta test; beta tester; beta customer; design partner; pilot customer; early access; betatest; pilotkunde; pilotkunden; entwicklungspartner
product-research: product research; research interview; product interview; feedback session; user research; usability test; interview zur produktforschung; nutzerinterview
message-test: message test; message testing; messaging test; test of a message; botschaftstest
community-answer: community answer; community mentor; mentor; community post; answer in the community; antwort in der community
implementation-session: implementation story; implementation session; einführungsbericht; talk about the implementation
recruiting-talk: recruiting talk; onboarding talk; talk to new hires; gespräch mit bewerbern
`)

function spoken(text: string): Record<string, readonly string[]> {
  const rows = text.split('\n').filter((line) => line.includes(':'))
  return Object.fromEntries(
    rows.map((line) => {
      const at = line.indexOf(':')
      return [
        line.slice(0, at),
        line
          .slice(at + 1)
          .split(';')
          .map((phrase) => phrase.trim()),
      ]
    }),
  )
}

/** Single words among the names of kinds that say more often something else, folded: a film company, a community of users. */
export const shyKindWords: ReadonlySet<string> = new Set(
  'media social community film video article board dinner forum advocacy feedback gesprach empfehlung messe survey award awards beta mentor intro earnings release talk speaking presentation auszeichnung ausschreibung anruf journalist story pilot review reviews bewertung speech survey umfrage podium investor investoren investors analyst analysts logo'.split(
    ' ',
  ),
)
