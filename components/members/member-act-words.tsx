import { Crown, LogOut, ShieldX, UserMinus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MemberAct } from '#components/members/list-member-acts.ts'

/** How the acts on a member are called in their menu. All of them ask more before anything happens. */
export const memberActWords: Readonly<Record<MemberAct, { label: string; icon: ReactNode; isDanger: boolean }>> = {
  resetTwoFactor: { label: 'Reset two-factor…', icon: <ShieldX aria-hidden="true" />, isDanger: false },
  transferOwnership: { label: 'Transfer ownership…', icon: <Crown aria-hidden="true" />, isDanger: false },
  remove: { label: 'Remove…', icon: <UserMinus aria-hidden="true" />, isDanger: true },
  leave: { label: 'Leave organization…', icon: <LogOut aria-hidden="true" />, isDanger: true },
}
