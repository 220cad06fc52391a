/** What may be put with a request, by the end of its name and its first bytes; what else comes is refused. */
type FileKind = { readonly type: string; readonly fits: (head: Uint8Array) => boolean }

const startsWith =
  (...bytes: readonly number[]) =>
  (head: Uint8Array) =>
    bytes.every((byte, at) => head[at] === byte)

const zip = startsWith(0x50, 0x4b, 0x03, 0x04)
const office = 'application/vnd.openxmlformats-officedocument'
// Text has no bytes below the usual ones; UTF-16 comes with its mark.
const text = (head: Uint8Array) =>
  startsWith(0xff, 0xfe)(head) ||
  startsWith(0xfe, 0xff)(head) ||
  head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c)

const kinds: Readonly<Record<string, FileKind>> = {
  pdf: { type: 'application/pdf', fits: startsWith(0x25, 0x50, 0x44, 0x46, 0x2d) },
  png: { type: 'image/png', fits: startsWith(0x89, 0x50, 0x4e, 0x47) },
  jpg: { type: 'image/jpeg', fits: startsWith(0xff, 0xd8, 0xff) },
  jpeg: { type: 'image/jpeg', fits: startsWith(0xff, 0xd8, 0xff) },
  gif: { type: 'image/gif', fits: startsWith(0x47, 0x49, 0x46, 0x38) },
  webp: { type: 'image/webp', fits: startsWith(0x52, 0x49, 0x46, 0x46) },
  docx: { type: `${office}.wordprocessingml.document`, fits: zip },
  pptx: { type: `${office}.presentationml.presentation`, fits: zip },
  xlsx: { type: `${office}.spreadsheetml.sheet`, fits: zip },
  odt: { type: 'application/vnd.oasis.opendocument.text', fits: zip },
  txt: { type: 'text/plain', fits: text },
  md: { type: 'text/plain', fits: text },
  csv: { type: 'text/csv', fits: text },
  eml: { type: 'message/rfc822', fits: text },
  ics: { type: 'text/calendar', fits: text },
}

/** The ends of names that are taken, as a field for files lists them. */
export const fileEnds: readonly string[] = Object.keys(kinds).map((end) => `.${end}`)

/** The largest file in bytes, and how many one request may have. Source: quality.md, uploads by type and size. */
export const largestFile = 20 * 1024 * 1024
export const mostFiles = 100

/**
 * What a file is. In: its name and its first bytes. Out: the content type it is given out as, or why it is refused:
 * an unknown end, or content that is not what the name says.
 */
export function recogniseFile(
  name: string,
  head: Uint8Array,
): { readonly type: string } | { readonly why: string } {
  const end = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const kind = kinds[end]
  if (kind === undefined)
    return { why: 'is no kind of file that is taken here: PDF, pictures, Office documents or text' }
  if (head.length === 0) return { why: 'is empty' }
  return kind.fits(head) ? { type: kind.type } : { why: `does not hold what its name says (.${end})` }
}

/** The name a file is kept under: without folders and signs no disk takes, at most 120 characters, its end kept. */
export function fileNameOf(given: string): string {
  const last = given.replace(/^.*[\\/]/, '')
  const plain = last.replace(/[<>:"|?*\p{Cc}]/gu, '_').trim()
  if (plain.length <= 120) return plain === '' ? 'file' : plain
  const end = /\.[a-z0-9]{1,5}$/i.exec(plain)?.[0] ?? ''
  return `${plain.slice(0, 120 - end.length)}${end}`
}
