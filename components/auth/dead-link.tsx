import { EmailAddress } from '#components/auth/email-address.tsx'
import type { LinkKind } from '#components/auth/link-kind.ts'
import { PlainCard } from '#components/auth/plain-card.tsx'
import { SignOutButton } from '#components/auth/sign-out-button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { TextLink } from '#components/ui/link.tsx'

/** Where a new mail is asked for. An invitation is sent again by whoever invited. */
const requestPages: Readonly<Record<LinkKind, string | null>> = {
  'sign-up': '/sign-up',
  'password-reset': '/password-reset',
  invitation: null,
}

/**
 * A link that does not work. The same words whether it was guessed, is too old, was used, was taken back, or is somebody else's: they tell
 * nothing of what it leads to or once did. Whoever is signed in is told as whom.
 */
export function DeadLink({ kind, signedInAs = null }: { kind: LinkKind; signedInAs?: string | null }) {
  const requestPage = requestPages[kind]

  return (
    <PlainCard
      takesFocus
      title="This link does not work"
      lead="A link works once and for a limited time. Open the newest mail, or ask for a new one."
      foot={<TextLink href="/sign-in">Go to sign-in</TextLink>}
    >
      {requestPage ? (
        <ButtonLink href={requestPage} variant="primary" fullWidth>
          Ask for a new link
        </ButtonLink>
      ) : (
        <p className="text-ink-2">Invitations are sent again by the person who invited you.</p>
      )}
      {signedInAs === null ? null : (
        <>
          <p className="text-ink-2">
            You are signed in as <EmailAddress address={signedInAs} />. A link that was sent to another address works once you have signed
            out.
          </p>
          <SignOutButton staysHere />
        </>
      )}
    </PlainCard>
  )
}
