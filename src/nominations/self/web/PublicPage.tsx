import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { LanguagePanel } from '../../../requests/asks/web/LanguagePanel.tsx'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import { browserLanguage, tokenHere, useLinkPage } from '../../../requests/asks/web/page.queries.ts'
import { call } from '../../../web/api.ts'
import { asProblem } from '../../../web/api-problem.ts'
import { inkOn, type PublicLanguage } from '../public-page.ts'
import type { openPublicPage, putSelfForward } from '../self.contract.ts'
import { type SelfTexts, selfTexts } from '../self.texts.ts'
import own from './PublicPage.module.css'

type Page = ResponseOf<typeof openPublicPage>

/** The page on which customers put themselves forward, in the company’s name and colour. */
export function PublicPage() {
  const publicName = tokenHere()
  const [language, setLanguage] = useState<PublicLanguage>(browserLanguage())
  const read = useCallback(
    () =>
      call<typeof openPublicPage>('GET /public/:publicName', { params: { publicName }, query: { language } }),
    [publicName, language],
  )
  const { loaded, again } = useLinkPage<typeof openPublicPage>(read)
  const page = loaded.is === 'there' ? loaded.page : null
  const texts = selfTexts(language)
  useEffect(() => {
    document.documentElement.lang = language
    document.title = page === null ? 'Avouch' : `${page.title}: ${page.name}`
  }, [language, page])
  const root = useRef<HTMLDivElement>(null)
  const colour = page?.colour ?? null
  useEffect(() => {
    if (colour === null) return
    root.current?.style.setProperty('--green', colour)
    root.current?.style.setProperty('--green-2', colour)
    root.current?.style.setProperty('--green-on', inkOn(colour))
  }, [colour])
  return (
    <div className={css.page} ref={root}>
      {page !== null && (
        <header className={css.head}>
          <span className={own.brand}>
            {page.hasLogo && (
              <img
                className={own.logo}
                src={`/api/v1/public/${encodeURIComponent(publicName)}/logo`}
                alt=""
              />
            )}
            {page.name}
          </span>
          <LanguagePanel language={language} onLanguage={setLanguage} />
        </header>
      )}
      <main>
        {page === null ? (
          <NoPage is={loaded.is} texts={texts} onAgain={again} />
        ) : (
          <SelfForm page={page} publicName={publicName} texts={texts} />
        )}
      </main>
    </div>
  )
}

type NoPageProps = { readonly is: string; readonly texts: SelfTexts; readonly onAgain: () => Promise<void> }

function NoPage({ is, texts, onAgain }: NoPageProps) {
  if (is === 'loading') return null
  const isOffline = is === 'offline'
  return (
    <>
      <h1 className={css.title}>{isOffline ? texts.offline : texts.nowhere}</h1>
      {!isOffline && <p className={css.says}>{texts.nowhereSays}</p>}
      {isOffline && (
        <button type="button" className={css.solid} onClick={() => void onAgain()}>
          {texts.tryAgain}
        </button>
      )}
    </>
  )
}

const empty = { name: '', email: '', accountText: '', title: '', why: '', website: '' }
type Field = keyof typeof empty
type SelfFormProps = { readonly page: Page; readonly publicName: string; readonly texts: SelfTexts }

function useEntry({ page, publicName, texts }: SelfFormProps) {
  const [entry, setEntry] = useState(empty)
  const [agrees, setAgrees] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const [isDone, setDone] = useState(false)
  const send = async () => {
    if (isSending) return
    setSending(true)
    setFault(null)
    try {
      await call<typeof putSelfForward>('POST /public/:publicName/self-nominations', {
        params: { publicName },
        body: {
          ...entry,
          title: entry.title.trim() === '' ? null : entry.title,
          source: new URLSearchParams(location.search).get('source'),
          language: page.language,
          consentVersion: page.consent.version,
          agrees: true,
          opening: page.opening,
        },
      })
      setDone(true)
    } catch (thrown) {
      const problem = asProblem(thrown)
      const field = problem.errors[0]?.field as Field | undefined
      const label = field === undefined ? undefined : texts[field as keyof SelfTexts]
      if (problem.status === 429) setFault(texts.tooMany)
      else setFault(typeof label === 'string' ? texts.look(label) : texts.failed)
    } finally {
      setSending(false)
    }
  }
  const set = (field: Field, text: string) => setEntry((old) => ({ ...old, [field]: text }))
  return { entry, set, agrees, setAgrees, fault, isSending, isDone, send }
}

function SelfForm(props: SelfFormProps) {
  const { page, texts } = props
  const { entry, set, agrees, setAgrees, fault, isSending, isDone, send } = useEntry(props)
  if (isDone)
    return (
      <p role="status" className={css.kept}>
        {page.thanks}
      </p>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  const line = (
    field: Field,
    more: { type?: string; max: number; autoComplete: string; optional?: boolean },
  ) => (
    <label className={css.field}>
      <span>
        {texts[field as 'name']}
        {more.optional && <span className={css.aside}> {texts.optional}</span>}
      </span>
      <input
        type={more.type ?? 'text'}
        name={field}
        required={!more.optional}
        maxLength={more.max}
        autoComplete={more.autoComplete}
        value={entry[field]}
        onChange={(event) => set(field, event.target.value)}
      />
      {field === 'email' && <span className={css.aside}>{texts.emailSays}</span>}
    </label>
  )
  return (
    <>
      <h1 className={css.title}>{page.title}</h1>
      <p className={`${css.says} ${own.words}`}>{page.intro}</p>
      <form onSubmit={submit}>
        {line('name', { max: 120, autoComplete: 'name' })}
        {line('email', { type: 'email', max: 254, autoComplete: 'email' })}
        {line('accountText', { max: 200, autoComplete: 'organization' })}
        {line('title', { max: 200, autoComplete: 'organization-title', optional: true })}
        <label className={css.field}>
          <span>{texts.why}</span>
          <textarea
            name="why"
            rows={4}
            required
            maxLength={2000}
            value={entry.why}
            onChange={(event) => set('why', event.target.value)}
          />
          <span className={css.aside}>{texts.whySays}</span>
        </label>
        <div className={own.trap} aria-hidden="true">
          <label>
            {texts.trap}
            <input
              name="website"
              tabIndex={-1}
              autoComplete="off"
              value={entry.website}
              onChange={(event) => set('website', event.target.value)}
            />
          </label>
        </div>
        <label className={css.check}>
          <input
            type="checkbox"
            required
            checked={agrees}
            onChange={(event) => setAgrees(event.target.checked)}
          />
          <span className={own.words}>{page.consent.words}</span>
        </label>
        {fault !== null && (
          <p role="alert" className={css.fault}>
            {fault}
          </p>
        )}
        <button type="submit" className={css.solid} aria-disabled={isSending}>
          {texts.send}
        </button>
      </form>
    </>
  )
}
