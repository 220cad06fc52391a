import { Type } from 'typebox'
import { setting } from '../kernel/setting.ts'

/** What a link of an advocate's own page is for; its subject is the contact. */
export const ownPagePurpose = 'own-page'

/** How long a link of the own page opens it. Source: the program's own; each mail brings a newer one. */
export const ownPageDays = setting<number>({
  name: 'own-page.days',
  title: 'How long the link to their own page works that an advocate gets',
  unit: 'days',
  source: 'Each mail to an advocate brings a newer link',
  why: 'A year and a month, so that a yearly mail renews it; they can end all links themselves at any time',
  schema: Type.Integer({ minimum: 7, maximum: 1_100 }),
  default: 400,
})

const words = {
  en: 'Your own page: your limits, what came of your help, what we hold on you. It is yours alone; leave it out when you pass this on',
  de: 'Ihre eigene Seite: Ihre Grenzen, was aus Ihrer Hilfe wurde, was wir über Sie gespeichert haben. Sie ist nur für Sie; lassen Sie sie weg, wenn Sie diese Mail weitergeben',
} as const

/** The last line of a mail to an advocate, before the address of their own page. */
export function ownPageWords(language: keyof typeof words): string {
  return words[language]
}
