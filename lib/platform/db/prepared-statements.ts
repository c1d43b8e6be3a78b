import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** A statement that came as often is worth keeping on every connection. */
const USES_BEFORE = 10
/** Kept on each connection until it closes, a few dozen kilobytes each. */
const NAMES_MAX = 250
/** Lists of different lengths make a statement of each length: most are forgotten before they count. */
const COUNTED_MAX = 2_000

/** A page of a list, or a count. */
const LISTING = /\border by\b.*\blimit\b|\bcount\(/is

const names = new Map<string, string>()
const uses = new LRUCache<string, number>({ max: COUNTED_MAX })

/**
 * Names a statement that this process repeats, so that PostgreSQL reads and plans it once per connection instead of every time. Pages of lists
 * and counts are never named: how they are best read depends on whose rows they are, and a plan that is kept knows nobody's. Empty for those
 * without a name.
 */
export function nameStatement({ sql, args }: { sql: string; args: readonly unknown[] }): string {
  const name = names.get(sql)
  if (name !== undefined) return name
  // Without arguments a statement goes as plain text, as those that begin and end a transaction must.
  if (args.length === 0 || names.size >= NAMES_MAX || LISTING.test(sql)) return UNNAMED

  const count = (uses.get(sql) ?? 0) + 1
  uses.set(sql, count)
  if (count < USES_BEFORE) return UNNAMED
  // By what it says: a built web process holds this module more than once, over the same connections.
  const given = createHash('sha256').update(sql).digest('base64url').slice(0, 32)
  names.set(sql, given)

  return given
}

/** As pg takes it: a statement without a name is planned and forgotten. */
const UNNAMED = ''
