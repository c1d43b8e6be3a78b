import { CircleSlash, CircleX, Loader, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { Chip, type Tone } from '#components/ui/chip.tsx'
import type { Invitation } from '#lib/domain/invitations/contract.ts'

type Look = { word: string; tone: Tone; icon: ReactNode }

const mailLooks: Readonly<Record<Invitation['mail'], Look>> = {
  Waiting: { word: 'Waiting to be sent', tone: 'ink', icon: <Loader aria-hidden="true" /> },
  Sent: { word: 'Sent', tone: 'sky', icon: <Send aria-hidden="true" /> },
  Refused: { word: 'Refused by the mail server', tone: 'rust', icon: <CircleX aria-hidden="true" /> },
}
const expired: Look = { word: 'Expired', tone: 'amber', icon: <CircleSlash aria-hidden="true" /> }

/** How it stands with an invitation. Once it has expired, what became of its mail no longer matters. */
export function InvitationChip({ invitation: { state, mail } }: { invitation: Invitation }) {
  const { word, tone, icon } = state === 'Expired' ? expired : mailLooks[mail]

  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  )
}
