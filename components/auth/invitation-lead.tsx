import type { OpenInvitation } from '#lib/domain/invitations/contract.ts'

/** "Imani Achterberg invites you to join Saltmarsh Robotics as Recruiter." */
export function InvitationLead({ invitation }: { invitation: OpenInvitation }) {
  const { invitedBy, organization, role } = invitation
  const name = (text: string) => <bdi className="font-medium text-ink">{text}</bdi>

  return (
    <>
      {invitedBy === null ? 'You are invited' : <>{name(invitedBy)} invites you</>} to join {name(organization.name)} as {name(role.name)}.
    </>
  )
}
