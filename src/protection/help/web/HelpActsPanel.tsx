import { useState } from 'react'
import { Button } from '../../../web/ui/Button.tsx'
import { Menu } from '../../../web/ui/Menu.tsx'
import { HelpLetterForm } from './HelpLetterForm.tsx'
import { HelpOwnerForm, HelpStepForm } from './HelpStepForm.tsx'
import type { Help } from './queries.ts'

/** The one act that a wish waits for, and the others in a menu. Nothing for whoever may do none of them. */
export function HelpActsPanel({ help }: { readonly help: Help }) {
  const [open, setOpen] = useState<'step' | 'owner' | 'letter' | null>(null)
  const close = () => setOpen(null)
  if ((help.may['move'] ?? null) !== null) return null
  const tells = help.hasAnswer && help.toldAt === null
  return (
    <>
      <Button look="link" onPress={() => setOpen(tells ? 'letter' : 'step')}>
        {tells ? 'Tell them' : 'Move it on'}
      </Button>
      <Menu
        label={`More for ${help.name}`}
        items={[
          { label: 'Say what became of it', onPress: () => setOpen('step') },
          {
            label: 'Tell them how it stands',
            onPress: () => setOpen('letter'),
            disabledReason: help.toldAt === null ? null : 'They were told.',
          },
          { label: 'Give it into other hands', onPress: () => setOpen('owner') },
        ]}
      />
      {open === 'step' && <HelpStepForm help={help} onClose={close} />}
      {open === 'owner' && <HelpOwnerForm help={help} onClose={close} />}
      {open === 'letter' && <HelpLetterForm help={help} onClose={close} />}
    </>
  )
}
