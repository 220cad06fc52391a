import { sql } from 'kysely'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { Occasion, TemplateDefinition } from '../template.ts'

type Db = WorkspaceDb | WorkspaceTx

export type Template = TemplateDefinition & {
  readonly id: string
  readonly inUse: boolean
  readonly version: number
  /** How often a first word was written with it, and how many of those were introduced. */
  readonly written: number
  readonly introduced: number
}

/** The templates by occasion, then as they grew. One statement. */
export async function readTemplates(
  db: Db,
  which: { readonly all?: boolean; readonly id?: string } = {},
): Promise<Template[]> {
  const found = await sql<Template>`
    select t.id, t.occasion, t.title, t.fits, t.subject, t.body, t.subject_de as "germanSubject",
      t.body_de as "germanBody", t.in_use as "inUse", t.version, w.written, w.introduced
    from outreach_templates t
    cross join lateral (
      select count(*)::int as written, (count(*) filter (where o.state = 'introduced'))::int as introduced
      from outreaches o where o.workspace_id = t.workspace_id and o.template_id = t.id and o.written_at is not null) w
    where t.workspace_id = current_workspace() and ${which.all === true ? sql`true` : sql`t.in_use`}
      and ${which.id === undefined ? sql`true` : sql`t.id = ${which.id}::uuid`}
    order by array_position(array['survey', 'won-deal', 'nomination', 'self-nomination', 'other'], t.occasion), t.id`.execute(
    db,
  )
  return found.rows
}

/** One template, in use or not; 404 where there is none. */
export async function loadTemplate(db: Db, id: string): Promise<Template> {
  const [template] = await readTemplates(db, { all: true, id })
  if (template === undefined) throw notFound('template')
  return template
}

const occasionOf: Readonly<Record<string, Occasion>> = { candidate: 'survey', nomination: 'nomination' }

/** The template to begin with: what was chosen, else the first for where they came from, else the first there is. */
export function suggestTemplate(
  templates: readonly Template[],
  outreach: { readonly templateId: string | null; readonly from: string },
): Template | undefined {
  const occasion = occasionOf[outreach.from]
  return (
    templates.find(({ id }) => id === outreach.templateId) ??
    templates.find((each) => each.occasion === occasion) ??
    templates[0]
  )
}
