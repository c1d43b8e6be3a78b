'use client'

import { CodeForm } from '#components/auth/code-form.tsx'
import { groupSecret } from '#components/two-factor/group-secret.ts'
import { QrCode } from '#components/two-factor/qr-code.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'

export type ScanStepProps = { secret: string; uri: string; onCode: (code: string) => Promise<void> }

/** The secret for the app, as a picture and as text, and the first code the app makes of it. */
export function ScanStep({ secret, uri, onCode }: ScanStepProps) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-2">Scan this with the app, or type the secret into it. Then enter the code that the app shows.</p>
      <div className="flex justify-center">
        <QrCode text={uri} label="QR code for your authenticator app" />
      </div>
      <div className="flex items-center gap-2 rounded-md border border-line bg-canvas py-1.5 pr-1.5 pl-3">
        <span className="min-w-0 flex-1">
          <span className="block text-12 text-ink-3">Secret</span>
          <code className="block font-mono text-12 select-all [overflow-wrap:anywhere]">{groupSecret(secret)}</code>
        </span>
        <CopyButton value={secret} label="Copy secret" isIconOnly />
      </div>
      <CodeForm label="Confirm code" onCode={onCode} />
    </div>
  )
}
