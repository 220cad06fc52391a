const notOfAnExtension = (catalogue: string, oid: string) => `not exists (
  select from pg_depend d
  where d.classid = '${catalogue}'::regclass and d.objid = ${oid} and d.deptype = 'e')`

const ourRelations = `select c.* from pg_class c
  where c.relnamespace = 'public'::regnamespace and ${notOfAnExtension('pg_class', 'c.oid')}`

const namesOf = (relation: string, numbers: string) => `coalesce((
  select json_agg(a.attname order by n.position)
  from unnest(${numbers}) with ordinality n (attnum, position)
  join pg_attribute a on a.attrelid = ${relation} and a.attnum = n.attnum), '[]')`

export const schemasQuery = `
  select nspname as name, pg_get_userbyid(nspowner) as owner from pg_namespace
  where nspname !~ '^pg_' and nspname <> 'information_schema' order by nspname`

export const extensionsQuery = `
  select e.extname as name, n.nspname as schema from pg_extension e
  join pg_namespace n on n.oid = e.extnamespace where e.extname <> 'plpgsql' order by e.extname`

export const textSearchQuery = `
  select c.cfgname as name, p.prsname as parser, coalesce((
    select json_agg(json_build_object('tokens', m.tokens, 'dictionaries', m.dictionaries) order by m.tokens[1])
    from (
      select array_agg(k.alias order by k.alias) as tokens, k.dictionaries
      from (
        select t.alias, array_agg(m.mapdict::regdictionary::text order by m.mapseqno) as dictionaries
        from pg_ts_config_map m join ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype
        where m.mapcfg = c.oid group by t.alias) k
      group by k.dictionaries) m), '[]') as mappings
  from pg_ts_config c join pg_ts_parser p on p.oid = c.cfgparser
  where c.cfgnamespace = 'public'::regnamespace and ${notOfAnExtension('pg_ts_config', 'c.oid')}
  order by c.cfgname`

export const relationsQuery = `
  select c.oid::text as relation, 'public' as schema, c.relname as name,
    case c.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view'
      when 'm' then 'materialized view' when 'f' then 'foreign table' else 'sequence' end as kind,
    pg_get_userbyid(c.relowner) as owner, obj_description(c.oid, 'pg_class') as comment,
    c.relrowsecurity as "rowSecurity",
    coalesce('security_invoker=true' = any (c.reloptions) or 'security_invoker=on' = any (c.reloptions), false)
      as "securityInvoker",
    case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid, true) end as definition
  from (${ourRelations}) c
  where c.relkind in ('r', 'p', 'v', 'm', 'f')
    or c.relkind = 'S' and not exists (
      select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i'))
  order by c.relname`

export const columnsQuery = `
  select a.attrelid::text as relation, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull as "notNull",
    case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as default,
    case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
    case when a.attgenerated <> '' then format('(%s) %s', pg_get_expr(d.adbin, d.adrelid),
      case a.attgenerated when 's' then 'stored' else 'virtual' end) end as generated,
    case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation
  from pg_attribute a
  join (${ourRelations}) c on c.oid = a.attrelid
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f')
  order by a.attrelid, a.attnum`

export const constraintsQuery = `
  select k.conrelid::text as relation, k.conname as name,
    case k.contype when 'p' then 'primary' when 'u' then 'unique' when 'f' then 'foreign'
      when 'x' then 'exclusion' else 'check' end as kind,
    ${namesOf('k.conrelid', 'k.conkey')} as columns,
    case when k.contype = 'f' then k.confrelid::regclass::text end as "targetTable",
    ${namesOf('k.confrelid', 'k.confkey')} as "targetColumns",
    k.contype = 'f' and k.confdeltype in ('n', 'd') as "setsNullOnDelete",
    ${namesOf('k.conrelid', 'k.confdelsetcols')} as "columnsSetNull",
    pg_get_constraintdef(k.oid, true) as definition
  from pg_constraint k join (${ourRelations}) c on c.oid = k.conrelid
  where k.contype in ('p', 'u', 'f', 'x', 'c')
  order by k.conrelid, position(k.contype in 'puxfc'), k.conname`

export const indexesQuery = `
  select i.indrelid::text as relation, x.relname as name, i.indisunique or i.indisexclusion as unique,
    (select json_agg(pg_get_indexdef(i.indexrelid, n, true) order by n)
      from generate_series(1, i.indnkeyatts) n) as keys,
    exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
      as "ofConstraint",
    pg_get_indexdef(i.indexrelid) as definition
  from pg_index i join (${ourRelations}) c on c.oid = i.indrelid
  join pg_class x on x.oid = i.indexrelid
  order by i.indrelid, x.relname`

export const policiesQuery = `
  select p.polrelid::text as relation, p.polname as name,
    case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert'
      when 'w' then 'update' else 'delete' end as command,
    p.polpermissive as permissive,
    (select json_agg(case when r = 0 then 'public' else pg_get_userbyid(r) end) from unnest(p.polroles) r) as roles,
    pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
  from pg_policy p join (${ourRelations}) c on c.oid = p.polrelid
  order by p.polrelid, p.polname`

export const triggersQuery = `
  select t.tgrelid::text as relation, t.tgname as name, pg_get_triggerdef(t.oid, true) as definition
  from pg_trigger t join (${ourRelations}) c on c.oid = t.tgrelid
  where not t.tgisinternal order by t.tgrelid, t.tgname`

export const grantsQuery = `
  select g.relation, g.role, g.privilege, coalesce(json_agg(g.column_name order by g.column_name)
    filter (where g.column_name is not null), '[]') as columns
  from (
    select c.oid::text as relation, case when x.grantee = 0 then 'public' else pg_get_userbyid(x.grantee) end as role,
      lower(x.privilege_type) as privilege, null as column_name, c.relowner as owner, x.grantee
    from (${ourRelations}) c cross join aclexplode(c.relacl) x
    union all
    select c.oid::text, case when x.grantee = 0 then 'public' else pg_get_userbyid(x.grantee) end,
      lower(x.privilege_type), a.attname, c.relowner, x.grantee
    from (${ourRelations}) c join pg_attribute a on a.attrelid = c.oid cross join aclexplode(a.attacl) x) g
  where g.grantee <> g.owner
  group by g.relation, g.role, g.privilege
  order by g.relation, g.role, g.privilege`

export const functionsQuery = `
  select n.nspname as schema, p.proname as name, pg_get_function_identity_arguments(p.oid) as arguments,
    pg_get_userbyid(p.proowner) as owner, l.lanname as language, p.prosecdef as "securityDefiner",
    coalesce(array_to_json(p.proconfig), '[]') as settings,
    coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) as body,
    case when n.nspname = 'public' then pg_get_functiondef(p.oid) else '' end as definition
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
  where p.prokind in ('f', 'p') and ${notOfAnExtension('pg_proc', 'p.oid')}
    and (n.nspname = 'public' or p.prosecdef and n.nspname !~ '^pg_' and n.nspname <> 'information_schema')
  order by n.nspname, p.proname, 3`

export const rolesQuery = `
  select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as "bypassesRowSecurity",
    r.rolcreaterole as "createsRoles", r.rolcreatedb as "createsDatabases", r.rolreplication as replicates,
    coalesce((select json_agg(s.name order by s.name) from (
      select 'schema ' || n.nspname as name from pg_namespace n
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and has_schema_privilege(r.oid, n.oid, 'create')
      union all
      select 'database' where has_database_privilege(r.oid, current_database(), 'create')) s), '[]')
      as "createsIn",
    coalesce((select json_agg(pg_get_userbyid(m.roleid) order by m.roleid) from pg_auth_members m
      where m.member = r.oid), '[]') as "memberOf",
    coalesce((select json_agg(o.name order by o.name) from (
      select 'schema ' || nspname as name from pg_namespace where nspowner = r.oid
      union all select 'relation ' || relname from pg_class where relowner = r.oid and relkind <> 'i'
      union all select 'function ' || proname from pg_proc where proowner = r.oid
      union all select 'database ' || datname from pg_database where datdba = r.oid) o), '[]') as owns
  from pg_roles r where r.rolname in ('avouch_owner', 'avouch_app') order by r.rolname`
