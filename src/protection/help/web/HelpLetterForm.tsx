import { useQuery } from '@tanstack/react-query'
import { useSubmit } from '../../../web/submit.ts'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { LetterPanel } from '../../web/LetterPanel.tsx'
import type { tellHelp } from '../contract.ts'
import { type Help, helpLetterQuery, helpRoutes } from './queries.ts'

type HelpLetterFormProps = { readonly help: Help; readonly onClose: () => void }

/** Tells an advocate what became of their wish. */
export function HelpLetterForm({ help, onClose }: HelpLetterFormProps) {
  const letter = useQuery({ ...helpLetterQuery(help.id), refetchOnWindowFocus: false })
  const tell = useSubmit<typeof tellHelp>('POST /helps/:helpId/telling', {
    invalidates: helpRoutes,
    onDone: (_, { body }) => {
      showToast(body.through === 'mail' ? `In the outbox for ${help.name}` : `${help.name} was told`)
      onClose()
    },
  })
  return (
    <Sheet title="Tell them what became of it" fact={help.name} onClose={onClose}>
      <QueryView query={letter} what="The words">
        {(data) => (
          <LetterPanel
            letter={data}
            noteLabel="Note it as told"
            sending={tell}
            onSend={({ through, subject, text }) =>
              tell.submit({
                params: { helpId: help.id },
                body: { through, subject, text, version: help.version },
              })
            }
          />
        )}
      </QueryView>
    </Sheet>
  )
}
