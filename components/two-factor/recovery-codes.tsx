'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { focusOnce } from '#components/auth/plain-card.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'

export type RecoveryCodesProps = {
  codes: readonly string[]
  /** Whose they are, for the head of the file. */
  email: string
  doneLabel: string
  onDone: () => void
}

/** The codes for the day without the app. They are shown this once, so going on takes a word that they are stored. */
export function RecoveryCodes({ codes, email, doneLabel, onDone }: RecoveryCodesProps) {
  const [isStored, setIsStored] = useState(false)

  return (
    <div className="flex flex-col gap-3">
      <p ref={focusOnce} tabIndex={-1} className="text-ink-2 outline-none">
        Each code signs you in once without the app. They are shown only now: store them where you keep passwords, not on the phone with the
        app.
      </p>
      <ul
        aria-label="Recovery codes"
        className="grid grid-cols-[repeat(auto-fill,minmax(180px,1fr))] gap-x-4 gap-y-1 rounded-md border border-line bg-canvas px-3 py-2.5"
      >
        {codes.map((code) => (
          <li key={code} className="font-mono text-12 whitespace-nowrap select-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton value={codes.join('\n')} label="Copy codes" />
        <Button
          size="sm"
          icon={<Download />}
          onClick={() => downloadText({ name: 'handoff-recovery-codes.txt', text: writeCodes({ codes, email }) })}
        >
          Download codes
        </Button>
      </div>
      <Checkbox label="I have stored them" isChecked={isStored} onCheckedChange={setIsStored} />
      <Button variant="primary" fullWidth blockedReason={isStored ? null : 'store the codes first'} onClick={onDone}>
        {doneLabel}
      </Button>
    </div>
  )
}

function writeCodes({ codes, email }: Pick<RecoveryCodesProps, 'codes' | 'email'>): string {
  return [`Handoff recovery codes of ${email}`, 'Each signs you in once without the authenticator app.', '', ...codes, ''].join('\n')
}

/** Hands a text to the browser as a file; it never leaves the machine. */
function downloadText({ name, text }: { name: string; text: string }): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
