import { useState } from 'react'
import { formatRecent } from '../../web/format.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { Note } from '../../web/ui/Note.tsx'
import type { useKeptBrief } from './kept-brief.queries.ts'

/** Words found from before: they stand in the form, and can be thrown away. */
export function KeptBriefPanel({ kept }: { readonly kept: ReturnType<typeof useKeptBrief> }) {
  const [isSeen, setIsSeen] = useState(false)
  if (kept.keptAt === null || isSeen) return null
  return (
    <Note
      tone="kept"
      title="What you typed before stands here"
      lined
      actions={
        <ButtonRow>
          <Button onPress={() => setIsSeen(true)}>Go on with it</Button>
          <Button
            look="link"
            onPress={() => {
              kept.startAfresh()
              setIsSeen(true)
            }}
          >
            Start afresh
          </Button>
        </ButtonRow>
      }
    >
      Typed {formatRecent(kept.keptAt)}, in this browser only; nothing was sent.
    </Note>
  )
}
