import type { HelpState } from './help.ts'

type PageLanguage = 'en' | 'de'

/** What is said of a state, and what a person still has to write where no outcome was noted. */
type Said = { readonly said: string; readonly still: string }

const words: Readonly<
  Record<PageLanguage, { readonly subject: string; readonly how: Readonly<Record<HelpState, Said>> }>
> = {
  en: {
    subject: 'What became of your wish',
    how: {
      asked: { said: 'We have not forgotten it.', still: '[How it stands.]' },
      escalated: { said: 'We took it up with those who decide.', still: '[When you will hear more.]' },
      connected: {
        said: 'Somebody can help you with it.',
        still: '[Who, and how you reach them.]',
      },
      roadmap: { said: 'It is on our roadmap now.', still: '[What comes, and about when.]' },
      done: { said: 'It is done.', still: '' },
      cannot: { said: 'We looked into it, and for now we cannot do it.', still: '' },
    },
  },
  de: {
    subject: 'Was aus Ihrem Wunsch wurde',
    how: {
      asked: { said: 'Wir haben ihn nicht vergessen.', still: '[Wie es steht.]' },
      escalated: { said: 'Wir haben ihn denen vorgelegt, die entscheiden.', still: '[Wann Sie mehr hören.]' },
      connected: { said: 'Jemand kann Ihnen dabei helfen.', still: '[Wer, und wie Sie ihn erreichen.]' },
      roadmap: { said: 'Er steht jetzt in unserer Planung.', still: '[Was kommt, und etwa wann.]' },
      done: { said: 'Er ist erledigt.', still: '' },
      cannot: { said: 'Wir sind ihm nachgegangen und können ihn vorerst nicht erfüllen.', still: '' },
    },
  },
}

const frames: Readonly<
  Record<PageLanguage, { readonly greeting: string; readonly wish: string; readonly close: string }>
> = {
  en: { greeting: 'Dear', wish: 'You asked us for something:', close: 'Kind regards' },
  de: { greeting: 'Guten Tag', wish: 'Sie hatten uns um etwas gebeten:', close: 'Viele Grüße' },
}

type Telling = {
  readonly name: string
  readonly sender: string
  readonly what: string
  readonly outcome: string | null
  readonly state: HelpState
}

/**
 * The words by which somebody is told what became of their wish, in their language. What stands in brackets is still to
 * be written by whoever sends it; an outcome that was noted stands in its place.
 */
export function helpLetter(
  { name, sender, what, outcome, state }: Telling,
  language: PageLanguage,
): { readonly subject: string; readonly text: string } {
  const { subject, how } = words[language]
  const { greeting, wish, close } = frames[language]
  const answer = `${how[state].said} ${outcome?.trim() ?? how[state].still}`.trim()
  const parts = [`${greeting} ${name},`, wish, `“${what.trim()}”`, answer, `${close}\n${sender}`]
  return { subject, text: parts.join('\n\n') }
}
