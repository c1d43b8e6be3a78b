'use client'

import { Fragment, useState } from 'react'
import { LeaveDialog } from '#components/members/leave-dialog.tsx'
import type { MemberAct } from '#components/members/list-member-acts.ts'
import type { MemberDialogProps } from '#components/members/member-dialog.tsx'
import { RemoveMemberDialog } from '#components/members/remove-member-dialog.tsx'
import { ResetTwoFactorDialog } from '#components/members/reset-two-factor-dialog.tsx'
import { TransferOwnershipDialog } from '#components/members/transfer-ownership-dialog.tsx'
import type { Member } from '#lib/domain/members/contract.ts'

type Asked = { act: MemberAct; member: Member }

/** The question of the act that was chosen. One for the whole list, so that it stays when live updates move or take away the row. */
export function MemberActDialogs({ asked, onClose }: { asked: Asked | null; onClose: () => void }) {
  // Kept while the dialog fades away.
  const [last, setLast] = useState(asked)
  if (asked && asked !== last) setLast(asked)
  const shown = asked ?? last
  if (!shown) return null

  const { member } = shown
  const propsOf = (act: MemberAct): MemberDialogProps => ({ member, isOpen: asked?.act === act, onClose })

  return (
    <Fragment key={member.id}>
      <RemoveMemberDialog {...propsOf('remove')} />
      <ResetTwoFactorDialog {...propsOf('resetTwoFactor')} />
      <TransferOwnershipDialog {...propsOf('transferOwnership')} />
      <LeaveDialog {...propsOf('leave')} />
    </Fragment>
  )
}
