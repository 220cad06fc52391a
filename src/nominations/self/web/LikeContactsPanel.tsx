import { tellLikeness } from '../../../customers/duplicates/tell-likeness.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { recogniseSelfNomination } from '../self.contract.ts'
import { type Entry, entryRoutes } from './queries.ts'

/** Whom on record somebody who put themselves forward may be, and why; whoever they are is taken over in one click. */
export function LikeContactsPanel({ entry }: { readonly entry: Entry }) {
  const save = useRecognising(entry)
  if (entry.alike.length === 0) return null
  return (
    <>
      {entry.alike.map((each) => (
        <span key={each.contactId}>
          <br />
          {each.isSure ? 'Surely ' : 'May be '}
          <TextLink to={`/contacts/${each.contactId}`}>{each.name}</TextLink>
          {[each.title, each.accountName].filter(Boolean).map((part) => `, ${part}`)} (
          {tellLikeness(each.reasons.map((code) => ({ code, detail: null })))}){' '}
          {entry.may['recognise'] === null && (
            <Button
              look="link"
              onPress={() => save.take(each.contactId)}
              aria-label={`${entry.name} is ${each.name}`}
            >
              It is them
            </Button>
          )}
        </span>
      ))}
      <FormErrors
        problem={save.problem}
        title={save.problem?.refusal?.why ?? 'Nothing was saved'}
        labels={{ contactId: 'Who they are' }}
      />
    </>
  )
}

function useRecognising({ id, name, version }: Entry) {
  const params = { selfNominationId: id }
  const back = useSubmit<typeof recogniseSelfNomination>('PUT /self-nominations/:selfNominationId/contact', {
    invalidates: entryRoutes,
    onDone: () => showToast('Nobody on record, as before'),
  })
  const take = useSubmit<typeof recogniseSelfNomination>('PUT /self-nominations/:selfNominationId/contact', {
    invalidates: entryRoutes,
    onDone: (now) =>
      showToast(
        now.owner === null ? `${name} is known now` : `${name} is known now; ${now.owner} is asked`,
        () => back.submit({ params, body: { version: now.version, contactId: null } }),
      ),
  })
  return {
    problem: take.problem ?? back.problem,
    take: (contactId: string) => take.submit({ params, body: { version, contactId } }),
  }
}
