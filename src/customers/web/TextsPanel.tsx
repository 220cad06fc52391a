import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { formatDay } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { useUrlState } from '../../web/url-state.ts'
import styles from './TextsPanel.module.css'
import { accountTexts, type CustomerText, contactTexts } from './timeline.queries.ts'

/** The text that is read stands in the address, so that a page can lead to it. */
const defaults = { text: '' }

export function AccountTextsPanel({ accountId }: { readonly accountId: string }) {
  const [{ text }] = useUrlState(defaults)
  const one = useInfiniteQuery({ ...accountTexts(accountId, text), enabled: text !== '' })
  return <Texts list={useInfiniteQuery(accountTexts(accountId))} open={rowsOf(one.data)?.[0]} />
}

export function ContactTextsPanel({ contactId }: { readonly contactId: string }) {
  const [{ text }] = useUrlState(defaults)
  const one = useInfiniteQuery({ ...contactTexts(contactId, text), enabled: text !== '' })
  return <Texts list={useInfiniteQuery(contactTexts(contactId))} open={rowsOf(one.data)?.[0]} />
}

type TextsProps = {
  readonly list: {
    readonly data: { readonly pages: readonly { readonly rows: readonly CustomerText[] }[] } | undefined
    readonly error: unknown
    readonly isFetching: boolean
    readonly refetch: () => unknown
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
  readonly open: CustomerText | undefined
}

/** Stories and quotes as they came in; nothing at all where there are none. */
function Texts({ list, open }: TextsProps) {
  const [{ text: asked }, setView] = useUrlState(defaults)
  if (list.data?.pages[0]?.rows.length === 0) return null
  return (
    <Section title="Stories and quotes" qualifier="as they came in">
      <QueryView query={list} what="The texts">
        {(data) => (
          <>
            <Lines label="Stories and quotes">
              {(rowsOf(data) ?? []).map((text) => (
                <Line
                  key={text.id}
                  strong={false}
                  title={
                    text.kind === 'quote' ? `“${shorten(text.body)}”` : (text.title ?? shorten(text.body))
                  }
                  detail={[
                    text.kind === 'quote' ? 'Quote' : 'Story',
                    text.attribution ?? text.contact?.name,
                    text.product,
                  ]
                    .filter(Boolean)
                    .join(', ')}
                  aside={text.datedOn === null ? undefined : formatDay(text.datedOn)}
                  action={
                    <Button
                      look="link"
                      onPress={() => setView({ text: text.id })}
                      aria-label={`Read ${text.title ?? shorten(text.body)}`}
                    >
                      Read
                    </Button>
                  }
                />
              ))}
            </Lines>
            {list.hasNextPage && (
              <Button
                look="link"
                waiting={list.isFetchingNextPage && 'Reading'}
                onPress={() => void list.fetchNextPage()}
              >
                More texts
              </Button>
            )}
          </>
        )}
      </QueryView>
      {asked !== '' && open !== undefined && <TextSheet text={open} onClose={() => setView({ text: '' })} />}
    </Section>
  )
}

const shorten = (body: string) => (body.length > 140 ? `${body.slice(0, 140).trimEnd()}…` : body)

function TextSheet({ text, onClose }: { readonly text: CustomerText; readonly onClose: () => void }) {
  return (
    <Sheet
      title={text.title ?? (text.kind === 'quote' ? 'Quote' : 'Story')}
      fact={text.attribution ?? undefined}
      onClose={onClose}
    >
      <div className={styles.body}>{text.body === '' ? 'It came without words.' : text.body}</div>
      <KeyValue
        facts={[
          {
            label: 'Who',
            value: text.contact && (
              <TextLink to={`/contacts/${text.contact.id}`}>{text.contact.name}</TextLink>
            ),
          },
          { label: 'Product', value: text.product },
          { label: 'Date', value: text.datedOn && formatDay(text.datedOn) },
          { label: 'Owner', value: text.owner },
          { label: 'Permission', value: text.permission },
          { label: 'Tags', value: text.tags },
          { label: 'Link', value: linkOf(text.link) },
        ]}
      />
    </Sheet>
  )
}

/** Only web addresses become links: a file may bring anything. */
function linkOf(link: string | null) {
  if (link === null || !/^https?:\/\//i.test(link)) return link
  return (
    <a href={link} target="_blank" rel="noreferrer">
      {link}
    </a>
  )
}
