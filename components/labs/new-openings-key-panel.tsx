import { CurlLine } from '#components/api-keys/curl-line.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { UnsavedChanges } from '#components/patterns/unsaved-changes.tsx'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'

const leavingWords = {
  title: 'Leave without the key?',
  description: 'It is not shown again. You would have to make a new one.',
  stay: 'Stay here',
}

export type NewOpeningsKeyPanelProps = { token: string; appUrl: string; onStored: () => void }

/** The key of the other side, the only time it is on screen, and what it is for. Leaving the page asks. */
export function NewOpeningsKeyPanel({ token, appUrl, onStored }: NewOpeningsKeyPanelProps) {
  return (
    <>
      <UnsavedChanges isDirty words={leavingWords} />
      <Notice
        tone="moss"
        isAnnounced
        title="Copy the key of the other side now"
        actions={<Button onClick={onStored}>I have stored it</Button>}
      >
        <p>
          Paste it where the other system asks for Handoff’s key: in Ashby’s setup of the integration, or in a system of your own. With it
          that system reads open jobs, pushes hires and asks for a sync.
        </p>
        <CopyLine value={token} label="Copy key" />
        <p className="mt-3">The address that goes with it:</p>
        <CopyLine value={`${appUrl}/api/v1`} label="Copy address" />
        <p className="mt-3 mb-1">Try it in a shell:</p>
        <CurlLine appUrl={appUrl} token={token} path="/open-jobs" />
        <p className="mt-3">It is not shown again: Handoff keeps only its fingerprint. Treat it like a password.</p>
      </Notice>
    </>
  )
}

function CopyLine({ value, label }: { value: string; label: string }) {
  return (
    <div className="mt-2 flex items-center gap-2 rounded-md border border-line bg-surface py-1.5 pr-1.5 pl-3">
      <code dir="ltr" className="min-w-0 flex-1 font-mono text-12 text-ink select-all [overflow-wrap:anywhere]">
        {value}
      </code>
      <CopyButton value={value} label={label} />
    </div>
  )
}
