import { useCallback, useState } from 'react'
import { call } from '../../../web/api.ts'
import type { LinkEnd } from '../../asks/link-end.texts.ts'
import type { PageLanguage } from '../../asks/page-language.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { LinkEndPanel, OutsidePanel } from '../../asks/web/OutsidePanel.tsx'
import {
  type ApprovalAnswer,
  type ApprovalLink,
  browserLanguage,
  tokenHere,
  useLinkPage,
  usePageTexts,
  useSecondsOpen,
  useSending,
} from '../../asks/web/page.queries.ts'
import type { answerApprovalLink, openApprovalLink } from '../approval.contract.ts'
import { wordsPageTexts } from '../words-page.texts.ts'
import { HouseApprovalPanel } from './HouseApprovalPanel.tsx'
import { OwnApprovalPanel, titleOf } from './OwnApprovalPanel.tsx'

/** An approver's one click: one of ours, or somebody in the customer's house. */
export function ApprovalPage() {
  const token = tokenHere()
  const [wanted, setWanted] = useState<PageLanguage | null>(null)
  const query = wanted === null ? {} : { language: wanted }
  const read = useCallback(
    () =>
      call<typeof openApprovalLink>('GET /links/approvals/:token', {
        params: { token },
        query: wanted === null ? {} : { language: wanted },
      }),
    [token, wanted],
  )
  const { loaded, again, put } = useLinkPage<typeof openApprovalLink>(read)
  const secondsOpen = useSecondsOpen(loaded.is === 'there')
  const page = loaded.is === 'there' ? loaded.page : null
  const language = page === null ? browserLanguage() : page.outside === null ? 'en' : page.language
  const given = usePageTexts(language, headOf(page))
  const texts = { ...given, refusals: { ...given.refusals, ...wordsPageTexts(language).refusals } }
  const { isSending, fault, send } = useSending<ApprovalLink>(texts, put, again)
  if (loaded.is === 'loading')
    return (
      <OutsidePanel workspace={null} language={language}>
        {''}
      </OutsidePanel>
    )
  const answer = (body: ApprovalAnswer) =>
    void send(async () => {
      const said = await call<typeof answerApprovalLink>('POST /links/approvals/:token/decision', {
        params: { token },
        query,
        body: { ...body, seconds: secondsOpen() },
      })
      return { workspace: page?.workspace ?? '', contact: page?.contact ?? null, ...said }
    })
  const shown = { isOpen: page?.link === 'open', isSending, fault, onAnswer: answer }
  return (
    <OutsidePanel
      workspace={page?.workspace ?? null}
      language={language}
      {...(page?.outside == null ? {} : { onLanguage: setWanted })}
    >
      {page?.approval != null && <OwnApprovalPanel approval={page.approval} {...shown} />}
      {page?.outside != null && (
        <HouseApprovalPanel
          key={page.outside.words?.version}
          approval={page.outside}
          workspace={page.workspace}
          language={language}
          {...shown}
        />
      )}
      {page?.approval == null && page?.outside == null && (
        <LinkEndPanel
          end={endOf(loaded.is, page)}
          language={language}
          program={contactOf(page)}
          onAgain={() => void again()}
        />
      )}
      <p className={css.foot}>{texts.footer(null, contactOf(page))}</p>
    </OutsidePanel>
  )
}

function headOf(page: ApprovalLink | null): string {
  if (page?.approval != null) return titleOf(page.approval)
  if (page?.outside == null) return page?.workspace ?? 'Avouch'
  return wordsPageTexts(page.language).approvalTitle(page.outside.advocate.name, page.outside.activity)
}

function endOf(is: 'there' | 'nowhere' | 'offline', page: ApprovalLink | null): LinkEnd {
  if (page === null) return is === 'nowhere' ? 'nowhere' : 'offline'
  return page.link === 'expired' || page.link === 'replaced' ? page.link : 'withdrawn'
}

function contactOf(page: ApprovalLink | null): string {
  if (page === null) return ''
  if (page.contact === null) return page.workspace
  return page.contact.email === null ? page.contact.name : `${page.contact.name}, ${page.contact.email}`
}
