import { mintInvitationToken } from '#lib/domain/invitations/mails/mutations.ts'
import { findInvitationToMail, findInviterId, type InvitationToMail } from '#lib/domain/invitations/mails/queries.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { env } from '#lib/platform/env.ts'
import { formatInstant } from '#lib/platform/format/dates.ts'
import type { MailContent } from '#lib/platform/mail/mail-content.ts'
import type { Composed, ComposeInput, MailComposer } from './composed.ts'

/** The mail that invites somebody into an organization. */
export const invitationMail: MailComposer = {
  compose,
  noteSettled: (tx, { scope }) => notifyChange(tx, { scope, topic: 'members' }),
  async noteRefused(tx, { scope, mail }) {
    const inviterId = await findInviterId(tx, { scope, id: mail.targetId })
    if (inviterId) await notify(tx, { scope, kind: 'invitation.refused', objectId: mail.targetId, audience: { userIds: [inviterId] } })
  },
}

async function compose({ scope, mail }: ComposeInput): Promise<Composed | null> {
  const invitation = await findInvitationToMail({ scope, id: mail.targetId, mailId: mail.id })
  if (!invitation) return null
  const token = await mintInvitationToken({ scope, id: invitation.id })

  return {
    to: { name: invitation.accountName, address: invitation.email },
    content: writeInvitation({ invitation, href: `${env().APP_URL}/invitation/${token}` }),
  }
}

function writeInvitation({ invitation, href }: { invitation: InvitationToMail; href: string }): MailContent {
  const { organizationName, invitedBy, roleName, accountName, expiresAt, timeZone } = invitation
  const organization = { given: organizationName }

  return {
    subject: invitedBy ? [{ given: invitedBy }, ' invited you to ', organization] : ['You are invited to ', organization],
    greeting: accountName ? ['Hello ', { given: accountName }, ','] : 'Hello,',
    paragraphs: [
      invitedBy
        ? [{ given: invitedBy }, ' invited you to join ', organization, ' on Handoff.']
        : ['You are invited to join ', organization, ' on Handoff.'],
      'Handoff takes what recruiting decided in Ashby to where the company works next.',
    ],
    facts: [
      { label: 'Your role', value: [{ given: roleName }] },
      { label: 'Open until', value: `${formatInstant(expiresAt.toISOString(), timeZone)} (${timeZone})` },
    ],
    action: { label: 'Accept invitation', href },
    closing: [
      accountName
        ? 'You already have an account with this address: sign in with it to join. The link works once.'
        : 'You choose a name and a password on the next page. The link works once.',
      'You did not expect this? Then ignore this mail, and nothing happens.',
    ],
    reason: ['You get this mail because a member of ', organization, ' entered your address.'],
  }
}
