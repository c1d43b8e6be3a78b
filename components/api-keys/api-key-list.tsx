import { ApiKeyRow } from '#components/api-keys/api-key-row.tsx'
import { keyColumns } from '#components/api-keys/key-columns.ts'
import type { Clock } from '#components/organization/clock.ts'
import { Panel } from '#components/patterns/panel.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import type { ApiKey } from '#lib/domain/api-keys/contract.ts'

/** Keys of one kind, newest first. Nothing at all where there are none. */
export function ApiKeyList({ title, keys, clock }: { title: string; keys: ReadonlyArray<ApiKey>; clock: Clock }) {
  if (keys.length === 0) return null

  return (
    <Panel title={title} note={keys.length} isFlush>
      <div aria-hidden="true" className={joinClasses(keyColumns, 'h-8 border-b border-line text-12 text-ink-3 max-md:hidden')}>
        <span>Key</span>
        <span className="max-lg:hidden">May do</span>
        <span>Acts for</span>
        <span className="max-lg:hidden">Last used</span>
        <span>State</span>
      </div>
      <ul aria-label={title}>
        {keys.map((apiKey) => (
          <ApiKeyRow key={apiKey.id} apiKey={apiKey} clock={clock} />
        ))}
      </ul>
    </Panel>
  )
}
