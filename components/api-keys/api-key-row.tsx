import { TriangleAlert } from 'lucide-react'
import { ApiKeyState } from '#components/api-keys/api-key-state.tsx'
import { keyColumns } from '#components/api-keys/key-columns.ts'
import { RevokeKeyDialog } from '#components/api-keys/revoke-key-dialog.tsx'
import type { Clock } from '#components/organization/clock.ts'
import { describePermissions } from '#components/roles/role-words.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { Age } from '#components/ui/time.tsx'
import type { ApiKey } from '#lib/domain/api-keys/contract.ts'
import { TOKEN_PREFIX } from '#lib/domain/api-keys/schema.ts'

/** One key: what it is called, what it may do, for whom, when it was used, how long it lives, and the way to end it. */
export function ApiKeyRow({ apiKey, clock }: { apiKey: ApiKey; clock: Clock }) {
  const { name, lastFour, owner, state } = apiKey

  return (
    <li
      className={joinClasses(keyColumns, 'min-h-15 border-b border-line py-2 last:border-0 max-md:items-start max-md:gap-y-1 max-md:py-3')}
    >
      <div className="min-w-0">
        <p dir="auto" title={name} className="truncate text-left font-medium">
          {name}
        </p>
        <p className="truncate font-mono text-12 text-ink-3">
          {TOKEN_PREFIX}…{lastFour}
        </p>
      </div>
      <div className="min-w-0 text-12 max-lg:hidden">
        <MayDo apiKey={apiKey} />
      </div>
      <p dir="auto" title={owner ?? undefined} className="truncate text-left text-12 text-ink-2 max-md:hidden">
        {owner ?? 'Nobody any more'}
      </p>
      <p className="text-12 text-ink-3 max-lg:hidden">
        <LastUsed apiKey={apiKey} clock={clock} />
      </p>
      <div className="min-w-0 max-md:col-start-1">
        <ApiKeyState apiKey={apiKey} clock={clock} />
        <p className="text-12 text-ink-3 max-md:hidden lg:hidden">
          <LastUsed apiKey={apiKey} clock={clock} isNamed />
        </p>
      </div>
      <span className="text-right max-md:col-start-2 max-md:row-start-1">
        {state === 'Active' ? <RevokeKeyDialog apiKey={apiKey} clock={clock} /> : null}
      </span>
      <div className="col-span-full flex flex-col gap-1 pt-1 text-12 text-ink-3 lg:hidden">
        <MayDo apiKey={apiKey} />
        <p className="md:hidden">
          Acts for <bdi>{owner ?? 'nobody any more'}</bdi>. <LastUsed apiKey={apiKey} clock={clock} isNamed />.
        </p>
      </div>
    </li>
  )
}

function MayDo({ apiKey: { permissions, withheld } }: { apiKey: ApiKey }) {
  const words = describePermissions(permissions)

  return (
    <>
      <p title={words} className="line-clamp-2 text-ink-2">
        {words}
      </p>
      {withheld.length > 0 ? (
        <p className="flex items-start gap-1.5 text-amber">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-3 shrink-0" />
          <span>Not now, as its member may not: {describePermissions(withheld)}</span>
        </p>
      ) : null}
    </>
  )
}

function LastUsed({ apiKey: { lastUsedAt }, clock, isNamed = false }: { apiKey: ApiKey; clock: Clock; isNamed?: boolean }) {
  if (!lastUsedAt) return <>Never used</>

  return (
    <>
      <span className={isNamed ? '' : 'sr-only'}>Last used </span>
      <Age instant={lastUsedAt} timeZone={clock.timeZone} now={clock.now} />
    </>
  )
}
