'use client'

import { CodeForm } from '#components/auth/code-form.tsx'
import { EmailAddress } from '#components/auth/email-address.tsx'
import { PlainCard } from '#components/auth/plain-card.tsx'
import { Button } from '#components/ui/button.tsx'

export type CodeStepProps = {
  email: string
  /** Signs in with it. What it throws is shown, and the step stays. */
  onCode: (code: string) => Promise<void>
  onBack: () => void
}

/** The second step of signing in. */
export function CodeStep({ email, onCode, onBack }: CodeStepProps) {
  return (
    <PlainCard
      title="Confirm that it is you"
      lead={
        <>
          You are signing in as <EmailAddress address={email} />.
        </>
      }
      foot={
        <Button variant="ghost" onClick={onBack}>
          Back
        </Button>
      }
    >
      <CodeForm label="Confirm code" onCode={onCode} canRecover />
    </PlainCard>
  )
}
