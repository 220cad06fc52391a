import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay } from '../../../web/format.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateShape } from '../../../web/ui/StateMark.tsx'
import { HelpActsPanel } from './HelpActsPanel.tsx'
import { HelpOpenForm } from './HelpOpenForm.tsx'
import { type HelpsOf, helpsOfQuery, sayHelp } from './queries.ts'

type HelpPanelProps = { readonly contactId: string; readonly name: string }

/** What one advocate asked us for, how it stands, and that they were told. */
export function HelpPanel({ contactId, name }: HelpPanelProps) {
  const helps = useQuery(helpsOfQuery(contactId))
  const [opening, setOpening] = useState(false)
  return (
    <Section
      title="Help they asked for"
      aside={
        helps.data?.may['open'] === null && (
          <Button look="link" onPress={() => setOpening(true)}>
            Write down a wish
          </Button>
        )
      }
    >
      <QueryView query={helps} what="The help log">
        {({ rows }) =>
          rows.length === 0 ? (
            <p>Nothing yet. What they need from us is written down here, and they are told.</p>
          ) : (
            <Lines label="Help they asked for">
              {rows.map((help) => (
                <HelpLine key={help.id} help={help} />
              ))}
            </Lines>
          )
        }
      </QueryView>
      {opening && <HelpOpenForm contactId={contactId} name={name} onClose={() => setOpening(false)} />}
    </Section>
  )
}

function HelpLine({ help }: { readonly help: HelpsOf['rows'][number] }) {
  const { kind, words } = sayHelp(help)
  const failed = help.steps.some(({ hasFailed }) => hasFailed)
  const parts = [
    words,
    help.outcome === null ? null : `“${help.outcome}”`,
    help.owner === null ? 'nobody sees to it' : help.owner.name,
    failed ? 'not sure the mail went' : null,
  ].filter((part) => part !== null)
  return (
    <Line
      strong={false}
      mark={<StateShape kind={failed ? 'risk' : kind} />}
      title={help.what}
      detail={`${formatDay(help.askedAt)}: ${parts.join(', ')}`}
      action={<HelpActsPanel help={help} />}
    />
  )
}
