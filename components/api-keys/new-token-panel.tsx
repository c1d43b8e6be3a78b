import { CurlLine } from '#components/api-keys/curl-line.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { UnsavedChanges } from '#components/patterns/unsaved-changes.tsx'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'

/** A key that was just made, with the token that nobody can show again. */
export type MadeKey = { name: string; token: string }

const leavingWords = {
  title: 'Leave without the key?',
  description: 'It is not shown again. You would have to make a new one.',
  stay: 'Stay here',
}

/** The token of a new key, the only time it is on screen. It stays until somebody says that it is stored; leaving the page asks. */
export function NewTokenPanel({ made, appUrl, onStored }: { made: MadeKey; appUrl: string; onStored: () => void }) {
  return (
    <>
      <UnsavedChanges isDirty words={leavingWords} />
      <Notice
        tone="moss"
        isAnnounced
        title={
          <span className="[overflow-wrap:anywhere]">
            Copy the key ‘<bdi>{made.name}</bdi>’ now
          </span>
        }
        actions={<Button onClick={onStored}>I have stored it</Button>}
      >
        <p>It is not shown again: Handoff keeps only its fingerprint. Treat it like a password.</p>
        <div className="mt-2 flex items-center gap-2 rounded-md border border-line bg-surface py-1.5 pr-1.5 pl-3">
          <code dir="ltr" className="min-w-0 flex-1 font-mono text-12 text-ink select-all [overflow-wrap:anywhere]">
            {made.token}
          </code>
          <CopyButton value={made.token} label="Copy key" />
        </div>
        <p className="mt-3 mb-1">Try it in a shell:</p>
        <CurlLine appUrl={appUrl} token={made.token} />
      </Notice>
    </>
  )
}
