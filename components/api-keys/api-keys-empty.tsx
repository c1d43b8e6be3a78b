import { KeyRound } from 'lucide-react'
import { CreateKeyDialog } from '#components/api-keys/create-key-dialog.tsx'
import { CurlLine } from '#components/api-keys/curl-line.tsx'
import type { MadeKey } from '#components/api-keys/new-token-panel.tsx'
import { EmptyState } from '#components/patterns/empty-state.tsx'

/** Before the first key: what one is for, in one line that can be tried. */
export function ApiKeysEmpty({ appUrl, onMade }: { appUrl: string; onMade: (made: MadeKey) => void }) {
  return (
    <section aria-label="No keys" className="rounded-lg border border-line bg-surface">
      <EmptyState
        kind="first-use"
        icon={<KeyRound aria-hidden="true" />}
        title="No API keys yet"
        actions={<CreateKeyDialog onMade={onMade} />}
      >
        Read offers into payroll, watch events, or let a script edit: whatever the screens do.
      </EmptyState>
      <div className="mx-auto max-w-[640px] px-4 pb-6">
        <CurlLine appUrl={appUrl} />
      </div>
    </section>
  )
}
