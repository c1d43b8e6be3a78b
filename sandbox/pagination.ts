import { createHash } from 'node:crypto'
import type { Faults } from './fault-knobs.ts'
import type { Kind } from './model.ts'
import { AshbyError } from './responses.ts'
import type { Row } from './tables.ts'
import type { View } from './view.ts'

export type PageRequest = { limit?: number | null; cursor?: string | null; syncToken?: string | null }
export type Page = { results: unknown[]; moreDataAvailable: boolean; nextCursor?: string; syncToken?: string }
export type PageInput<K extends Kind> = {
  /** The operation and its filters: a cursor or token of another list is refused. */
  listName: string
  view: View
  faults: Faults
  kind: K
  request: PageRequest
  matches: (value: Row<K>['value']) => boolean
  render: (value: Row<K>['value']) => unknown
  /** Lists without incremental synchronization, such as application.listHistory, return no token. */
  supportsSync?: boolean
}

/** Where a pass stands: the next row, what it started from, and the revision it will end with. */
type Position = { list: string; from: number; since: number; until: number; page: number; at: number }

const PAGE_SIZE_MAX = 100
/** Tokens die after about a month without use (seen in practice); how long a cursor lives is not published. */
const TOKEN_LIFE_MS = 30 * 24 * 60 * 60 * 1000
const CURSOR_LIFE_MS = 24 * 60 * 60 * 1000

/**
 * One page of a list, as developers.ashbyhq.com/docs/pagination-and-incremental-sync describes it: `syncToken` comes only with
 * the last page, and covers everything as of the first one.
 */
export function readPage<K extends Kind>(input: PageInput<K>): Page {
  const position = readPosition(input)
  const limit = Math.min(PAGE_SIZE_MAX, Math.max(1, Math.floor(input.request.limit ?? PAGE_SIZE_MAX)))
  const results: unknown[] = []

  for (const row of input.view.rows(input.kind, position.from)) {
    if (row.rev <= position.since || !input.matches(row.value)) continue

    if (results.length === limit) {
      const nextCursor = encode('cursor', { ...position, from: row.seq, page: position.page + 1, at: Date.now() })

      return { results, moreDataAvailable: true, nextCursor }
    }

    results.push(input.render(row.value))
  }

  if (input.supportsSync === false) return { results, moreDataAvailable: false }

  return {
    results,
    moreDataAvailable: false,
    syncToken: encode('token', { ...position, from: 0, page: 1, since: position.until, at: Date.now() }),
  }
}

function readPosition<K extends Kind>({ listName, view, faults, request }: PageInput<K>): Position {
  const cursor = request.cursor ? decode('cursor', request.cursor) : null
  const token = request.syncToken ? decode('token', request.syncToken) : null
  if (request.cursor && cursor?.list !== listName) throw createPagingError('invalid_next_cursor')
  if (request.syncToken && token?.list !== listName) throw createPagingError('sync_token_invalid')
  if (cursor && isExpired(cursor, CURSOR_LIFE_MS, faults)) throw createPagingError('next_cursor_expired')
  if (token && isExpired(token, TOKEN_LIFE_MS, faults)) throw createPagingError('sync_token_expired')

  const isTooLarge = faults.syncPagesMax > 0 && cursor && cursor.since > 0 && cursor.page > faults.syncPagesMax
  if (isTooLarge) throw createPagingError('incremental_sync_too_large')
  if (cursor) return cursor

  return { list: listName, from: 0, since: token?.since ?? 0, until: view.revision, page: 1, at: Date.now() }
}

function isExpired(position: Position, lifeMs: number, faults: Faults): boolean {
  const expiredBefore = faults.tokensExpiredBefore ? Date.parse(faults.tokensExpiredBefore) : 0

  return position.at + lifeMs < Date.now() || position.at < expiredBefore
}

const PAGING_MESSAGES = {
  invalid_next_cursor: 'The cursor could not be decoded. Restart the pagination without a cursor.',
  next_cursor_expired: 'The cursor has expired. Restart the pagination without a cursor.',
  sync_token_invalid: 'The syncToken could not be decoded. Perform a full sync without a syncToken.',
  sync_token_expired: 'The syncToken has expired. Perform a full sync without a syncToken.',
  incremental_sync_too_large: 'Too many results have changed since this syncToken. Discard the syncToken and perform a full sync.',
} as const

function createPagingError(code: keyof typeof PAGING_MESSAGES): AshbyError {
  const parameter = code.startsWith('sync_token') || code.startsWith('incremental') ? 'syncToken' : 'cursor'

  return new AshbyError({ code, message: PAGING_MESSAGES[code], parameter })
}

function encode(purpose: 'cursor' | 'token', position: Position): string {
  const { list, from, since, until, page, at } = position
  const text = JSON.stringify([list, from, since, until, page, at])

  return Buffer.from(`${digest(purpose, text)}${text}`).toString('base64url')
}

function decode(purpose: 'cursor' | 'token', value: string): Position | null {
  const plain = Buffer.from(value, 'base64url').toString('utf8')
  const text = plain.slice(8)
  if (plain.slice(0, 8) !== digest(purpose, text)) return null

  const [list, from, since, until, page, at] = JSON.parse(text)

  return { list, from, since, until, page, at }
}

/** A checksum, not a secret: it only tells a token of ours from a mangled one. */
function digest(purpose: string, text: string): string {
  return createHash('sha256').update(purpose).update(text).digest('hex').slice(0, 8)
}
