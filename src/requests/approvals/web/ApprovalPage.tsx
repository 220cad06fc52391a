import { call } from '../../../web/api.ts'
import { LinkPanel } from '../../asks/web/LinkPanel.tsx'
import css from '../../asks/web/OutsidePanel.module.css'
import {
  type ApprovalAnswer,
  type ApprovalLink,
  type LinkQuery,
  programOf,
  useLinkHere,
  usePageTexts,
  useSecondsOpen,
  useSending,
} from '../../asks/web/page.queries.ts'
import type { answerApprovalLink, openApprovalLink } from '../approval.contract.ts'
import { wordsPageTexts } from '../words-page.texts.ts'
import { HouseApprovalPanel } from './HouseApprovalPanel.tsx'
import { OwnApprovalPanel, titleOf } from './OwnApprovalPanel.tsx'

const read = (token: string, query: LinkQuery) =>
  call<typeof openApprovalLink>('GET /links/approvals/:token', { params: { token }, query })

/** An approver's one click: one of ours, or somebody in the customer's house. */
export function ApprovalPage() {
  const link = useLinkHere<typeof openApprovalLink>(read)
  const { page, token, query } = link
  const secondsOpen = useSecondsOpen(page !== null)
  const language = page === null ? link.wanted : page.outside === null ? 'en' : page.language
  const given = usePageTexts(language, headOf(page))
  const texts = { ...given, refusals: { ...given.refusals, ...wordsPageTexts(language).refusals } }
  const { isSending, fault, send } = useSending<ApprovalLink>(texts, link.put, link.again)
  const answer = (body: ApprovalAnswer) =>
    void send(async () => {
      const said = await call<typeof answerApprovalLink>('POST /links/approvals/:token/decision', {
        params: { token },
        query,
        body: { ...body, seconds: secondsOpen() },
      })
      return { workspace: page?.workspace ?? '', contact: page?.contact ?? null, ...said }
    })
  return (
    <LinkPanel
      link={link}
      language={language}
      onLanguage={page?.outside == null ? undefined : link.setWanted}
      find={(shown) => shown.approval ?? shown.outside}
    >
      {(_, shown) => (
        <>
          <AskedPart page={shown} isSending={isSending} fault={fault} onAnswer={answer} />
          <p className={css.foot}>{texts.footer(null, programOf(shown))}</p>
        </>
      )}
    </LinkPanel>
  )
}

type AskedProps = {
  readonly page: ApprovalLink
  readonly isSending: boolean
  readonly fault: string | null
  readonly onAnswer: (answer: ApprovalAnswer) => void
}

function AskedPart({ page, ...answering }: AskedProps) {
  const shown = { isOpen: page.link === 'open', ...answering }
  if (page.approval !== null) return <OwnApprovalPanel approval={page.approval} {...shown} />
  if (page.outside === null) return null
  return (
    <HouseApprovalPanel
      key={page.outside.words?.version}
      approval={page.outside}
      workspace={page.workspace}
      language={page.language}
      {...shown}
    />
  )
}

function headOf(page: ApprovalLink | null): string {
  if (page?.approval != null) return titleOf(page.approval)
  if (page?.outside == null) return page?.workspace ?? 'Avouch'
  return wordsPageTexts(page.language).approvalTitle(page.outside.advocate.name, page.outside.activity)
}
