import type { Member } from '#lib/domain/members/contract.ts'
import { foldText } from '#lib/platform/format/text.ts'

/** The members whose name, address or role holds every word of the search, however it is written. */
export function findMembers({ members, search }: { members: readonly Member[]; search: string }): Member[] {
  const words = foldText(search).split(/\s+/).filter(Boolean)

  return members.filter(({ name, email, role }) => {
    const text = foldText(`${name} ${email} ${role.name}`)

    return words.every((word) => text.includes(word))
  })
}
