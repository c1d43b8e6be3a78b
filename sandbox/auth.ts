import type { ApiKey } from './model.ts'
import type { Store } from './store.ts'
import type { Account } from './tables.ts'

export type Caller = { account: Account; key: ApiKey }
export type AuthOutcome = { kind: 'caller'; caller: Caller } | { kind: 'no-key' } | { kind: 'wrong-key' }

/** Every permission an Ashby key can have, in the spelling of apiKey.info. */
export const ALL_SCOPES = [
  'jobs:read',
  'jobs:write',
  'candidates:read',
  'candidates:write',
  'interviews:read',
  'interviews:write',
  'hiringProcessMetadata:read',
  'hiringProcessMetadata:write',
  'organization:read',
  'organization:write',
  'offers:read',
  'offers:write',
  'apiKeys:read',
  'apiKeys:write',
  'approvals:read',
  'approvals:write',
  'reports:read',
  'reports:write',
] as const
export type Scope = (typeof ALL_SCOPES)[number]

/** HTTP Basic with the key as the user name and a blank password (developers.ashbyhq.com/reference/authentication). */
export function authenticate({ store, header }: { store: Store; header: string | undefined }): AuthOutcome {
  const secret = readBasicUser(header)
  if (!secret) return { kind: 'no-key' }

  const account = store.findAccountByKey(secret)
  const key = account?.tables.apiKey.order.find((row) => row.value.key === secret)?.value
  if (!account || !key?.enabled) return { kind: 'wrong-key' }

  return { kind: 'caller', caller: { account, key } }
}

/** "offers:read" as the documentation names it: "offersRead". */
export function toPermissionName(scope: string): string {
  const [module = '', right = ''] = scope.split(':')

  return `${module}${right.slice(0, 1).toUpperCase()}${right.slice(1)}`
}

function readBasicUser(header: string | undefined): string | null {
  const encoded = /^basic\s+(\S+)$/i.exec(header ?? '')?.[1]
  if (!encoded) return null

  const decoded = Buffer.from(encoded, 'base64').toString('utf8')
  const user = decoded.split(':')[0]

  return user ? user : null
}
