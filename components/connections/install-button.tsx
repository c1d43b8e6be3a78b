import { buildConnectionHref } from '#components/connections/connection-paths.ts'
import { suggestAccountName } from '#components/connections/environment-words.ts'
import { useByHandActs } from '#components/connections/use-by-hand-acts.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Button } from '#components/ui/button.tsx'
import { useGo } from '#components/ui/use-go.ts'
import type { Environment } from '#lib/domain/connections/terms.ts'

/** Connects an account by hand: one press, then its page shows what to copy into Ashby. */
export function InstallButton({ environment }: { environment: Environment }) {
  const { slug, name } = useOrganization()
  const { install } = useByHandActs()
  const go = useGo()
  const press = () =>
    install.mutate(
      { environment, name: suggestAccountName({ environment, organization: name }) },
      { onSuccess: ({ id }) => go(buildConnectionHref({ slug, id })) },
    )

  return (
    <Button isLoading={install.isPending} onClick={press} className="max-md:w-full">
      Install
    </Button>
  )
}
