import { IconFileText, IconQuote } from '@tabler/icons-react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { shareText } from '../brief.contract.ts'
import { requestRoutes, type Start } from './queries.ts'

type FittingTextsPanelProps = {
  readonly start: Start
  /** What was typed is not needed any more. */
  readonly onShared: () => void
}

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** What customers wrote already and would do here: it comes first, for it costs nobody an hour. */
export function FittingTextsPanel({ start: { deal: opportunity, texts }, onShared }: FittingTextsPanelProps) {
  const save = useSubmit<typeof shareText>('POST /requests/shared-texts', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast('Noted as shared for the deal; no customer was asked')
      onShared()
    },
  })
  if (opportunity === null || texts.length === 0) return null
  return (
    <Section title="Would one of these do?" qualifier="nobody has to be asked">
      <Lines label="Stories and quotes that fit">
        {texts.map((text) => (
          <Line
            key={text.id}
            mark={text.kind === 'quote' ? <IconQuote {...icon} /> : <IconFileText {...icon} />}
            title={text.link === null ? text.title : <TextLink to={text.link}>{text.title}</TextLink>}
            detail={`${text.account}: ${text.why.join(', ')}`}
            action={
              <Button
                aria-label={`Share this instead: ${text.title}`}
                waiting={save.waiting && 'Noting'}
                onPress={() =>
                  save.submit({ body: { customerTextId: text.id, opportunityId: opportunity.id } })
                }
              >
                Share this instead
              </Button>
            }
          />
        ))}
      </Lines>
      <FormErrors problem={save.problem} title="Nothing was noted" />
    </Section>
  )
}
