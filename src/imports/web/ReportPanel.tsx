import { useQuery } from '@tanstack/react-query'
import { addressOf } from '../../web/api.ts'
import { formatCount, formatNumber } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, LinkButton } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { MainAndSide, Section } from '../../web/ui/Section.tsx'
import type { downloadReport, startImport } from '../contract.ts'
import { NextStepsPanel, tellHeld } from './NextStepsPanel.tsx'
import { ProblemsPanel } from './ProblemsPanel.tsx'
import { type FileView, importRoutes, nextStepsQuery } from './queries.ts'
import { StrangersPanel } from './StrangersPanel.tsx'
import { TallyPanel } from './TallyPanel.tsx'

/** What an import did, what stayed out, and the three best next steps. */
export function ReportPanel({ file }: { readonly file: FileView }) {
  const next = useQuery(nextStepsQuery())
  return (
    <>
      {file.state === 'stopped' && <GoOn file={file} />}
      <TallyPanel kind={file.kind} counts={{ ...file.counts, renewed: file.renewed }} />
      <StrangersPanel file={file} />
      {file.counts.refused > 0 && <Refused file={file} />}
      <MainAndSide
        main={<ProblemsPanel file={file} />}
        side={
          <QueryView query={next} what="What to do next">
            {(found) => (
              <Section title="Next" qualifier={tellHeld(found)}>
                <NextStepsPanel found={found} file={file} />
              </Section>
            )}
          </QueryView>
        }
      />
    </>
  )
}

function GoOn({ file }: { readonly file: FileView }) {
  const start = useSubmit<typeof startImport>('POST /imports/:importId/start', { invalidates: importRoutes })
  return (
    <>
      <Note
        tone="due"
        title={
          file.failure ?? `Stopped after ${formatNumber(file.settled)} of ${formatNumber(file.rows)} rows.`
        }
        actions={
          <Button
            look="solid"
            disabledReason={file.may.start}
            waiting={start.waiting && 'Going on'}
            onPress={() => start.submit({ params: { importId: file.id } })}
          >
            Go on with the rest
          </Button>
        }
      >
        What is in stays in; no row goes in twice.
      </Note>
      <FormErrors problem={start.problem} title="It did not go on." />
    </>
  )
}

function Refused({ file }: { readonly file: FileView }) {
  const to = addressOf<typeof downloadReport>('GET /imports/:importId/report', {
    params: { importId: file.id },
  })
  return (
    <Note
      tone="due"
      title={`${formatCount(file.counts.refused, 'row', 'rows')} stayed out.`}
      actions={
        file.hasFile ? (
          <LinkButton download to={to}>
            Download them with their reasons
          </LinkButton>
        ) : undefined
      }
    >
      {file.hasFile
        ? 'Put them right in the file you download and bring it again: the same columns are known.'
        : 'The file is older than 30 days and no longer kept.'}
    </Note>
  )
}
