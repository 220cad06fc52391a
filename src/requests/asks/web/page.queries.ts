import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { BodyOf, Endpoint, ResponseOf } from '../../../kernel/contract.ts'
import { ApiProblem, asProblem } from '../../../web/api-problem.ts'
import type { answerApprovalLink, openApprovalLink } from '../../approvals/approval.contract.ts'
import type { openOwnWords } from '../../approvals/wording.contract.ts'
import type { openSlotPage } from '../../talks/slot.contract.ts'
import type { answerAsk, openAskPage } from '../ask-page.contract.ts'
import type { answerHappened, openHappenedPage } from '../happened.contract.ts'
import { type PageTexts, pageTexts } from '../page.texts.ts'
import type { PageLanguage } from '../page-language.ts'

/** The token of the address one is at: `/ask/<token>`. */
export function tokenHere(): string {
  return decodeURIComponent(location.pathname.split('/')[2] ?? '')
}

/** How a page behind a link stands: being read, there, or not to be had. */
export type Loaded<Page> =
  | { readonly is: 'loading' }
  | { readonly is: 'there'; readonly page: Page }
  | { readonly is: 'nowhere' | 'offline' }

/** A page behind a link, read again on `again`, and put in place by whatever answers with it. */
export function useLinkPage<E extends Endpoint>(read: () => Promise<ResponseOf<E>>) {
  const [loaded, setLoaded] = useState<Loaded<ResponseOf<E>>>({ is: 'loading' })
  const again = useCallback(async () => {
    try {
      setLoaded({ is: 'there', page: await read() })
    } catch (thrown) {
      const { status } = asProblem(thrown)
      setLoaded({ is: status === 404 || status === 400 ? 'nowhere' : 'offline' })
    }
  }, [read])
  useEffect(() => {
    void again()
  }, [again])
  const put = useCallback((page: ResponseOf<E>) => setLoaded({ is: 'there', page }), [])
  return { loaded, again, put }
}

/** What a page behind a link is asked with: the language, where its reader chose one on the page itself. */
export type LinkQuery = { readonly language?: PageLanguage }

/** The page behind the link one is at, read again in whichever language is chosen on it. `read` stays the same function. */
export function useLinkHere<E extends Endpoint>(
  read: (token: string, query: LinkQuery) => Promise<ResponseOf<E>>,
) {
  const token = tokenHere()
  const [wanted, setWanted] = useState<PageLanguage | null>(null)
  const query: LinkQuery = useMemo(() => (wanted === null ? {} : { language: wanted }), [wanted])
  const link = useLinkPage<E>(useCallback(() => read(token, query), [read, token, query]))
  const page = link.loaded.is === 'there' ? link.loaded.page : null
  return { ...link, page, token, query, wanted: wanted ?? browserLanguage(), setWanted }
}

/** Seconds since the page was there to be read: what an answer takes is counted from opening it. */
export function useSecondsOpen(isThere: boolean): () => number {
  const opened = useRef<number | null>(null)
  useEffect(() => {
    if (isThere && opened.current === null) opened.current = performance.now()
  }, [isThere])
  return () => (opened.current === null ? 0 : Math.round((performance.now() - opened.current) / 1000))
}

/** Sends one answer at a time; what went wrong stands as a sentence in the reader's language. */
export function useSending<Page>(
  texts: Pick<PageTexts, 'refusals' | 'failed'>,
  put: (page: Page) => void,
  again: () => Promise<void>,
) {
  const [isSending, setSending] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const send = async (act: () => Promise<Page>): Promise<boolean> => {
    if (isSending) return false
    setSending(true)
    setFault(null)
    try {
      put(await act())
      return true
    } catch (thrown) {
      setFault(wordsFor(thrown, texts))
      if (thrown instanceof ApiProblem && thrown.status === 409) await again()
      return false
    } finally {
      setSending(false)
    }
  }
  return { isSending, fault, send }
}

function wordsFor(thrown: unknown, texts: Pick<PageTexts, 'refusals' | 'failed'>): string {
  const problem = asProblem(thrown)
  const known = problem.refusal === undefined ? undefined : texts.refusals[problem.refusal.refusal]
  if (known !== undefined) return known
  const named = problem.errors.find(({ field }) => texts.refusals[field] !== undefined)
  if (named !== undefined) return texts.refusals[named.field] ?? ''
  if (problem.errors.some(({ field }) => /until|from|startsAt/.test(field)))
    return texts.refusals['not-ahead'] ?? ''
  return texts.failed
}

/** The browser's own language, as far as it is one of ours. */
export function browserLanguage(): PageLanguage {
  return navigator.language.startsWith('de') ? 'de' : 'en'
}

/** The reader's words, and the page's title and language for whoever reads it aloud. */
export function usePageTexts(language: PageLanguage, title: string): PageTexts {
  useEffect(() => {
    document.documentElement.lang = language
    document.title = title
  }, [language, title])
  return pageTexts(language)
}

/** The browser's time zone. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** What a `datetime-local` field says, as the moment it means in a zone; null where it says nothing. */
export function momentIn(local: string, zone: string): string | null {
  if (local === '') return null
  try {
    return Temporal.PlainDateTime.from(local)
      .toZonedDateTime(zone)
      .toInstant()
      .toString({ smallestUnit: 'millisecond' })
  } catch {
    return null
  }
}

/** Today and days from it, as a date field wants them. */
export function dayFromToday(days: number): string {
  return Temporal.Now.plainDateISO().add({ days }).toString()
}

export type SlotPageShown = ResponseOf<typeof openSlotPage>
export type TalkShown = NonNullable<SlotPageShown['talk']>
export type HappenedShown = ResponseOf<typeof openHappenedPage>
export type HappenedAnswer = BodyOf<typeof answerHappened>
export type AskPageShown = ResponseOf<typeof openAskPage>
export type AskShown = NonNullable<AskPageShown['ask']>
export type AskTalkShown = NonNullable<AskPageShown['talk']>
export type AskAnswer = BodyOf<typeof answerAsk>
export type ApprovalAnswer = BodyOf<typeof answerApprovalLink>
export type ApprovalLink = ResponseOf<typeof openApprovalLink>
export type OwnApproval = NonNullable<ApprovalLink['approval']>
export type HouseApproval = NonNullable<ApprovalLink['outside']>
export type OwnWordsShown = ResponseOf<typeof openOwnWords>

/** What a page says of the program it comes from. */
export type ProgramKnown = {
  readonly workspace: string
  readonly program?: Reached | null
  readonly contact?: Reached | null
}

type Reached = { readonly name: string; readonly email: string | null }

/** Whom to write to, by name and address. */
export function programOf({ program, contact, workspace }: ProgramKnown): string {
  const reached = program ?? contact ?? null
  if (reached === null) return workspace
  return reached.email === null ? reached.name : `${reached.name}, ${reached.email}`
}
