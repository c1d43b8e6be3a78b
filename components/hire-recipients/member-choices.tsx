import { useOrganization } from '#components/organization/use-organization.ts'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { TextLink } from '#components/ui/link.tsx'
import type { HireRecipient } from '#lib/domain/new-hires/recipients/contract.ts'

type MemberChoicesProps = {
  members: ReadonlyArray<HireRecipient>
  chosenIds: readonly string[]
  onChange: (chosenIds: string[]) => void
}

/** Members who may see new hires, to choose from, and below them those who may not, with the reason. One who lost it can only be taken off. */
export function MemberChoices({ members, chosenIds, onChange }: MemberChoicesProps) {
  const { slug } = useOrganization()
  const allowed = members.filter(({ isAllowed }) => isAllowed)
  const others = members.filter(({ isAllowed }) => !isAllowed)
  const toggle = (userId: string) => (isChosen: boolean) =>
    onChange(isChosen ? [...chosenIds, userId] : chosenIds.filter((id) => id !== userId))

  return (
    <fieldset className="min-w-0">
      <legend className="text-12 font-medium text-ink-2">Members</legend>
      <div className="mt-1.5 max-h-72 overflow-y-auto rounded-md border border-line px-3 py-1.5 max-md:max-h-none">
        {allowed.map((member) => (
          <Checkbox
            key={member.userId}
            isChecked={chosenIds.includes(member.userId)}
            onCheckedChange={toggle(member.userId)}
            label={<bdi>{member.name}</bdi>}
            help={`${member.email} · ${member.role}`}
          />
        ))}
        {others.length > 0 ? (
          <div className={allowed.length > 0 ? 'mt-1.5 border-t border-line pt-2' : undefined}>
            <p className="text-12 text-ink-3">
              These cannot be told: their role lacks “Manage ATS inbox”.{' '}
              <TextLink href={buildPlaceHref({ slug, path: '/company/members' })} isInline>
                Open Members & roles
              </TextLink>
            </p>
            {others.map((member) => (
              <Checkbox
                key={member.userId}
                isChecked={chosenIds.includes(member.userId)}
                isDisabled={!chosenIds.includes(member.userId)}
                onCheckedChange={toggle(member.userId)}
                label={<bdi>{member.name}</bdi>}
                help={`${member.role} · ${chosenIds.includes(member.userId) ? 'Was chosen and is not told any more' : 'Lacks “Manage ATS inbox”'}`}
              />
            ))}
          </div>
        ) : null}
      </div>
    </fieldset>
  )
}
